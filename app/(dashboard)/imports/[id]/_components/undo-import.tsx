"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/app/_components/button";
import { importQuery } from "@/app/(dashboard)/imports/_components/import-query";
import { fetchUndo, sendUndo } from "@/app/(dashboard)/imports/[id]/_components/undo-requests";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatInstant } from "@/lib/format";

/** Takes an import back: first how much would go and stay, then, asked once more, it does. */
export function UndoImport({ id, isGoing: wasGoing, zone }: { id: number; isGoing: boolean; zone: string }) {
  const router = useRouter();
  const words = recordText.imports.undo;
  const look = useMutation({ mutationFn: () => fetchUndo(id) });
  const undo = useMutation({ mutationFn: () => sendUndo(id) });
  const isGoing = wasGoing || undo.isSuccess;
  const { data } = useQuery({ ...importQuery(id), enabled: isGoing, refetchInterval: 700 });
  const isDone = data?.state === "undone";
  useEffect(() => {
    if (isDone) router.refresh();
  }, [isDone, router]);

  if (isGoing) {
    return (
      <p role="status" aria-live="polite" className="text-soft">
        {words.going(formatCount(data?.undone?.removed ?? 0))}
      </p>
    );
  }
  const preview = look.data;
  return (
    <div className="grid justify-items-start gap-2">
      {preview ? (
        <>
          <ul className="text-soft">
            <li>{words.removable(formatCount(preview.removable), preview.removable)}</li>
            <li>{words.kept(formatCount(preview.kept), preview.kept)}</li>
            {preview.changed > 0 && <li>{words.changed(formatCount(preview.changed), preview.changed)}</li>}
          </ul>
          <div className="flex flex-wrap gap-2">
            <Button kind="main" disabled={undo.isPending} onClick={() => undo.mutate()}>
              {words.sure(formatCount(preview.removable))}
            </Button>
            <Button onClick={() => look.reset()}>{words.keep}</Button>
          </div>
          <p className="text-mute text-sm">{words.until(formatInstant(preview.until, zone))}</p>
        </>
      ) : (
        <>
          <Button disabled={look.isPending} onClick={() => look.mutate()}>
            {words.ask}
          </Button>
          <p className="text-mute text-sm">{words.hint}</p>
        </>
      )}
      {(look.error ?? undo.error) && (
        <p role="alert" className="text-red text-sm">
          {(look.error ?? undo.error)?.message}
        </p>
      )}
    </div>
  );
}
