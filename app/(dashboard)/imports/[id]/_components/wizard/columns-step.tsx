"use client";

import { useId, useState } from "react";
import { Button } from "@/app/_components/button";
import { Section } from "@/app/_components/section";
import { Choose } from "@/app/(dashboard)/imports/[id]/_components/wizard/choose";
import { ColumnsTable } from "@/app/(dashboard)/imports/[id]/_components/wizard/columns-table";
import type { DraftInHand } from "@/app/(dashboard)/imports/[id]/_components/wizard/use-draft";
import { ZoneChoice } from "@/app/(dashboard)/imports/[id]/_components/wizard/zone-choice";
import { setUpText } from "@/app/messages/set-up-text";
import { formatCount } from "@/lib/format";
import type { DraftView } from "@/lib/imports/draft-view";

const BY_HAND = "by-hand";
const SHOWN_AT_FIRST = 8;

/** Which mapping reads the file, what it makes of each column, and where the rows are filed. */
export function ColumnsStep({
  view,
  say,
  isReading,
  saveAs,
  onSaveAs,
}: DraftInHand & { saveAs: string; onSaveAs: (name: string) => void }) {
  const words = setUpText.draft.mapping;
  const id = useId();
  const isByHand = view.base.kind === "by-hand";
  const [isWhole, setIsWhole] = useState(isByHand);
  const shown = isWhole || isByHand ? view.columns : view.columns.slice(0, SHOWN_AT_FIRST);
  return (
    <Section title={words.title} hint={aboutMapping(view)}>
      <div className="mb-4 grid grid-cols-1 gap-x-5 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        <Choose
          label={words.label}
          value={view.base.code}
          disabled={isReading}
          onChange={(event) =>
            say({ mapping: event.target.value, columns: undefined, difficult: undefined, praise: undefined, renamed: undefined })
          }
        >
          <option value={BY_HAND}>{words.byHand}</option>
          {(["saved", "shipped"] as const).map((kind) => {
            const some = view.mappings.filter((each) => each.kind === kind);
            return some.length === 0 ? null : (
              <optgroup key={kind} label={kind === "saved" ? words.savedGroup : words.shippedGroup}>
                {some.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </optgroup>
            );
          })}
        </Choose>
        <SourceChoice view={view} onSource={(source) => say({ source })} isReading={isReading} />
        <ZoneChoice view={view} onZone={(zone) => say({ zone })} isReading={isReading} />
        {view.isOwn && (
          <div className="min-w-0">
            <label htmlFor={`${id}-save`} className="block text-mute text-sm">
              {setUpText.draft.saveAs}
            </label>
            <input
              id={`${id}-save`}
              value={saveAs}
              maxLength={80}
              onChange={(event) => onSaveAs(event.target.value)}
              className="target w-full min-w-0 rounded-md border border-edge bg-card px-2 py-1 text-ink"
              aria-describedby={`${id}-save-hint`}
            />
            <p id={`${id}-save-hint`} className="mt-0.5 text-mute text-sm">
              {setUpText.draft.saveAsHint}
            </p>
          </div>
        )}
      </div>
      <ColumnsTable view={view} columns={shown} say={say} isReading={isReading} />
      {!isByHand && view.columns.length > SHOWN_AT_FIRST && (
        <Button kind="quiet" className="mt-2" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? words.hide : words.show(formatCount(view.columns.length))}
        </Button>
      )}
    </Section>
  );
}

function aboutMapping({ base, recognised, isOwn }: DraftView): string {
  const words = setUpText.draft.mapping;
  if (base.kind === "by-hand") return words.guessed;
  const about =
    base.kind === "saved" ? words.saved(base.name) : recognised === base.code ? words.recognised(base.name) : words.chosen(base.name);
  return isOwn ? about + words.changed : about;
}

/** A name that exists files the rows beside those that are there; any other makes a new source. */
function SourceChoice({ view, onSource, isReading }: { view: DraftView; onSource: (name: string) => void; isReading: boolean }) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block text-mute text-sm">
        {setUpText.draft.mapping.source}
      </label>
      <input
        key={view.source.name}
        id={id}
        list={`${id}-known`}
        defaultValue={view.source.name}
        maxLength={80}
        disabled={isReading}
        onBlur={(event) => {
          const name = event.target.value.trim();
          if (name !== "" && name !== view.source.name) onSource(name);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
        }}
        className="target w-full min-w-0 rounded-md border border-edge bg-card px-2 py-1 text-ink"
      />
      <datalist id={`${id}-known`}>
        {view.sources.map(({ code, name }) => (
          <option key={code} value={name} />
        ))}
      </datalist>
    </div>
  );
}
