import type { Metadata } from "next";
import { connection } from "next/server";
import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { entered } from "@/app/_data/acting";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { SettingsLink } from "@/app/(dashboard)/settings/_components/settings-link";
import { RuleMaker } from "@/app/(dashboard)/settings/ownership/_components/rule-maker";
import { RuleTable } from "@/app/(dashboard)/settings/ownership/_components/rule-table";
import { setUpText } from "@/app/messages/set-up-text";
import { listRules, ruleChoices } from "@/lib/ownership/ownership-rules";

export const metadata: Metadata = { title: setUpText.ownership.title };

export default function OwnershipPage() {
  return (
    <Suspense fallback={<PageSkeleton title={setUpText.ownership.title} />}>
      <Ownership />
    </Suspense>
  );
}

async function Ownership() {
  await connection();
  const { actor, workspace } = await entered("PAGE /settings/ownership");
  const [rules, choices] = await Promise.all([listRules(workspace, actor), ruleChoices(workspace, actor)]);
  const words = setUpText.ownership;
  return (
    <>
      <PageHeader above={<SettingsLink />} title={words.title} sentence={<p>{words.sentence}</p>} />
      <div className="grid grid-cols-1 gap-8 border-hairline border-t pt-5">
        <Section title={words.list}>{rules.length === 0 ? <p className="text-mute">{words.none}</p> : <RuleTable rules={rules} />}</Section>
        <Section title={words.make} hint={words.makeHint}>
          {choices.teams.length === 0 ? <p className="text-mute">{words.noTeams}</p> : <RuleMaker {...choices} />}
        </Section>
      </div>
    </>
  );
}
