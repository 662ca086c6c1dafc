"use client";

import { useRouter } from "next/navigation";
import { type ChangeEvent, type ReactNode, useRef, useState } from "react";
import { LinkDialog, type Linked } from "@/app/(dashboard)/_components/link-dialog";
import { LinkedNotice } from "@/app/(dashboard)/_components/linked-notice";
import { recordText } from "@/app/messages/record-text";

interface InteractionSelectionProps {
  /** The parameters of this page, which say which interactions match. */
  query: string;
  /** How many match; null where they are too many to be linked at once, or not all counted. */
  matching: number | null;
  children: ReactNode;
}

/** Around the list: the interactions that are ticked, or all that match, can be linked to a failure together. */
export function InteractionSelection({ query, matching, children }: InteractionSelectionProps) {
  const router = useRouter();
  const list = useRef<HTMLDivElement>(null);
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [isAll, setIsAll] = useState(false);
  const [isLinking, setIsLinking] = useState(false);
  const [linked, setLinked] = useState<Linked | null>(null);
  const words = recordText.failureLinks;
  const boxes = () => [...(list.current?.querySelectorAll<HTMLInputElement>("[data-row-select]") ?? [])];
  const count = isAll && matching !== null ? matching : ticked.size;

  function onChange({ target }: ChangeEvent<HTMLDivElement>) {
    if (!target.matches("[data-row-select]")) return;
    setIsAll(false);
    setLinked(null);
    setTicked(new Set(boxes().flatMap((box) => (box.checked ? [Number(box.value)] : []))));
  }

  function clear() {
    for (const box of boxes()) box.checked = false;
    setTicked(new Set());
    setIsAll(false);
  }

  return (
    <div ref={list} onChange={onChange}>
      {children}
      <div role="status" className="no-print sticky bottom-3 z-10">
        {(ticked.size > 0 || linked) && (
          <p className="mt-3 flex w-fit max-w-full flex-wrap items-center gap-x-4 rounded-lg border border-edge bg-card px-4 py-2 shadow-lg">
            {linked && (
              <LinkedNotice
                key={linked.code + linked.ids.length}
                linked={linked}
                onUndone={() => {
                  setLinked(null);
                  router.refresh();
                }}
              />
            )}
            {ticked.size > 0 && (
              <>
                <strong className="font-semibold">{words.selection.selected(count)}</strong>
                <button type="button" onClick={() => setIsLinking(true)} className="link target inline-flex items-center">
                  {words.link.open}
                </button>
                {matching !== null && !isAll && matching > ticked.size && (
                  <button type="button" onClick={() => setIsAll(true)} className="link target inline-flex items-center">
                    {words.selection.all(matching)}
                  </button>
                )}
                <button type="button" onClick={clear} className="link target inline-flex items-center text-mute hover:text-ink">
                  {words.selection.none}
                </button>
              </>
            )}
          </p>
        )}
      </div>
      <LinkDialog
        isOpen={isLinking}
        chosen={isAll ? { query } : { ids: [...ticked] }}
        count={count}
        onClose={() => setIsLinking(false)}
        onLinked={(done) => {
          setLinked(done);
          setIsLinking(false);
          clear();
          router.refresh();
        }}
      />
    </div>
  );
}
