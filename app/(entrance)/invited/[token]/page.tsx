import type { Metadata } from "next";
import { Suspense } from "react";
import { atTheDoor } from "@/app/_data/at-the-door";
import { DoorPage, DoorWaiting } from "@/app/(entrance)/_components/door-page";
import { NewPersonForm } from "@/app/(entrance)/_components/new-person-form";
import { doorText } from "@/app/messages/door-text";
import { findInvitation } from "@/lib/users/invitations";

// The address opens an account: it goes to nobody else.
export const metadata: Metadata = { title: doorText.invited.title, referrer: "no-referrer" };

type Params = Promise<{ token: string }>;

export default function InvitedPage({ params }: { params: Params }) {
  return (
    <Suspense fallback={<DoorWaiting title={doorText.invited.title} />}>
      <Invited params={params} />
    </Suspense>
  );
}

async function Invited({ params }: { params: Params }) {
  const [record, { token }] = await Promise.all([atTheDoor(), params]);
  const found = await findInvitation(record.db, token, Date.now());
  if (!found) return <DoorPage title={doorText.invited.over} hint={doorText.invited.overHint} />;
  return (
    <DoorPage title={doorText.invited.title} hint={<p className="break-words">{doorText.invited.hint(found.email, found.role)}</p>}>
      <NewPersonForm address="/api/invitations/accept" token={token} submit={doorText.invited.submit} />
    </DoorPage>
  );
}
