"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Button } from "@/app/_components/button";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { IfMay } from "@/app/_components/rights";
import { DeletedView } from "@/app/_components/views/deleted-view";
import { NameForm } from "@/app/_components/views/name-form";
import { changeView, deleteView, type KnownView } from "@/app/_components/views/view-requests";
import { text } from "@/app/messages/text";

interface DescribedView extends KnownView {
  href: string;
  page: string;
  /** Its filters in words. */
  filters: string;
}

/** Every saved view with what it shows; each can be renamed and deleted, and a deleted one brought back. */
export function ViewTable({ views, whenNone }: { views: readonly DescribedView[]; whenNone: ReactNode }) {
  const router = useRouter();
  const [deleted, setDeleted] = useState<KnownView | null>(null);
  return (
    <>
      {views.length === 0 ? whenNone : <Table views={views} onDeleted={setDeleted} />}
      {deleted && (
        <p className="mt-3">
          <DeletedView
            view={deleted}
            onRestored={() => {
              setDeleted(null);
              router.refresh();
            }}
          />
        </p>
      )}
    </>
  );
}

function Table({ views, onDeleted }: { views: readonly DescribedView[]; onDeleted: (view: KnownView) => void }) {
  const { columns } = text.views;
  return (
    <DataTable caption={text.views.title}>
      <thead>
        <tr>
          <HeadCell>{columns.name}</HeadCell>
          <HeadCell className="max-sm:hidden">{columns.page}</HeadCell>
          <HeadCell className="max-md:hidden">{columns.filters}</HeadCell>
          <HeadCell className="max-lg:hidden">{columns.address}</HeadCell>
          <HeadCell>
            <span className="sr-only">{columns.actions}</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {views.map((view) => (
          <ViewRow key={view.code} view={view} onDeleted={onDeleted} />
        ))}
      </tbody>
    </DataTable>
  );
}

function ViewRow({ view, onDeleted }: { view: DescribedView; onDeleted: (view: KnownView) => void }) {
  const router = useRouter();
  const [isRenaming, setIsRenaming] = useState(false);
  const rename = useMutation({
    mutationFn: (name: string) => changeView(view.code, { name }),
    onSuccess: () => {
      setIsRenaming(false);
      router.refresh();
    },
  });
  const remove = useMutation({
    mutationFn: () => deleteView(view.code),
    onSuccess: (deleted) => {
      onDeleted(deleted);
      router.refresh();
    },
  });
  return (
    <tr>
      <RowHead className="max-w-80 break-words">
        {isRenaming ? (
          <NameForm
            label={text.views.renameNamed(view.name)}
            name={view.name}
            isBusy={rename.isPending}
            problem={rename.error?.message ?? null}
            onName={rename.mutate}
            isFocused
          />
        ) : (
          <Link href={view.href} className="rows-link">
            <bdi>{view.name}</bdi>
          </Link>
        )}
        <span className="block font-normal text-mute text-sm md:hidden">{view.filters}</span>
      </RowHead>
      <Cell className="max-sm:hidden">{view.page}</Cell>
      <Cell className="text-soft max-md:hidden">{view.filters}</Cell>
      <Cell className="break-all text-mute max-lg:hidden">/v/{view.code}</Cell>
      <Cell className="py-1.5!">
        <IfMay right="write">
          <div className="flex flex-wrap justify-end gap-1">
            <Button
              kind="quiet"
              aria-label={isRenaming ? undefined : text.views.renameNamed(view.name)}
              onClick={() => setIsRenaming(!isRenaming)}
            >
              {isRenaming ? text.views.cancel : text.views.rename}
            </Button>
            <Button kind="quiet" aria-label={text.views.removeNamed(view.name)} disabled={remove.isPending} onClick={() => remove.mutate()}>
              {text.views.remove}
            </Button>
          </div>
        </IfMay>
        {remove.isError && (
          <p role="alert" className="text-red text-sm">
            {remove.error.message}
          </p>
        )}
      </Cell>
    </tr>
  );
}
