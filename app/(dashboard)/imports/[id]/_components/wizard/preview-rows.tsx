import { Cell, HeadCell } from "@/app/_components/data-table";
import { StatePill, type Tone } from "@/app/_components/state-pill";
import { setUpText } from "@/app/messages/set-up-text";
import { formatCount, NO_VALUE } from "@/lib/format";
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

/** What scrolls has to be reached by the keyboard. */
const REACHED_BY_KEYS = { tabIndex: 0 };

/** The first rows of the file as they will be in the record; as many columns as say something. */
export function PreviewRows({ rows }: { rows: readonly PreviewRow[] }) {
  const words = setUpText.draft.preview;
  const fields = fieldsOf(rows);
  return (
    <section aria-label={words.caption} {...REACHED_BY_KEYS} className="max-h-104 overflow-auto border-hairline border-y">
      <table className="w-full border-collapse text-left text-sm">
        <thead className="sticky top-0 bg-paper">
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
                    <Cell key={field} title={row.shown[field]} className="max-w-64 truncate">
                      {row.shown[field] ?? <span className="text-mute">{NO_VALUE}</span>}
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
      </table>
    </section>
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
  const words = setUpText.draft;
  const target = TARGETS.find(({ code }) => code === field);
  if (target) return words.short[target.code];
  const [kind, name] = [field.slice(0, field.indexOf(".")), field.slice(field.indexOf(".") + 1)];
  if (kind === "facet") return capital(name.replaceAll("-", " "));
  if (kind === "attribute") return name;
  if (field === "cause") return words.short.cause1;
  return capital(field.replace(/Id$/, "").replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
