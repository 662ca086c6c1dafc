import type { Metadata } from "next";
import Link from "next/link";
import { Suspense } from "react";
import { atTheDoor } from "@/app/_data/at-the-door";
import { DoorPage, DoorWaiting } from "@/app/(entrance)/_components/door-page";
import { ForgottenForm } from "@/app/(entrance)/reset/_components/forgotten-form";
import { doorText } from "@/app/messages/door-text";
import { environment } from "@/lib/env";

export const metadata: Metadata = { title: doorText.reset.title };

export default function ResetPage() {
  return (
    <Suspense fallback={<DoorWaiting title={doorText.reset.title} />}>
      <Forgotten />
    </Suspense>
  );
}

async function Forgotten() {
  await atTheDoor();
  const { mail } = environment();
  return (
    <DoorPage title={doorText.reset.title} hint={mail ? doorText.reset.hint : doorText.reset.noMail}>
      {mail && <ForgottenForm />}
      <p>
        <Link href="/sign-in" className="link target inline-flex items-center text-soft hover:text-ink">
          {doorText.again}
        </Link>
      </p>
    </DoorPage>
  );
}
