import type { Metadata } from "next";
import { Suspense } from "react";
import { ButtonLink } from "@/app/_components/button";
import { atTheDoor } from "@/app/_data/at-the-door";
import { DoorPage, DoorWaiting } from "@/app/(entrance)/_components/door-page";
import { NewPasswordForm } from "@/app/(entrance)/reset/_components/new-password-form";
import { doorText } from "@/app/messages/door-text";
import { findReset } from "@/lib/users/passwords-anew";

// The address opens an account: it goes to nobody else.
export const metadata: Metadata = { title: doorText.reset.choose, referrer: "no-referrer" };

type Params = Promise<{ token: string }>;

export default function NewPasswordPage({ params }: { params: Params }) {
  return (
    <Suspense fallback={<DoorWaiting title={doorText.reset.choose} />}>
      <NewPassword params={params} />
    </Suspense>
  );
}

async function NewPassword({ params }: { params: Params }) {
  const [record, { token }] = await Promise.all([atTheDoor(), params]);
  if ((await findReset(record, token, Date.now())) === null) {
    return (
      <DoorPage title={doorText.reset.over} hint={doorText.reset.overHint}>
        <ButtonLink href="/reset">{doorText.reset.another}</ButtonLink>
      </DoorPage>
    );
  }
  return (
    <DoorPage title={doorText.reset.choose} hint={doorText.reset.chooseHint}>
      <NewPasswordForm token={token} />
    </DoorPage>
  );
}
