import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type Entry, entryFromId, failureEntry, filterEntry, type Here, viewEntry } from "@/app/_components/shell/palette/entries";
import { recentChoices } from "@/app/_components/shell/palette/recent";
import { searchEntry } from "@/app/_components/shell/palette/standing-entries";
import { hrefOf } from "@/app/_data/filter-params";
import type { text } from "@/app/messages/text";
import type { Named } from "@/lib/find/find-named";
import { bestMatches } from "@/lib/find/matches";

/** The pause after the last key before the record is asked. */
const PAUSE_MS = 150;
/** Most standing entries of one kind while something is typed. */
const MOST = 8;

export interface EntryGroup {
  group: keyof typeof text.palette.groups;
  entries: Entry[];
}

/** What the palette offers for some words, in groups: recent ones first, a search of the interactions last. */
export function useEntries(words: string, standing: Entry[], here: Here): { groups: EntryGroup[]; isAsking: boolean; isBroken: boolean } {
  const asked = usePaused(words.trim());
  const { data, isFetching, isError } = useQuery({
    queryKey: ["find", asked],
    queryFn: ({ signal }) => fetchNamed(asked, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const found = data ? foundEntries(data, here) : [];
  const recent = recentChoices().flatMap(
    (each) =>
      standing.find(({ id }) => id === each.id) ??
      found.find(({ id }) => id === each.id) ??
      entryFromId(each.id, each.label, each.detail, here) ??
      [],
  );
  const nameOf = (entry: Entry) => `${entry.label} ${entry.alias ?? ""}`;
  const recentShown = bestMatches(words, recent, nameOf, words.trim() === "" ? 6 : 3);
  const isRecent = new Set(recentShown.map((entry) => entry.id));
  const rest = [...standing, ...found].filter((entry) => !isRecent.has(entry.id));
  const groups = ORDER.map(
    (group): EntryGroup => ({
      group,
      entries: bestMatches(
        words,
        rest.filter((entry) => entry.group === group),
        nameOf,
        MOST_OF[group] ?? MOST,
      ),
    }),
  );
  const search: EntryGroup[] = words.trim() === "" ? [] : [{ group: "search", entries: [searchEntry(words.trim())] }];
  const all: EntryGroup[] = [{ group: "recent", entries: recentShown }, ...groups, ...search];
  return { groups: all.filter(({ entries }) => entries.length > 0), isAsking: isFetching || asked !== words.trim(), isBroken: isError };
}

const ORDER = ["views", "pages", "failures", "procedures", "causes", "teams", "periods", "actions"] as const;
const MOST_OF: Partial<Record<EntryGroup["group"], number>> = { periods: 12, actions: 12 };

function foundEntries({ failures, procedures, causes, teams, views }: Named, here: Here): Entry[] {
  return [
    ...failures.map(({ code, name, procedure }) => failureEntry(code, name, procedure)),
    ...procedures.map(({ code, name }) => filterEntry("procedure", code, name, here)),
    ...causes.map(({ code, name }) => filterEntry("cause", code, name, here)),
    ...teams.map(({ code, name }) => filterEntry("team", code, name, here)),
    ...views.map(({ name, path, query }) => viewEntry(hrefOf(path, new URLSearchParams(query)), name)),
  ];
}

async function fetchNamed(words: string, signal: AbortSignal): Promise<Named> {
  const response = await fetch(`/api/find?${new URLSearchParams({ q: words })}`, { signal });
  if (!response.ok) throw new Error(`the names answered ${response.status}`);
  return response.json();
}

/** The words once nothing was typed for a moment. */
function usePaused(words: string): string {
  const [paused, setPaused] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(words), words === "" ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return paused;
}
