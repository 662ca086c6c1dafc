import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { FilterBar } from "@/app/_components/filter-bar";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { PageApart } from "@/app/_components/page-apart";
import { PageHeader } from "@/app/_components/page-header";
import { IfMay } from "@/app/_components/rights";
import { Section } from "@/app/_components/section";
import { StatePill } from "@/app/_components/state-pill";
import { hrefOf } from "@/app/_data/filter-params";
import { openPage, type SearchParams } from "@/app/_data/page-view";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { procedureHrefs } from "@/app/(dashboard)/procedures/_components/procedure-hrefs";
import { AdoptionSection } from "@/app/(dashboard)/procedures/[code]/_components/adoption-section";
import { ProcedureFailures, ProcedureFixes } from "@/app/(dashboard)/procedures/[code]/_components/failing";
import { OwnersCard } from "@/app/(dashboard)/procedures/[code]/_components/owners-card";
import { ProcedureChart } from "@/app/(dashboard)/procedures/[code]/_components/procedure-chart";
import { ProcedureFacts } from "@/app/(dashboard)/procedures/[code]/_components/procedure-facts";
import { Retire } from "@/app/(dashboard)/procedures/[code]/_components/retire";
import { VersionList } from "@/app/(dashboard)/procedures/[code]/_components/version-list";
import { VersionMaker } from "@/app/(dashboard)/procedures/[code]/_components/version-maker";
import { recordText } from "@/app/messages/record-text";
import { dayOf, isoDay } from "@/lib/dates";
import { formatCount, formatDay, formatRate } from "@/lib/format";
import { getProcedure, type ProcedureDetail } from "@/lib/procedures/get-procedure";

export const metadata: Metadata = { title: recordText.procedures.title };

interface ProcedurePageProps {
  params: Promise<{ code: string }>;
  searchParams: SearchParams;
}

export default function ProcedurePage(props: ProcedurePageProps) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Procedure {...props} />
    </Suspense>
  );
}

async function Procedure({ params, searchParams }: ProcedurePageProps) {
  const view = await openPage("PAGE /procedures/[code]", searchParams);
  const { code } = await params;
  const path = `/procedures/${code}`;
  const [read] = await Promise.allSettled([getProcedure(view.workspace, view.actor, code, view.filters, { now: view.period.asOf })]);
  if (read.status === "rejected") return <PageApart title={recordText.procedures.title} path={path} view={view} reason={read.reason} />;
  const procedure = read.value;
  if (!procedure) notFound();
  const words = recordText.procedures.detail;
  const hrefs = procedureHrefs(view.query, procedure.code);
  const { period, retiredAt } = procedure;
  const today = dayOf(period.asOf, period.zone);
  return (
    <>
      <PageHeader
        above={
          <Link href={hrefOf("/procedures", new URLSearchParams(view.query))} className="link">
            {recordText.procedures.title}
          </Link>
        }
        title={
          <>
            {procedure.name}{" "}
            {retiredAt !== null && <StatePill tone="neutral">{words.retiredOn(formatDay(dayOf(retiredAt, period.zone)))}</StatePill>}
          </>
        }
        sentence={<Sentence procedure={procedure} hrefs={hrefs} />}
        actions={
          <IfMay right="govern">
            <Retire code={procedure.code} isRetired={retiredAt !== null} />
          </IfMay>
        }
      />
      <FilterBar
        path={path}
        filters={view.filters}
        period={view.period}
        dimensions={view.dimensions.filter((dimension) => dimension.key !== "procedure")}
        notices={view.notices}
        rows={{ count: procedure.counts.interactions, unit: "interaction", href: hrefs.interactions }}
        compares={false}
      />
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-1 content-start gap-8">
          <Section title={words.versions} hint={words.versionsHint}>
            <VersionList procedure={procedure} />
            <IfMay right="govern">
              <VersionMaker
                code={procedure.code}
                next={Math.max(0, ...procedure.versions.map(({ version }) => version)) + 1}
                today={isoDay(today)}
              />
            </IfMay>
          </Section>
          <AdoptionSection adoption={procedure.adoption} hrefs={hrefs} />
          <Section title={words.failures} hint={words.failuresHint}>
            <ProcedureFailures failures={procedure.failures} query={view.query} />
          </Section>
          <Section title={words.fixes}>
            <ProcedureFixes fixes={procedure.fixes} failures={procedure.failures} query={view.query} />
          </Section>
          <ProcedureChart trend={procedure.trend} hrefs={hrefs} />
        </div>
        <div className="grid grid-cols-1 content-start gap-4">
          <ProcedureFacts procedure={procedure} hrefs={hrefs} />
          <OwnersCard procedure={procedure} dimensions={view.dimensions} />
        </div>
      </div>
    </>
  );
}

/** How much it is used, by how many the current version is followed, and whether it fails. */
function Sentence({ procedure, hrefs }: { procedure: ProcedureDetail; hrefs: ReturnType<typeof procedureHrefs> }) {
  const words = recordText.procedures.detail.sentence;
  const { counts, adoption, current, failures } = procedure;
  if (counts.interactions === 0) return <p>{words.nothing + words.end}</p>;
  return (
    <p>
      <NumberWithRows href={hrefs.interactions}>
        <strong>{words.interactions(formatCount(counts.interactions), counts.interactions)}</strong>
      </NumberWithRows>
      {words.documented}
      {adoption.total.value === null ? words.notAdopted : words.adopted(formatRate(adoption.total.value), current?.version ?? null)}
      {words.end}
      {words.recurring(failures.filter(({ isRecurring }) => isRecurring).length)}
    </p>
  );
}
