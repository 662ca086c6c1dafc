"use client";

import { X } from "lucide-react";
import { AddFilter } from "@/app/_components/filters/add-filter";
import { Chip } from "@/app/_components/filters/chip";
import { type Choice, ChoiceList } from "@/app/_components/filters/choice-list";
import { useNavigate } from "@/app/_components/filters/filter-navigation";
import { hrefOf, withValues } from "@/app/_data/filter-params";
import { text } from "@/app/messages/text";

/** One dimension that can be filtered by. */
export interface FilterDimension {
  /** The parameter: "team", "facet.timely". */
  key: string;
  name: string;
  choices: readonly Choice[];
  selected: readonly string[];
  /** Only one of them can hold at a time. */
  isSingle?: boolean;
}

interface Place {
  path: string;
  /** The present address's parameters, canonical. */
  query: string;
}

/** A list filter: what it holds, its choices, and × to take it off. */
export function ListChip({ dimension, path, query }: { dimension: FilterDimension } & Place) {
  const navigate = useNavigate();
  const { key, name, choices, selected, isSingle } = dimension;
  const go = (codes: readonly string[]) => navigate(hrefOf(path, withValues(new URLSearchParams(query), key, codes)));
  const nameOf = (code: string) => choices.find((choice) => choice.code === code)?.name ?? code;
  const value = selected.length === 0 ? text.filters.all : text.filters.some(selected.map(nameOf));
  return (
    <Chip
      title={name}
      popup={(close) => (
        <ChoiceList
          name={name}
          choices={choices}
          selected={selected}
          isSingle={isSingle}
          onApply={(codes) => {
            close();
            go(codes);
          }}
        />
      )}
      after={
        selected.length > 0 && (
          <button
            type="button"
            onClick={() => go([])}
            className="no-print target flex items-center justify-center rounded-r-md px-1.5 text-mute hover:bg-sunken hover:text-ink"
            aria-label={text.filters.remove(name)}
          >
            <X size={13} aria-hidden />
          </button>
        )
      }
    >
      {name} <strong className="font-semibold">{value}</strong>
    </Chip>
  );
}

/** The dashed chip: first which dimension, then which of its values. */
export function AddFilterChip({ dimensions, path, query }: { dimensions: readonly FilterDimension[] } & Place) {
  const navigate = useNavigate();
  return (
    <Chip
      kind="add"
      title={text.filters.add}
      popup={(close) => (
        <AddFilter
          dimensions={dimensions}
          onApply={(key, codes) => {
            close();
            if (codes.length > 0) navigate(hrefOf(path, withValues(new URLSearchParams(query), key, codes)));
          }}
        />
      )}
    >
      {text.filters.addChip}
    </Chip>
  );
}
