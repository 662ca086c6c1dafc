import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Suspense } from "react";
import { atTheDoor } from "@/app/_data/at-the-door";
import { DoorWaiting } from "@/app/(entrance)/_components/door-page";
import { SignInForm } from "@/app/(entrance)/sign-in/_components/sign-in-form";
import { doorText } from "@/app/messages/door-text";
import { ownPath } from "@/lib/access/own-path";
import { environment } from "@/lib/env";
import { isFirstStart } from "@/lib/users/first-start";

export const metadata: Metadata = { title: doorText.signIn.title };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Suspense fallback={<DoorWaiting title={doorText.signIn.title} />}>
      <SignIn searchParams={searchParams} />
    </Suspense>
  );
}

async function SignIn({ searchParams }: { searchParams: SearchParams }) {
  const [record, { next, step, problem }] = await Promise.all([atTheDoor(), searchParams]);
  if (await isFirstStart(record.db)) redirect("/welcome");
  return (
    <>
      {problem === "provider" && (
        <p role="alert" className="rounded-md border border-edge bg-card px-3 py-2">
          {doorText.signIn.providerProblem}
        </p>
      )}
      <SignInForm
        next={ownPath(typeof next === "string" ? next : null)}
        provider={environment().provider?.name ?? null}
        beginsAtCode={step === "code"}
      />
    </>
  );
}
