import type { Metadata } from "next";
import { connection } from "next/server";
import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { entered } from "@/app/_data/acting";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { NameForm } from "@/app/(dashboard)/account/_components/name-form";
import { PasswordForm } from "@/app/(dashboard)/account/_components/password-form";
import { SecondFactor } from "@/app/(dashboard)/account/_components/second-factor";
import { SessionList } from "@/app/(dashboard)/account/_components/session-list";
import { setUpText } from "@/app/messages/set-up-text";
import { listSessions } from "@/lib/access/sessions";
import { workspaceSettings } from "@/lib/settings";
import { ownAccount, requireUser } from "@/lib/users/own-account";

const words = setUpText.account;

export const metadata: Metadata = { title: words.title };

export default function AccountPage() {
  return (
    <Suspense fallback={<PageSkeleton title={words.title} />}>
      <Account />
    </Suspense>
  );
}

async function Account() {
  await connection();
  const { actor, workspace } = await entered("PAGE /account");
  const { record } = workspace;
  const { id, role, sessionId } = requireUser(actor);
  const [account, sessions, { zone }] = await Promise.all([
    ownAccount(record, actor),
    listSessions(record.db, id, Date.now()),
    workspaceSettings(record.db),
  ]);
  const { name, email, hasPassword, hasSecondFactor } = account;
  return (
    <>
      <PageHeader title={words.title} sentence={<p className="break-words">{words.sentence(email, setUpText.users.roleNames[role])}</p>} />
      <div className="grid grid-cols-1 gap-8 border-hairline border-t pt-5">
        <Section title={words.name}>
          <NameForm name={name} />
        </Section>
        <Section title={words.password} hint={hasPassword ? words.passwordHint : words.noPassword}>
          {hasPassword && <PasswordForm />}
        </Section>
        {hasPassword && (
          <Section title={words.factor} hint={hasSecondFactor ? words.factorOn : words.factorOff}>
            <SecondFactor isInForce={hasSecondFactor} />
          </Section>
        )}
        <Section title={words.sessions} hint={words.sessionsHint}>
          <SessionList sessions={sessions} ownId={sessionId} zone={zone} />
        </Section>
      </div>
    </>
  );
}
