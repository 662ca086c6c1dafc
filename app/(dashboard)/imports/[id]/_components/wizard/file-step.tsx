"use client";

import { Section } from "@/app/_components/section";
import { Choose } from "@/app/(dashboard)/imports/[id]/_components/wizard/choose";
import type { DraftInHand } from "@/app/(dashboard)/imports/[id]/_components/wizard/use-draft";
import { setUpText } from "@/app/messages/set-up-text";
import { formatCount } from "@/lib/format";

const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-1"] as const;
const DELIMITERS = [",", ";", "\t", "|"] as const;
const ORDERS = ["dmy", "mdy"] as const;

/** How the bytes of the file are read: found out, and open to be said otherwise. */
export function FileStep({ view: { layout, lines, reading, first }, say, isReading }: DraftInHand) {
  const words = setUpText.draft.file;
  const isText = layout.encoding !== null;
  return (
    <Section title={words.title} hint={words.hint}>
      <div className="grid grid-cols-1 gap-x-5 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        {isText && (
          <Choose
            label={words.encoding}
            value={layout.encoding ?? ""}
            disabled={isReading}
            // Read differently, the header may stand elsewhere.
            onChange={(event) => say({ encoding: ENCODINGS.find((each) => each === event.target.value), headerLine: undefined })}
          >
            {ENCODINGS.map((code) => (
              <option key={code} value={code}>
                {words.encodings[code]}
              </option>
            ))}
          </Choose>
        )}
        {isText && (
          <Choose
            label={words.delimiter}
            value={layout.delimiter ?? ""}
            disabled={isReading}
            onChange={(event) => say({ delimiter: DELIMITERS.find((each) => each === event.target.value), headerLine: undefined })}
          >
            {DELIMITERS.map((code) => (
              <option key={code} value={code}>
                {words.delimiters[code]}
              </option>
            ))}
          </Choose>
        )}
        {layout.sheets.length > 1 && (
          <Choose
            label={words.sheet}
            value={layout.sheet ?? ""}
            disabled={isReading}
            onChange={(event) => say({ sheet: event.target.value, headerLine: undefined, columns: undefined })}
          >
            {layout.sheets.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Choose>
        )}
        <Choose
          label={words.header}
          value={layout.headerLine}
          disabled={isReading}
          onChange={(event) => say({ headerLine: Number(event.target.value) })}
        >
          {lines.map(({ line, text: shown }) => (
            <option key={line} value={line}>
              {words.line(formatCount(line), shown)}
            </option>
          ))}
          {!lines.some(({ line }) => line === layout.headerLine) && (
            <option value={layout.headerLine}>{words.line(formatCount(layout.headerLine), "")}</option>
          )}
        </Choose>
        {(reading.dates !== undefined || first.dateOrder !== null) && (
          <Choose
            label={words.dates}
            value={reading.dates ?? ""}
            disabled={isReading}
            onChange={(event) => say({ dates: ORDERS.find((each) => each === event.target.value) })}
          >
            <option value="">{words.datesFound}</option>
            <option value="dmy">{words.dmy}</option>
            <option value="mdy">{words.mdy}</option>
          </Choose>
        )}
      </div>
    </Section>
  );
}
