import type { Metadata } from "next";
import { connection } from "next/server";
import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { entered } from "@/app/_data/acting";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { SettingsLink } from "@/app/(dashboard)/settings/_components/settings-link";
import { InvitationList } from "@/app/(dashboard)/settings/users/_components/invitation-list";
import { InviteForm } from "@/app/(dashboard)/settings/users/_components/invite-form";
import { UserList } from "@/app/(dashboard)/settings/users/_components/user-list";
import { setUpText } from "@/app/messages/set-up-text";
import { RIGHTS_OF_ROLE, ROLES } from "@/lib/access/roles";
import { workspaceSettings } from "@/lib/settings";
import { listInvitations } from "@/lib/users/invitations";
import { userChoices } from "@/lib/users/user-choices";
import { listUsers } from "@/lib/users/users";

const words = setUpText.users;

export const metadata: Metadata = { title: words.title };

export default function UsersPage() {
  return (
    <Suspense fallback={<PageSkeleton title={words.title} />}>
      <Users />
    </Suspense>
  );
}

async function Users() {
  await connection();
  const { actor, workspace } = await entered("PAGE /settings/users");
  const { db } = workspace.record;
  const [users, invitations, choices, { zone }] = await Promise.all([
    listUsers(db, actor),
    listInvitations(db, actor, Date.now()),
    userChoices(db, actor),
    workspaceSettings(db),
  ]);
  const active = users.filter(({ disabledAt }) => disabledAt === null).length;
  return (
    <>
      <PageHeader above={<SettingsLink />} title={words.title} sentence={<p>{words.sentence(active, invitations.length)}</p>} />
      <div className="grid grid-cols-1 gap-8 border-hairline border-t pt-5">
        <Section title={words.list}>
          <UserList users={users} choices={choices} zone={zone} ownId={actor.user?.id ?? 0} />
        </Section>
        <Section title={words.invite} hint={words.inviteHint}>
          <InviteForm choices={choices} />
        </Section>
        <Section title={words.invitations}>
          <InvitationList invitations={invitations} teams={choices.teams} zone={zone} />
        </Section>
        <Section title={words.roles} hint={words.rolesHint}>
          <dl className="grid max-w-[46rem] gap-3">
            {ROLES.map((role) => (
              <div key={role} className="grid gap-x-4 sm:grid-cols-[8rem_1fr]">
                <dt className="font-medium">{words.roleNames[role]}</dt>
                <dd className="text-soft">{RIGHTS_OF_ROLE[role].map((right) => words.rights[right]).join(", ")}</dd>
              </div>
            ))}
          </dl>
        </Section>
      </div>
    </>
  );
}
