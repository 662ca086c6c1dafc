import { hrefOf } from "@/app/_data/filter-params";
import { rowsHref } from "@/app/_data/rows-href";

/** Where the numbers of a procedure lead: the rows that were counted, under the same filters. */
export function procedureHrefs(query: string, code: string) {
  const own = new URLSearchParams(query);
  own.delete("procedure");
  const page = hrefOf(`/procedures/${encodeURIComponent(code)}`, own);
  own.set("procedure", code);
  own.sort();
  return {
    page,
    interactions: hrefOf("/interactions", own),
    missed: rowsHref(query, { metric: "follow-through", part: "missed", by: "procedure", series: code }),
    adoption: (part: string, team?: string) =>
      rowsHref(own.toString(), { metric: "adoption", part, ...(team !== undefined && { by: "team", series: team }) }),
    /** Interactions contacted in `[from, to)`, days as YYYY-MM-DD. */
    contacted: (from: string, to: string) => {
      const bucket = new URLSearchParams([...own].filter(([key]) => !["period", "from", "to", "grain", "compare"].includes(key)));
      for (const [key, value] of Object.entries({ period: "custom", from, to })) bucket.set(key, value);
      bucket.sort();
      return hrefOf("/interactions", bucket);
    },
  };
}
