"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { ModalDialog } from "@/app/_components/shell/modal-dialog";
import { answerSimilar } from "@/app/(dashboard)/failures/_components/need-requests";
import { recordText } from "@/app/messages/record-text";

interface SimilarRow {
  id: number;
  externalId: string;
  quote: string;
  when: string;
}

const words = recordText.needs.similar;

/** Every interaction that reads alike, to be linked or refused one by one or together. */
export function SimilarReview({ code, rows, isMost }: { code: string; rows: readonly SimilarRow[]; isMost: boolean }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" className="-ml-3 mt-2" onClick={() => setIsOpen(true)}>
        {words.review}
      </Button>
      <ModalDialog isOpen={isOpen} onClose={() => setIsOpen(false)} label={words.reviewTitle} className="my-auto">
        <Review code={code} rows={rows} isMost={isMost} onClose={() => setIsOpen(false)} />
      </ModalDialog>
    </>
  );
}

function Review({ code, rows, isMost, onClose }: { code: string; rows: readonly SimilarRow[]; isMost: boolean; onClose: () => void }) {
  const router = useRouter();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  // What has been answered meanwhile is not chosen any more.
  const ids = rows.map(({ id }) => id).filter((id) => chosen.has(id));
  const answer = useMutation({
    mutationFn: (said: "link" | "refuse") => answerSimilar(code, said, ids),
    onSuccess: () => {
      setChosen(new Set());
      router.refresh();
      if (ids.length === rows.length) onClose();
    },
  });
  const choose = (id: number, isChosen: boolean) => setChosen(new Set(isChosen ? [...ids, id] : ids.filter((each) => each !== id)));
  const isNothing = ids.length === 0 || answer.isPending;
  return (
    <div className="flex max-h-[80dvh] flex-col">
      <div className="border-hairline border-b px-4 py-3">
        <h2 className="font-semibold">{words.reviewTitle}</h2>
        <p className="text-mute text-sm">
          {words.reviewHint} {isMost && words.most(rows.length)}
        </p>
      </div>
      <ul className="min-h-0 overflow-y-auto px-4">
        {rows.map(({ id, externalId, quote, when }) => (
          <li key={id} className="flex gap-3 border-hairline border-b py-2.5 last:border-b-0">
            <input
              type="checkbox"
              data-first-focus={id === rows[0]?.id ? "" : undefined}
              className="target mt-1 size-4 shrink-0 accent-accent"
              aria-label={words.select(externalId)}
              checked={chosen.has(id)}
              onChange={(event) => choose(id, event.target.checked)}
            />
            <div className="min-w-0">
              <p className="break-words">{words.quote(quote)}</p>
              <p className="break-words text-mute text-sm">
                <Link href={`/interactions/${id}`} className="link">
                  {externalId}
                </Link>{" "}
                · {when}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-2 border-hairline border-t px-4 py-3">
        <Button kind="main" disabled={isNothing} onClick={() => answer.mutate("link")}>
          {words.link(ids.length)}
        </Button>
        <Button disabled={isNothing} onClick={() => answer.mutate("refuse")}>
          {words.refuse}
        </Button>
        <Button kind="quiet" onClick={() => setChosen(new Set(rows.map(({ id }) => id)))}>
          {words.all}
        </Button>
        <Button kind="quiet" className="ml-auto" onClick={onClose}>
          {words.close}
        </Button>
        {answer.isError && (
          <p role="alert" className="w-full text-red text-sm">
            {answer.error.message}
          </p>
        )}
      </div>
    </div>
  );
}
