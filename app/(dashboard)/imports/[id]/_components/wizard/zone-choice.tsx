"use client";

import { Choose } from "@/app/(dashboard)/imports/[id]/_components/wizard/choose";
import { setUpText } from "@/app/messages/set-up-text";
import type { DraftView } from "@/lib/imports/draft-view";

const ZONES = Intl.supportedValuesOf("timeZone");

/** In which zone the file writes its times. A source that is here already has its own, and all its files are in it. */
export function ZoneChoice({ view, onZone, isReading }: { view: DraftView; onZone: (zone: string) => void; isReading: boolean }) {
  const words = setUpText.draft.mapping;
  const { zone, isKnown } = view.source;
  return (
    <Choose
      label={words.zone}
      value={zone}
      disabled={isReading || isKnown}
      hint={isKnown ? words.zoneKnown : undefined}
      onChange={(event) => onZone(event.target.value)}
    >
      {[...new Set([zone, view.workspaceZone, "UTC", ...ZONES])].map((name) => (
        <option key={name}>{name}</option>
      ))}
    </Choose>
  );
}
