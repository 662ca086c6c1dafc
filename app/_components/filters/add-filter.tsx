"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { ChoiceList } from "@/app/_components/filters/choice-list";
import type { FilterDimension } from "@/app/_components/filters/list-chip";
import { text } from "@/app/messages/text";

interface AddFilterProps {
  dimensions: readonly FilterDimension[];
  onApply: (key: string, codes: string[]) => void;
}

const ITEM = "target flex w-full items-center justify-between gap-2 rounded px-2 py-1 text-left hover:bg-sunken";

export function AddFilter({ dimensions, onApply }: AddFilterProps) {
  const [key, setKey] = useState<string | null>(null);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (key !== null) back.current?.focus();
  }, [key]);
  const chosen = dimensions.find((dimension) => dimension.key === key);
  if (!chosen)
    return (
      <ul className="min-h-0 overflow-y-auto p-1.5">
        {dimensions.length === 0 && <li className="px-2 py-1.5 text-mute">{text.filters.nothingToAdd}</li>}
        {dimensions.map((dimension) => (
          <li key={dimension.key}>
            <button type="button" className={ITEM} onClick={() => setKey(dimension.key)}>
              {dimension.name}
              <ChevronRight size={14} aria-hidden className="text-mute" />
            </button>
          </li>
        ))}
      </ul>
    );
  return (
    <>
      <button
        type="button"
        ref={back}
        className="target flex items-center gap-1 border-hairline border-b px-2 py-2 font-medium"
        onClick={() => setKey(null)}
      >
        <ChevronLeft size={14} aria-hidden className="text-mute" />
        {chosen.name}
      </button>
      <ChoiceList
        name={chosen.name}
        choices={chosen.choices}
        selected={chosen.selected}
        isSingle={chosen.isSingle}
        onApply={(codes) => onApply(chosen.key, codes)}
      />
    </>
  );
}
