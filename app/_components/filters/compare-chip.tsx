"use client";

import { Chip } from "@/app/_components/filters/chip";
import { type PresetLink, PresetList } from "@/app/_components/filters/period-chip";
import { text } from "@/app/messages/text";

/** What the period is compared with, its dates printed. `dates` is null when nothing is compared; `reason` then says why. */
export function CompareChip({ dates, reason, presets }: { dates: string | null; reason: string; presets: readonly PresetLink[] }) {
  return (
    <Chip
      title={text.filters.comparison}
      popup={(close) => (
        <div className="p-1.5">
          <PresetList presets={presets} onChosen={close} />
        </div>
      )}
    >
      {dates === null ? (
        <span className="text-soft">{reason}</span>
      ) : (
        <>
          {text.filters.versus} <strong className="font-semibold">{dates}</strong>
        </>
      )}
    </Chip>
  );
}
