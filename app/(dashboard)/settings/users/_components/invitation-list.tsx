"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_components/button";
import { teamNames } from "@/app/(dashboard)/settings/users/_components/given-fields";
import { ShownLink } from "@/app/(dashboard)/settings/users/_components/shown-link";
import { renewInvitation, revokeInvitation } from "@/app/(dashboard)/settings/users/_components/user-requests";
import { setUpText } from "@/app/messages/set-up-text";
import type { Role } from "@/lib/access/roles";
import { formatInstant } from "@/lib/format";

interface Invitation {
  id: number;
  email: string;
  role: Role;
  teams: number[] | null;
  expiresAt: number;
}

const words = setUpText.users;

/** Who has not accepted yet. */
export function InvitationList({
  invitations,
  teams,
  zone,
}: {
  invitations: readonly Invitation[];
  teams: readonly { id: number; name: string }[];
  zone: string;
}) {
  if (invitations.length === 0) return <p className="text-mute">{words.noInvitations}</p>;
  return (
    <ul className="border-hairline border-t">
      {invitations.map((each) => (
        <li key={each.id} className="grid gap-2 border-hairline border-b py-2.5">
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
            <div className="min-w-0">
              <p className="break-words font-medium">{each.email}</p>
              <p className="text-mute text-sm">
                {words.roleNames[each.role]} · {teamNames(each.teams, teams)} · {words.until(formatInstant(each.expiresAt, zone))}
              </p>
            </div>
            <Open id={each.id} email={each.email} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Open({ id, email }: { id: number; email: string }) {
  const router = useRouter();
  const renew = useMutation({ mutationFn: () => renewInvitation(id), onSuccess: () => router.refresh() });
  const revoke = useMutation({ mutationFn: () => revokeInvitation(id), onSuccess: () => router.refresh() });
  if (renew.data) return <ShownLink title={words.invited(email)} address={renew.data.address} onDone={renew.reset} />;
  const failed = renew.error ?? revoke.error;
  return (
    <div className="grid justify-items-end gap-1">
      <div className="flex flex-wrap gap-1">
        <Button kind="quiet" aria-label={words.renewNamed(email)} disabled={renew.isPending} onClick={() => renew.mutate()}>
          {words.renew}
        </Button>
        <Button kind="quiet" aria-label={words.revokeNamed(email)} disabled={revoke.isPending} onClick={() => revoke.mutate()}>
          {words.revoke}
        </Button>
      </div>
      {failed && (
        <p role="alert" className="text-red text-sm">
          {failed.message}
        </p>
      )}
    </div>
  );
}
