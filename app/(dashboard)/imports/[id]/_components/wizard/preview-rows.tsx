import { Cell, DataTable, HeadCell } from "@/app/_components/data-table";
import { StatePill, type Tone } from "@/app/_components/state-pill";
import { text } from "@/app/messages/text";
import { formatCount } from "@/lib/format";
import { TARGETS } from "@/lib/imports/column-targets";
import type { PreviewRow } from "@/lib/imports/preview-draft";
import { SHOWN_FIRST } from "@/lib/imports/preview-row";

const TONES: Record<PreviewRow["fate"], Tone> = {
  created: "good",
  changed: "watch",
  unchanged: "neutral",
  "earlier state": "neutral",
  rejected: "bad",
};

/** The first rows of the file as they will be in the record; as many columns as say something. */
export function PreviewRows({ rows }: { rows: readonly PreviewRow[] }) {
  const words = text.imports.draft.preview;
  const fields = fieldsOf(rows);
  return (
    <DataTable caption={words.caption} className="text-sm">
      <thead>
        <tr>
          <HeadCell isNumber>{words.row}</HeadCell>
          <HeadCell>{words.fateHead}</HeadCell>
          <HeadCell>{words.kind}</HeadCell>
          {fields.map((field) => (
            <HeadCell key={field}>{fieldName(field)}</HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.row}>
            <Cell isNumber className="text-mute">
              {formatCount(row.row)}
            </Cell>
            <Cell>
              <StatePill tone={TONES[row.fate]}>{words.fates[row.fate]}</StatePill>
            </Cell>
            {"shown" in row ? (
              <>
                <Cell className="whitespace-nowrap">{row.isPraise ? words.praise : row.isDifficult ? words.difficult : words.well}</Cell>
                {fields.map((field) => (
                  <Cell key={field} className={field === "narrative" ? "min-w-64" : "min-w-24 max-w-64 break-words"}>
                    {row.shown[field] ?? <span className="text-mute">—</span>}
                  </Cell>
                ))}
              </>
            ) : (
              <Cell colSpan={fields.length + 1} className="text-soft">
                {"reason" in row ? `${words.line(formatCount(row.line))}: ${row.reason}` : null}
              </Cell>
            )}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

const MOST_FIELDS = 24;

function fieldsOf(rows: readonly PreviewRow[]): string[] {
  const found = new Set(rows.flatMap((row) => ("shown" in row ? Object.keys(row.shown) : [])));
  const first = SHOWN_FIRST.filter((field) => found.has(field));
  const others = [...found].filter((field) => !first.some((each) => each === field));
  const isPlain = (field: string) => !field.includes(".");
  return [...first, ...others.filter(isPlain), ...others.filter((field) => !isPlain(field))].slice(0, MOST_FIELDS);
}

function fieldName(field: string): string {
  const words = text.imports.draft;
  const target = TARGETS.find(({ code }) => code === field);
  if (target) return words.short[target.code];
  const [kind, name] = [field.slice(0, field.indexOf(".")), field.slice(field.indexOf(".") + 1)];
  if (kind === "facet") return words.preview.facet(name);
  if (kind === "attribute") return name;
  if (field === "cause") return words.uses.cause;
  return words.preview.facet(field.replace(/Id$/, "").replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}
