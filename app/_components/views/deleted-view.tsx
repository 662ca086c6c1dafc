"use client";

import { useMutation } from "@tanstack/react-query";
import { type KnownView, saveView } from "@/app/_components/views/view-requests";
import { text } from "@/app/messages/text";

/** Says that a view is deleted, and brings it back under the same address. */
export function DeletedView({ view, onRestored }: { view: KnownView; onRestored: (view: KnownView) => void }) {
  const restore = useMutation({ mutationFn: () => saveView(view), onSuccess: onRestored });
  return (
    <span role="status" className="no-print inline-flex min-w-0 flex-wrap items-center gap-x-1.5 text-mute text-sm">
      <span className="min-w-0 break-words">{restore.isError ? restore.error.message : text.views.deleted(view.name)}</span>
      <button
        type="button"
        disabled={restore.isPending}
        onClick={() => restore.mutate()}
        className="link target inline-flex items-center font-medium text-ink"
      >
        {text.views.undo}
      </button>
    </span>
  );
}
