"use client";

import Link from "next/link";
import { type ChangeEvent, type ReactNode, useRef, useState } from "react";
import { IfMay } from "@/app/_components/rights";
import { fileHref } from "@/app/_data/file-href";
import { hrefOf, withValues } from "@/app/_data/filter-params";
import { FailureChanges } from "@/app/(dashboard)/failures/_components/failure-changes";
import { MergeDialog } from "@/app/(dashboard)/failures/_components/merge-dialog";
import { recordText } from "@/app/messages/record-text";
import type { TeamChoice } from "@/lib/ownership/team-choices";

interface FailureSelectionProps {
  codes: readonly string[];
  query: string;
  teams: readonly TeamChoice[];
  /** Those that are listed are put aside. */
  isArchived: boolean;
  children: ReactNode;
}

/** Around the list: what can be done with the failures that are ticked, together. `codes` are those that are listed. */
export function FailureSelection({ codes, query, teams, isArchived, children }: FailureSelectionProps) {
  const list = useRef<HTMLDivElement>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [isMerging, setIsMerging] = useState(false);
  const selected = codes.filter((code) => ticked.has(code));
  const boxes = () => [...(list.current?.querySelectorAll<HTMLInputElement>("[data-row-select]") ?? [])];

  function onChange({ target }: ChangeEvent<HTMLDivElement>) {
    if (!target.matches("[data-row-select]")) return;
    setTicked(new Set(boxes().flatMap((box) => (box.checked ? [box.value] : []))));
  }

  function clear() {
    for (const box of boxes()) box.checked = false;
    setTicked(new Set());
  }

  const own = withValues(new URLSearchParams(query), "failure", selected);
  return (
    <div ref={list} onChange={onChange}>
      {children}
      <div className="no-print sticky bottom-3 z-10">
        <div className="mt-3 flex w-fit max-w-full flex-wrap items-center gap-x-4 gap-y-1 rounded-lg border border-edge bg-card px-4 py-2 shadow-lg not-has-[button]:hidden">
          {selected.length > 0 && (
            <>
              <strong role="status" className="font-semibold">
                {recordText.failures.selected(selected.length)}
              </strong>
              <Link href={hrefOf("/interactions", own)} className="link target inline-flex items-center">
                {recordText.failures.showSelected}
              </Link>
              <IfMay right="export">
                <a href={fileHref("/api/interactions", own.toString())} download className="link target inline-flex items-center">
                  {recordText.failures.exportSelected}
                </a>
              </IfMay>
              <IfMay right="govern">
                {selected.length > 1 && (
                  <button
                    type="button"
                    data-list-action="merge"
                    onClick={() => setIsMerging(true)}
                    className="link target inline-flex items-center"
                  >
                    {recordText.failureLinks.merge.open}
                  </button>
                )}
              </IfMay>
              <button type="button" onClick={clear} className="link target inline-flex items-center text-mute hover:text-ink">
                {recordText.failures.clearSelected}
              </button>
            </>
          )}
          <IfMay right="write">
            <FailureChanges codes={selected} teams={teams} isArchived={isArchived} onChanged={clear} />
          </IfMay>
        </div>
      </div>
      <MergeDialog isOpen={isMerging} codes={selected} onClose={() => setIsMerging(false)} onMerged={clear} />
    </div>
  );
}
