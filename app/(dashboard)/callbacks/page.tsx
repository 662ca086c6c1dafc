import type { Metadata } from "next";
import { connection } from "next/server";
import { Suspense } from "react";
import { ButtonLink } from "@/app/_components/button";
import { NoDataYet } from "@/app/_components/empty-state";
import { PageHeader } from "@/app/_components/page-header";
import { entered } from "@/app/_data/acting";
import type { SearchParams } from "@/app/_data/page-view";
import { Key, KeyHints } from "@/app/(dashboard)/_components/key-hints";
import { ListKeys } from "@/app/(dashboard)/_components/list-keys";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { CallbackQueue } from "@/app/(dashboard)/callbacks/_components/callback-queue";
import { QueueFilters, queueHref } from "@/app/(dashboard)/callbacks/_components/queue-filters";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import { queueChoices } from "@/lib/promises/queue-choices";
import { QUEUE_SECTIONS } from "@/lib/promises/queue-rule";
import { parseQueueView, queueParams } from "@/lib/promises/queue-view";
import { type Queue, readQueue } from "@/lib/promises/read-queue";

export const metadata: Metadata = { title: recordText.callbacks.title };

export default function CallbacksPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Suspense fallback={<PageSkeleton title={recordText.callbacks.title} />}>
      <Callbacks searchParams={searchParams} />
    </Suspense>
  );
}

async function Callbacks({ searchParams }: { searchParams: SearchParams }) {
  await connection();
  const words = recordText.callbacks;
  const [{ actor, workspace }, params] = await Promise.all([entered("PAGE /callbacks"), searchParams]);
  const { view, notices } = parseQueueView(params);
  const [queue, choices] = await Promise.all([
    readQueue(workspace.record, actor, view, workspace.clock()),
    queueChoices(workspace.record.db, actor),
  ]);
  const isNarrowed = view.whose !== "all" || view.kind !== null || view.procedure !== null || view.section !== null;
  const address = queueParams(view).toString();
  return (
    <>
      <PageHeader
        title={words.title}
        sentence={<QueueSentence counts={queue.counts} />}
        actions={<ButtonLink href="/follow-through">{words.analytics}</ButtonLink>}
      />
      {notices.map(({ field, message }) => (
        <p key={field} role="alert" className="mb-2 text-amber text-sm">
          {message}
        </p>
      ))}
      <QueueFilters view={view} counts={queue.counts} choices={choices} hasTeams={actor.teams !== null} />
      {queue.sections.length === 0 ? (
        <Nothing isNarrowed={isNarrowed} />
      ) : (
        <ListKeys>
          <CallbackQueue
            key={address}
            queue={queue}
            allHref={
              view.section === null ? Object.fromEntries(QUEUE_SECTIONS.map((section) => [section, queueHref(view, { section })])) : {}
            }
            choices={choices}
            me={actor.user ? { id: actor.user.id, name: actor.name } : null}
          />
          {queue.pages > 1 && (
            <nav aria-label={words.pages.label} className="no-print mt-4 flex flex-wrap items-center gap-2">
              <span className="mr-2 text-mute text-sm tabular-nums">{words.pages.page(Math.min(view.page, queue.pages), queue.pages)}</span>
              {view.page > 1 && (
                <ButtonLink rel="prev" href={queueHref(view, { page: view.page - 1 })}>
                  {words.pages.before}
                </ButtonLink>
              )}
              {view.page < queue.pages && (
                <ButtonLink rel="next" href={queueHref(view, { page: view.page + 1 })}>
                  {words.pages.after}
                </ButtonLink>
              )}
            </nav>
          )}
          <KeyHints canSelect>
            {KEYS.map(([key, name]) => (
              <span key={key}>
                {" · "}
                <Key>{key}</Key> {words.keys[name]}
              </span>
            ))}
          </KeyHints>
        </ListKeys>
      )}
    </>
  );
}

const KEYS = [
  ["t", "take"],
  ["r", "report"],
  ["c", "complete"],
  ["m", "move"],
  ["w", "withdraw"],
  ["a", "give"],
  ["z", "undo"],
  ["?", "all"],
] as const;

function QueueSentence({ counts: { overdue, today, week, later } }: { counts: Queue["counts"] }) {
  const { sentence } = recordText.callbacks;
  return (
    <p>
      <strong>{overdue === 0 ? sentence.noneOverdue : sentence.overdue(overdue, formatCount(overdue))}</strong>
      {today > 0 && sentence.today(today, formatCount(today))}
      {week + later > 0 && sentence.coming(formatCount(week + later))}
      {sentence.end}
    </p>
  );
}

function Nothing({ isNarrowed }: { isNarrowed: boolean }) {
  const words = recordText.callbacks;
  if (!isNarrowed) return <NoDataYet title={words.none} hint={words.noneHint} />;
  return (
    <p className="text-mute">
      {words.noneFiltered}{" "}
      <ButtonLink kind="quiet" href="/callbacks">
        {words.showAll}
      </ButtonLink>
    </p>
  );
}
