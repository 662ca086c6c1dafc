"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { text } from "@/app/messages/text";

export interface Choice {
  code: string;
  name: string;
}

interface ChoiceListProps {
  name: string;
  choices: readonly Choice[];
  selected: readonly string[];
  /** Only one can hold at a time. */
  isSingle?: boolean;
  onApply: (codes: string[]) => void;
}

/** From how many choices on a list can be searched. */
const SEARCHABLE = 8;

/** A searchable list of boxes to tick; nothing changes until it is applied. */
export function ChoiceList({ name, choices, selected, isSingle = false, onApply }: ChoiceListProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(selected));
  const [search, setSearch] = useState("");
  const words = search.trim().toLocaleLowerCase();
  const shown = choices.filter((choice) => choice.name.toLocaleLowerCase().includes(words));

  function toggle(code: string, isTicked: boolean) {
    const next = new Set(isSingle ? [] : ticked);
    if (isTicked) next.add(code);
    else next.delete(code);
    setTicked(next);
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    onApply([...ticked]);
  }

  return (
    <form onSubmit={onSubmit} className="flex min-h-0 flex-col">
      {choices.length > SEARCHABLE && (
        <input
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          placeholder={text.filters.search(name)}
          aria-label={text.filters.search(name)}
          className="target border-hairline border-b bg-transparent px-3 py-2 placeholder:text-mute"
        />
      )}
      <fieldset className="min-h-0 overflow-y-auto p-1.5">
        <legend className="sr-only">{name}</legend>
        {shown.length === 0 && <p className="px-2 py-1.5 text-mute">{text.filters.noChoice}</p>}
        {shown.map((choice) => (
          <label key={choice.code} className="target flex cursor-pointer items-center gap-2 rounded px-2 py-1 hover:bg-sunken">
            <input
              type={isSingle ? "radio" : "checkbox"}
              name="choice"
              checked={ticked.has(choice.code)}
              onChange={(event) => toggle(choice.code, event.target.checked)}
              className="size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0 break-words">{choice.name}</span>
          </label>
        ))}
      </fieldset>
      <div className="flex justify-between gap-2 border-hairline border-t p-2">
        <Button kind="quiet" onClick={() => setTicked(new Set())} disabled={ticked.size === 0}>
          {text.filters.none}
        </Button>
        <Button kind="main" type="submit">
          {text.filters.apply}
        </Button>
      </div>
    </form>
  );
}
