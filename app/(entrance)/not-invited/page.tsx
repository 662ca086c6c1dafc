import type { Metadata } from "next";
import { Suspense } from "react";
import { ButtonLink } from "@/app/_components/button";
import { atTheDoor } from "@/app/_data/at-the-door";
import { DoorPage, DoorWaiting } from "@/app/(entrance)/_components/door-page";
import { doorText } from "@/app/messages/door-text";

const words = doorText.notInvited;

export const metadata: Metadata = { title: words.title };

export default function NotInvitedPage() {
  return (
    <Suspense fallback={<DoorWaiting title={words.title} />}>
      <NotInvited />
    </Suspense>
  );
}

async function NotInvited() {
  await atTheDoor();
  return (
    <DoorPage title={words.title} hint={words.hint}>
      <ButtonLink href="/sign-in">{words.again}</ButtonLink>
    </DoorPage>
  );
}
