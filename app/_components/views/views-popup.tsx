"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useNavigate } from "@/app/_components/filters/filter-navigation";
import { NameForm } from "@/app/_components/views/name-form";
import { ThisView } from "@/app/_components/views/this-view";
import { type KnownView, saveView } from "@/app/_components/views/view-requests";
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
  // The one that is shown has its place above the list.
  const others = views.filter((view) => isChanged || view.code !== from?.code);
  return (
    <>
      {from && <ThisView view={from} here={here} isChanged={isChanged} onSaved={saved} onDeleted={onDeleted} close={close} />}
      {others.length > 0 && <ViewList views={others} onChosen={close} />}
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

function ViewList({ views, onChosen }: { views: readonly ListedView[]; onChosen: () => void }) {
  const navigate = useNavigate();
  return (
    <nav aria-label={text.views.list} className="min-h-0 overflow-y-auto border-hairline border-b p-1.5">
      <ul>
        {views.map((view) => (
          <li key={view.code}>
            <Link
              href={view.href}
              prefetch={false}
              onNavigate={(event) => {
                event.preventDefault();
                onChosen();
                navigate(view.href);
              }}
              className="target flex items-center justify-between gap-3 rounded px-2 py-1 hover:bg-sunken"
            >
              <bdi className="min-w-0 break-words">{view.name}</bdi>
              <span className="shrink-0 text-mute text-sm">{view.page}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
