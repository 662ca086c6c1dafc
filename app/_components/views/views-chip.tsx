"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { Chip } from "@/app/_components/filters/chip";
import { DeletedView } from "@/app/_components/views/deleted-view";
import type { KnownView } from "@/app/_components/views/view-requests";
import { ViewsPopup } from "@/app/_components/views/views-popup";
import { hrefOf } from "@/app/_data/filter-params";
import { text } from "@/app/messages/text";
import { OPENED_FROM, viewHref } from "@/lib/views/view-href";

export interface ListedView extends KnownView {
  href: string;
  /** What its page is called. */
  page: string;
}

export interface ViewsChipProps {
  views: readonly ListedView[];
  /** The present address as a view keeps it. */
  here: { path: string; query: string };
}

/**
 * The page's saved view by name where its address is one; "changed" where it was opened from one and differs by now.
 * Opens the others, and saves, renames, replaces and deletes.
 */
export function ViewsChip({ views, here }: ViewsChipProps) {
  const router = useRouter();
  const opened = useSearchParams().get(OPENED_FROM);
  const [deleted, setDeleted] = useState<KnownView | null>(null);
  const same = views.filter((view) => view.path === here.path && view.query === here.query);
  const current = same.find((view) => view.code === opened) ?? same[0];
  const from = current ?? views.find((view) => view.code === opened && view.path === here.path);

  function show(href: string) {
    router.replace(href, { scroll: false });
    router.refresh();
  }

  function onDeleted(view: KnownView) {
    setDeleted(view);
    show(hrefOf(here.path, new URLSearchParams(here.query)));
  }

  return (
    <>
      <span className={from ? "contents" : "no-print contents"}>
        <Chip
          kind={from ? "set" : "add"}
          title={text.views.chipTitle}
          popup={(close) => (
            <ViewsPopup
              views={views}
              here={here}
              from={from}
              isChanged={from !== undefined && current === undefined}
              close={close}
              onSaved={(view) => show(viewHref(view))}
              onDeleted={onDeleted}
            />
          )}
        >
          {from ? (
            <>
              {text.views.view}{" "}
              <strong className="font-semibold">
                <bdi>{from.name}</bdi>
              </strong>
              {!current && <span className="text-mute"> · {text.views.changed}</span>}
            </>
          ) : (
            text.views.chip
          )}
        </Chip>
      </span>
      {deleted && (
        <DeletedView
          view={deleted}
          onRestored={(view) => {
            setDeleted(null);
            show(viewHref(view));
          }}
        />
      )}
    </>
  );
}
