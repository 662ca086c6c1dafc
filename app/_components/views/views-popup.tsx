"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { useNavigate } from "@/app/_components/filters/filter-navigation";
import { NameForm } from "@/app/_components/views/name-form";
import { changeView, deleteView, type KnownView, saveView } from "@/app/_components/views/view-requests";
import type { ListedView, ViewsChipProps } from "@/app/_components/views/views-chip";
import { text } from "@/app/messages/text";

interface ViewsPopupProps extends ViewsChipProps {
  /** The view that the page shows, or was opened from. */
  from: ListedView | undefined;
  isChanged: boolean;
  close: () => void;
  /** A view was saved, renamed or replaced, and is what the page shows. */
  onSaved: (view: KnownView) => void;
  onDeleted: (view: KnownView) => void;
}

/** Every view to open, what can be done with this one, and a name to save what is shown. */
export function ViewsPopup({ views, here, from, isChanged, close, onSaved, onDeleted }: ViewsPopupProps) {
  const saved = (view: KnownView) => {
    close();
    onSaved(view);
  };
  const save = useMutation({ mutationFn: (name: string) => saveView({ name, ...here }), onSuccess: saved });
  return (
    <>
      {from && <ThisView view={from} here={here} isChanged={isChanged} onSaved={saved} onDeleted={onDeleted} close={close} />}
      {views.length > 0 && <ViewList views={views} current={isChanged ? undefined : from?.code} onChosen={close} />}
      {(!from || isChanged) && (
        <div className="border-hairline border-b p-3">
          <NameForm label={text.views.saveThis} isBusy={save.isPending} problem={save.error?.message ?? null} onName={save.mutate} />
        </div>
      )}
      <Link href="/views" onClick={close} className="target flex items-center px-3.5 py-2 text-soft text-sm hover:bg-sunken hover:text-ink">
        {text.views.all}
      </Link>
    </>
  );
}

function ViewList({ views, current, onChosen }: { views: readonly ListedView[]; current: string | undefined; onChosen: () => void }) {
  const navigate = useNavigate();
  return (
    <nav aria-label={text.views.list} className="min-h-0 overflow-y-auto border-hairline border-b p-1.5">
      <ul>
        {views.map((view) => (
          <li key={view.code}>
            <Link
              href={view.href}
              prefetch={false}
              aria-current={view.code === current ? "true" : undefined}
              onNavigate={(event) => {
                event.preventDefault();
                onChosen();
                navigate(view.href);
              }}
              className="target flex items-center justify-between gap-3 rounded px-2 py-1 hover:bg-sunken aria-[current]:bg-accent-wash aria-[current]:font-medium"
            >
              <bdi className="min-w-0 break-words">{view.name}</bdi>
              <span className="shrink-0 font-normal text-mute text-sm">{view.page}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface ThisViewProps extends Pick<ViewsPopupProps, "here" | "isChanged" | "close" | "onSaved" | "onDeleted"> {
  view: ListedView;
}

/** The view that the page shows, or was opened from: its short address, and what can be done with it. */
function ThisView({ view, here, isChanged, close, onSaved, onDeleted }: ThisViewProps) {
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
      <p className="break-all text-mute text-sm">/v/{view.code}</p>
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
      {problem && (
        <p role="alert" className="text-red text-sm">
          {problem.message}
        </p>
      )}
    </div>
  );
}

const ACTION = "link target inline-flex items-center text-sm text-soft hover:text-ink";
