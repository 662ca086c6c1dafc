"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Button } from "@/app/_components/button";
import { Sparkline } from "@/app/_components/charts/sparkline";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { IfMay } from "@/app/_components/rights";
import { dismissNeed } from "@/app/(dashboard)/failures/_components/need-requests";
import { NeedForm } from "@/app/(dashboard)/failures/emerging/_components/need-form";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";

/** A group as the browser knows it. */
export interface ShownNeed {
  code: string;
  words: readonly string[];
  interactions: number;
  customers: number;
  recent: number;
  before: number;
  weeks: readonly { week: string; count: number; isComplete: boolean }[];
  example: { interactionId: number; text: string };
  procedure: string | null;
  /** Where its numbers lead. */
  hrefs: { rows: string; customers: string; recent: string; before: string };
}

const words = recordText.needs.emerging;

/** How many groups stand on the page before all are asked for: as many as a meeting looks at. */
const FIRST = 20;

/** The groups, each of which can be made a failure or dismissed; what was dismissed last can be brought back. */
export function NeedGroups({
  needs,
  procedures,
  whenNone,
}: {
  needs: readonly ShownNeed[];
  procedures: readonly string[];
  whenNone: ReactNode;
}) {
  const [dismissed, setDismissed] = useState<ShownNeed | null>(null);
  const [isAll, setIsAll] = useState(false);
  return (
    <>
      {dismissed && <Dismissed need={dismissed} onRestored={() => setDismissed(null)} />}
      {needs.length === 0 ? (
        whenNone
      ) : (
        <>
          <ol aria-label={words.list} className="border-hairline border-t">
            {(isAll ? needs : needs.slice(0, FIRST)).map((need) => (
              <Need key={need.code} need={need} procedures={procedures} onDismissed={setDismissed} />
            ))}
          </ol>
          {!isAll && needs.length > FIRST && (
            <Button onClick={() => setIsAll(true)} className="mt-4">
              {words.others(needs.length - FIRST)}
            </Button>
          )}
        </>
      )}
    </>
  );
}

function Dismissed({ need, onRestored }: { need: ShownNeed; onRestored: () => void }) {
  const router = useRouter();
  const restore = useMutation({
    mutationFn: () => dismissNeed(need.code, false),
    onSuccess: () => {
      onRestored();
      router.refresh();
    },
  });
  return (
    <p role="status" className="mb-3">
      {words.dismissed(words.named(need.words))}{" "}
      <Button kind="quiet" disabled={restore.isPending} onClick={() => restore.mutate()}>
        {words.undo}
      </Button>
      {restore.isError && <span className="text-red text-sm"> {restore.error.message}</span>}
    </p>
  );
}

function Need({
  need,
  procedures,
  onDismissed,
}: {
  need: ShownNeed;
  procedures: readonly string[];
  onDismissed: (need: ShownNeed) => void;
}) {
  const router = useRouter();
  const [isNaming, setIsNaming] = useState(false);
  const dismiss = useMutation({
    mutationFn: () => dismissNeed(need.code, true),
    onSuccess: () => {
      onDismissed(need);
      router.refresh();
    },
  });
  const name = words.named(need.words);
  return (
    <li className="grid gap-x-6 gap-y-2 border-hairline border-b py-4 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <h2 className="break-words font-semibold">{words.words(need.words)}</h2>
        <p className="mt-1 break-words">
          <Link href={`/interactions/${need.example.interactionId}`} className="rows-link">
            {recordText.needs.similar.quote(need.example.text)}
          </Link>
        </p>
        <p className="mt-1 text-mute text-sm">
          <NumberWithRows href={need.hrefs.rows}>{words.interactions(need.interactions)}</NumberWithRows>
          {words.of}
          <NumberWithRows href={need.hrefs.customers}>{words.customers(need.customers)}</NumberWithRows>
          {" · "}
          <NumberWithRows href={need.hrefs.recent}>{words.recent(need.recent)}</NumberWithRows>
          {", "}
          <NumberWithRows href={need.hrefs.before}>{words.before(need.before)}</NumberWithRows>
        </p>
      </div>
      <div className="flex flex-wrap content-start items-center gap-2 sm:justify-end">
        <Sparkline
          bars={need.weeks.map((week, index) => ({
            key: week.week,
            value: week.count,
            isRecent: index >= need.weeks.length - 2,
            isPartial: !week.isComplete,
          }))}
          label={words.sparkline(formatCount(need.weeks.reduce((sum, week) => sum + week.count, 0)))}
        />
        <IfMay right="write">
          <Button aria-label={words.makeNamed(name)} aria-expanded={isNaming} onClick={() => setIsNaming(!isNaming)}>
            {words.make}
          </Button>
          <Button kind="quiet" aria-label={words.dismissNamed(name)} disabled={dismiss.isPending} onClick={() => dismiss.mutate()}>
            {words.dismiss}
          </Button>
        </IfMay>
        {dismiss.isError && (
          <p role="alert" className="text-red text-sm">
            {dismiss.error.message}
          </p>
        )}
      </div>
      {isNaming && <NeedForm need={need} procedures={procedures} onCancel={() => setIsNaming(false)} />}
    </li>
  );
}
