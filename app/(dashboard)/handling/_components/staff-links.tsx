import { ButtonLink } from "@/app/_components/button";
import { recordText } from "@/app/messages/record-text";
import type { Actor } from "@/lib/access/actor";

/** The ways to the pages of the staff, for whom they are. */
export function StaffLinks({ actor }: { actor: Actor }) {
  return (
    <>
      {actor.may("read-staff") && <ButtonLink href="/staff">{recordText.staff.link}</ButtonLink>}
      {actor.user && actor.user.personId !== null && <ButtonLink href="/me">{recordText.staff.own}</ButtonLink>}
    </>
  );
}
