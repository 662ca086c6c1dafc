"use client";

import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { SELECT } from "@/app/(dashboard)/imports/[id]/_components/wizard/choose";
import type { DraftInHand } from "@/app/(dashboard)/imports/[id]/_components/wizard/use-draft";
import { setUpText } from "@/app/messages/set-up-text";
import { isRepeatable, TARGETS, type TargetCode } from "@/lib/imports/column-targets";
import type { DraftColumn, DraftView } from "@/lib/imports/draft-view";

const GROUPS = ["when", "who", "why", "what", "where", "promise", "kept"] as const;

/** Each column with what it becomes, open to be changed, and three of its values. */
export function ColumnsTable({
  view,
  columns,
  say,
  isReading,
}: Pick<DraftInHand, "say" | "isReading"> & { view: DraftView; columns: DraftColumn[] }) {
  const words = setUpText.draft.mapping;
  return (
    <DataTable caption={words.caption}>
      <thead>
        <tr>
          <HeadCell>{words.columns.column}</HeadCell>
          <HeadCell>{words.columns.becomes}</HeadCell>
          <HeadCell className="max-sm:hidden">{words.columns.samples}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column.name}>
            <RowHead className="w-[28%] break-words">
              {column.name}
              <span className="mt-0.5 block break-words font-normal text-mute text-sm sm:hidden">{samplesOf(column)}</span>
            </RowHead>
            <Cell className="w-[32%] min-w-36">
              <select
                aria-label={words.becomesOf(column.name)}
                value={column.said ?? column.guess ?? ""}
                disabled={isReading}
                onChange={(event) => say({ columns: chosen(view, column, event.target.value) })}
                className={SELECT}
              >
                {column.guess === null && (
                  <option value="">{words.asMapped(column.uses.map(useName).filter(unique).join(words.and))}</option>
                )}
                {GROUPS.map((group) => (
                  <optgroup key={group} label={setUpText.draft.targetGroups[group]}>
                    {TARGETS.filter((target) => target.group === group).map(({ code }) => (
                      <option key={code} value={code}>
                        {setUpText.draft.targets[code]}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            </Cell>
            <Cell className="break-words text-soft text-sm max-sm:hidden">{samplesOf(column)}</Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function samplesOf({ samples }: DraftColumn): string {
  return samples.length === 0 ? setUpText.draft.mapping.noSamples : samples.join(" · ");
}

/** What was said of all columns after this one: a field that is given to another column is taken from the one that had it. */
function chosen({ reading, columns }: DraftView, { name }: DraftColumn, value: string): { column: string; becomes: TargetCode }[] {
  const becomes = TARGETS.find(({ code }) => code === value)?.code;
  const others = (reading.columns ?? []).filter(({ column }) => column !== name);
  if (becomes === undefined) return others;
  if (isRepeatable(becomes)) return [...others, { column: name, becomes }];
  const isTaken = (column: DraftColumn) => column.name !== name && (column.said ?? column.guess) === becomes;
  const before = columns.find(isTaken)?.name;
  const left = others.filter(({ column }) => column !== before);
  return [...left, ...(before === undefined ? [] : [{ column: before, becomes: "attribute" as const }]), { column: name, becomes }];
}

function useName(use: string): string {
  const words = setUpText.draft;
  const target = TARGETS.find(({ code }) => code === use || use === `promise.${code}`);
  if (target) return words.targets[target.code];
  const [first = ""] = use.split(".");
  const known = Object.entries(words.uses).find(([code]) => code === first);
  return known?.[1] ?? words.uses.other;
}

function unique(name: string, at: number, names: readonly string[]): boolean {
  return names.indexOf(name) === at;
}
