import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Suspense } from "react";
import { atTheDoor } from "@/app/_data/at-the-door";
import { DoorPage, DoorWaiting } from "@/app/(entrance)/_components/door-page";
import { NewPersonForm } from "@/app/(entrance)/_components/new-person-form";
import { doorText } from "@/app/messages/door-text";
import { isFirstStart } from "@/lib/users/first-start";

export const metadata: Metadata = { title: doorText.welcome.title };

export default function WelcomePage() {
  return (
    <Suspense fallback={<DoorWaiting title={doorText.welcome.title} />}>
      <Welcome />
    </Suspense>
  );
}

async function Welcome() {
  const record = await atTheDoor();
  if (!(await isFirstStart(record.db))) redirect("/sign-in");
  return (
    <DoorPage title={doorText.welcome.title} hint={doorText.welcome.hint}>
      <NewPersonForm address="/api/users/first" submit={doorText.welcome.submit} asksForCode />
    </DoorPage>
  );
}
