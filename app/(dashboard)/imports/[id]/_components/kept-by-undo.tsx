import Link from "next/link";
import { Section } from "@/app/_components/section";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import type { KeptInteraction } from "@/lib/imports/undo-import";

export interface KeptLists {
  own: KeptInteraction[];
  others: KeptInteraction[];
  othersCount: number;
}

/** What an undone import has left behind, each of which can be opened. */
export function KeptByUndo({ kept: { own, others, othersCount }, ownCount }: { kept: KeptLists; ownCount: number }) {
  const words = recordText.imports.undo;
  return (
    <>
      {own.length > 0 && <List title={words.keptTitle} hint={words.keptHint} rows={own} all={ownCount} />}
      {others.length > 0 && <List title={words.changedTitle} hint={words.changedHint} rows={others} all={othersCount} />}
    </>
  );
}

function List({ title, hint, rows, all }: { title: string; hint: string; rows: KeptInteraction[]; all: number }) {
  return (
    <Section title={`${title} · ${formatCount(all)}`} hint={hint}>
      <ul className="border-hairline border-t">
        {rows.map(({ id, externalId, summary }) => (
          <li key={id} className="border-hairline border-b py-2">
            <Link href={`/interactions/${id}`} className="rows-link break-words">
              {summary ?? externalId}
            </Link>
          </li>
        ))}
      </ul>
      {all > rows.length && (
        <p className="mt-2 text-mute text-sm">{recordText.imports.undo.firstOf(formatCount(rows.length), formatCount(all))}</p>
      )}
    </Section>
  );
}
