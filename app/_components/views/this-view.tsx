"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { CopyLink } from "@/app/_components/filters/copy-link";
import { IfMay } from "@/app/_components/rights";
import { NameForm } from "@/app/_components/views/name-form";
import { changeView, deleteView, type KnownView } from "@/app/_components/views/view-requests";
import { text } from "@/app/messages/text";

interface ThisViewProps {
  view: KnownView;
  /** The present address as a view keeps it. */
  here: { path: string; query: string };
  isChanged: boolean;
  close: () => void;
  onSaved: (view: KnownView) => void;
  onDeleted: (view: KnownView) => void;
}

/** The view that the page shows, or was opened from: its short address, and what can be done with it. */
export function ThisView({ view, here, isChanged, close, onSaved, onDeleted }: ThisViewProps) {
  const [isRenaming, setIsRenaming] = useState(false);
  const rename = useMutation({ mutationFn: (name: string) => changeView(view.code, { name }), onSuccess: onSaved });
  const replace = useMutation({ mutationFn: () => changeView(view.code, here), onSuccess: onSaved });
  const remove = useMutation({
    mutationFn: () => deleteView(view.code),
    onSuccess: (deleted) => {
      close();
      onDeleted(deleted);
    },
  });
  const problem = replace.error ?? remove.error;
  const isBusy = replace.isPending || remove.isPending;
  if (isRenaming)
    return (
      <div className="border-hairline border-b p-3">
        <NameForm
          label={text.views.renameNamed(view.name)}
          name={view.name}
          isBusy={rename.isPending}
          problem={rename.error?.message ?? null}
          onName={rename.mutate}
          isFocused
        />
      </div>
    );
  return (
    <div className="border-hairline border-b px-3.5 py-2.5">
      <p className="break-words font-semibold">
        <bdi>{view.name}</bdi>
      </p>
      <p className="flex flex-wrap items-baseline gap-x-2 text-mute text-sm">
        <span className="min-w-0 break-all">/v/{view.code}</span>
        <CopyLink path={`/v/${view.code}`} />
      </p>
      <IfMay right="write">
        <p className="mt-1 flex flex-wrap gap-x-4">
          {isChanged && (
            <button type="button" disabled={isBusy} onClick={() => replace.mutate()} className={ACTION}>
              {text.views.replace}
            </button>
          )}
          <button type="button" disabled={isBusy} onClick={() => setIsRenaming(true)} className={ACTION}>
            {text.views.rename}
          </button>
          <button type="button" disabled={isBusy} onClick={() => remove.mutate()} className={ACTION}>
            {text.views.remove}
          </button>
        </p>
      </IfMay>
      {problem && (
        <p role="alert" className="text-red text-sm">
          {problem.message}
        </p>
      )}
    </div>
  );
}

const ACTION = "link target inline-flex items-center text-sm text-soft hover:text-ink";
