import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { ButtonLink } from "@/app/_components/button";
import { FilterBar } from "@/app/_components/filter-bar";
import { PageApart } from "@/app/_components/page-apart";
import { PageHeader } from "@/app/_components/page-header";
import { IfMay } from "@/app/_components/rights";
import { Section } from "@/app/_components/section";
import { StatePill } from "@/app/_components/state-pill";
import { hrefOf } from "@/app/_data/filter-params";
import { openPage, type SearchParams } from "@/app/_data/page-view";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { RetirePlaybook } from "@/app/(dashboard)/playbooks/[code]/_components/retire-playbook";
import { CallSteps, StepList } from "@/app/(dashboard)/playbooks/[code]/_components/step-list";
import { VersionChange } from "@/app/(dashboard)/playbooks/[code]/_components/version-change";
import { VersionEditor } from "@/app/(dashboard)/playbooks/[code]/_components/version-editor";
import { Versions } from "@/app/(dashboard)/playbooks/[code]/_components/versions";
import { recordText } from "@/app/messages/record-text";
import { dayOf, isoDay } from "@/lib/dates";
import { formatCount, formatRate } from "@/lib/format";
import { getPlaybook, type PlaybookDetail } from "@/lib/playbooks/read-playbooks";

export const metadata: Metadata = { title: recordText.playbooks.title };

interface PlaybookPageProps {
  params: Promise<{ code: string }>;
  searchParams: SearchParams;
}

export default function PlaybookPage(props: PlaybookPageProps) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Playbook {...props} />
    </Suspense>
  );
}

async function Playbook({ params, searchParams }: PlaybookPageProps) {
  const view = await openPage("PAGE /playbooks/[code]", searchParams);
  const { code } = await params;
  const path = `/playbooks/${code}`;
  const words = recordText.playbooks;
  const [read] = await Promise.allSettled([getPlaybook(view.workspace, view.actor, code, view.filters, { now: view.period.asOf })]);
  if (read.status === "rejected") return <PageApart title={words.title} path={path} view={view} reason={read.reason} />;
  if (!read.value) notFound();
  const { playbook, period } = read.value;
  const filters = new URLSearchParams(view.query);
  const isCall = view.params.view === "call";
  const above = (
    <Link href={hrefOf("/playbooks", filters)} className="link">
      {words.title}
    </Link>
  );
  const title = (
    <>
      {playbook.name} {playbook.retiredAt !== null && <StatePill tone="neutral">{words.retired}</StatePill>}
    </>
  );
  if (isCall) {
    return (
      <>
        <PageHeader
          above={above}
          title={title}
          actions={
            <ButtonLink href={hrefOf(path, filters)} kind="quiet">
              {words.detail.whole}
            </ButtonLink>
          }
        />
        <CallSteps playbook={playbook} />
      </>
    );
  }
  return (
    <>
      <PageHeader
        above={above}
        title={title}
        sentence={
          <>
            {playbook.about !== null && <p>{playbook.about}</p>}
            <p>{sentenceOf(playbook)}</p>
          </>
        }
        actions={
          <>
            <ButtonLink href={`${path}?${new URLSearchParams([...filters, ["view", "call"]])}`}>{words.detail.call}</ButtonLink>
            <IfMay right="govern">
              <RetirePlaybook code={code} isRetired={playbook.retiredAt !== null} />
            </IfMay>
          </>
        }
      />
      <FilterBar path={path} filters={view.filters} period={period} dimensions={view.dimensions} notices={view.notices} compares={false} />
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-1 content-start gap-8">
          <Section
            title={words.detail.steps}
            hint={words.detail.stepsHint}
            aside={
              <Link href={hrefOf("/handling/endings", filters)} className="link">
                {words.detail.endings}
              </Link>
            }
          >
            <StepList playbook={playbook} query={view.query} />
          </Section>
          <IfMay right="govern">
            <VersionEditor
              code={code}
              next={Math.max(0, ...playbook.versions.map(({ version }) => version)) + 1}
              today={isoDay(dayOf(period.asOf, period.zone))}
              steps={playbook.versions.at(-1)?.steps ?? []}
            />
          </IfMay>
        </div>
        <div className="grid grid-cols-1 content-start gap-8">
          {playbook.change && playbook.current && <VersionChange change={playbook.change} version={playbook.current.version} />}
          <Section title={words.detail.versions} hint={words.detail.versionsHint}>
            <Versions playbook={playbook} asOf={period.asOf} zone={period.zone} />
          </Section>
        </div>
      </div>
    </>
  );
}

function sentenceOf({ name, adherence: { value, judged } }: PlaybookDetail): string {
  const words = recordText.playbooks.detail;
  return value === null ? words.nothing : words.sentence(name, formatRate(value), formatCount(judged));
}
