import type { Metadata } from "next";
import { connection } from "next/server";
import { Suspense } from "react";
import { ButtonLink, buttonLook } from "@/app/_components/button";
import { NothingMatches } from "@/app/_components/empty-state";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { entered } from "@/app/_data/acting";
import { hrefOf } from "@/app/_data/filter-params";
import type { SearchParams } from "@/app/_data/page-view";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { SettingsLink } from "@/app/(dashboard)/settings/_components/settings-link";
import { AuditCheck } from "@/app/(dashboard)/settings/audit/_components/audit-check";
import { AuditFilters } from "@/app/(dashboard)/settings/audit/_components/audit-filters";
import { AuditTable } from "@/app/(dashboard)/settings/audit/_components/audit-table";
import { setUpText } from "@/app/messages/set-up-text";
import { AUDIT_FILTERS, type AuditQuery, BadAuditQueryError, parseAuditQuery } from "@/lib/audit/audit-query";
import { headText } from "@/lib/audit/chain";
import { auditHead } from "@/lib/audit/head";
import { auditActors, listAudit } from "@/lib/audit/list-audit";
import { lastParam } from "@/lib/raw-params";
import { workspaceSettings } from "@/lib/settings";

const words = setUpText.audit;
const PATH = "/settings/audit";

export const metadata: Metadata = { title: words.title };

export default function AuditPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Suspense fallback={<PageSkeleton title={words.title} />}>
      <Audit searchParams={searchParams} />
    </Suspense>
  );
}

async function Audit({ searchParams }: { searchParams: SearchParams }) {
  await connection();
  const [params, { actor, workspace }] = await Promise.all([searchParams, entered("PAGE /settings/audit")]);
  const { record } = workspace;
  const { query, problem } = readQuery(params);
  const [page, actors, head, { zone }] = await Promise.all([
    listAudit(record, actor, query),
    auditActors(record.db, actor),
    auditHead(record, actor),
    workspaceSettings(record.db),
  ]);
  const filters = filtersOf(query);
  return (
    <>
      <PageHeader
        above={<SettingsLink />}
        title={words.title}
        sentence={<p>{words.sentence}</p>}
        actions={
          <a href={hrefOf("/api/audit.csv", filters)} download className={buttonLook()}>
            {words.export}
          </a>
        }
      />
      <div className="grid grid-cols-1 gap-8 border-hairline border-t pt-5">
        <Section title={words.head} hint={words.headHint}>
          {head.position === 0 ? (
            <p className="text-mute">{words.empty}</p>
          ) : (
            <>
              <code className="block break-all">{headText(head)}</code>
              <div className="mt-3">
                <AuditCheck record={record} actor={actor} isAsked={lastParam(params, "check") !== undefined} path={PATH} />
              </div>
            </>
          )}
        </Section>
        <Section title={words.filters}>
          <AuditFilters path={PATH} query={query} actors={actors} problem={problem} />
        </Section>
        <Section title={words.list}>
          {page.entries.length > 0 && <AuditTable entries={page.entries} zone={zone} />}
          {page.entries.length === 0 && filters.size === 0 && <p className="text-mute">{words.none}</p>}
          {page.entries.length === 0 && filters.size > 0 && (
            <NothingMatches clearHref={PATH} title={words.noneMatches} hint={null} clear={words.clear} />
          )}
          <Pages filters={filters} older={page.older} isFirst={query.before === undefined} />
        </Section>
      </div>
    </>
  );
}

/** What of the address cannot be read is left out, and said. */
function readQuery(params: Awaited<SearchParams>): { query: AuditQuery; problem: string | null } {
  try {
    return { query: parseAuditQuery(params), problem: null };
  } catch (error) {
    if (!(error instanceof BadAuditQueryError)) throw error;
    return { query: {}, problem: error.message };
  }
}

function filtersOf(query: AuditQuery): URLSearchParams {
  return new URLSearchParams(AUDIT_FILTERS.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]])));
}

function Pages({ filters, older, isFirst }: { filters: URLSearchParams; older: number | null; isFirst: boolean }) {
  if (older === null && isFirst) return null;
  return (
    <nav aria-label={words.list} className="no-print mt-4 flex flex-wrap gap-2">
      {!isFirst && <ButtonLink href={hrefOf(PATH, filters)}>{words.newest}</ButtonLink>}
      {older !== null && (
        <ButtonLink rel="next" href={hrefOf(PATH, new URLSearchParams([...filters, ["before", String(older)]]))}>
          {words.older}
        </ButtonLink>
      )}
    </nav>
  );
}
