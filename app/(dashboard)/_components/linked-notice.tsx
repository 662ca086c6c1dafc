"use client";

import { useMutation } from "@tanstack/react-query";
import { unlink } from "@/app/_data/failure-requests";
import type { Linked } from "@/app/(dashboard)/_components/link-dialog";
import { recordText } from "@/app/messages/record-text";

/** Says how many interactions were linked to what, with a way back. */
export function LinkedNotice({ linked, onUndone }: { linked: Linked; onUndone: () => void }) {
  const words = recordText.failureLinks;
  const back = useMutation({ mutationFn: () => unlink(linked.code, { ids: linked.ids, undo: true }), onSuccess: onUndone });
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3">
      {back.error?.message ?? words.link.linked(linked.ids.length, linked.title)}
      {linked.ids.length > 0 && (
        <button type="button" disabled={back.isPending} onClick={() => back.mutate()} className="link target inline-flex items-center">
          {words.undo}
        </button>
      )}
    </span>
  );
}
