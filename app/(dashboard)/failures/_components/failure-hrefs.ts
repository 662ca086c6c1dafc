import { hrefOf, withValues } from "@/app/_data/filter-params";
import { rowsHref } from "@/app/_data/rows-href";

/** Where the numbers of a failure lead: always the rows that were counted, under the same filters. */
export function failureHrefs(query: string, code: string) {
  const own = new URLSearchParams(query);
  own.delete("failure");
  const page = hrefOf(`/failures/${encodeURIComponent(code)}`, own);
  own.set("failure", code);
  own.sort();
  return {
    page,
    interactions: hrefOf("/interactions", own),
    customers: hrefOf("/interactions", new URLSearchParams([...own, ["each", "customer"]])),
    missed: rowsHref(own.toString(), { metric: "follow-through", part: "missed" }),
    promises: rowsHref(own.toString(), { metric: "follow-through", part: "denominator" }),
    attributable: (part: string) => rowsHref(own.toString(), { metric: "attributable-volume", part }),
    sinceChange: (part: string) => rowsHref(own.toString(), { metric: "recurrence-after-change", part }),
    /** Its page with another chart, or by other buckets. */
    chart: (values: Record<string, string>) => {
      const chart = new URLSearchParams([...own].filter(([key]) => key !== "failure" && !(key in values)));
      for (const [key, value] of Object.entries(values)) if (value !== "") chart.set(key, value);
      chart.sort();
      return hrefOf(`/failures/${encodeURIComponent(code)}`, chart);
    },
    /** Its interactions that waited on a team, or in which a workaround was used: filters that take the place of the page's own. */
    waitingOn: (team: string) => hrefOf("/interactions", withValues(own, "waitingOn", [team])),
    workaround: (folded: string) => hrefOf("/interactions", withValues(own, "workaround", [folded])),
    /** Interactions that happened in `[from, to)`, days as YYYY-MM-DD; of them, the difficult ones. */
    happened: (from: string, to: string, isDifficult = false) => {
      const bucket = new URLSearchParams([...own].filter(([key]) => !["period", "from", "to", "grain", "compare"].includes(key)));
      for (const [key, value] of Object.entries({ period: "custom", from, to, clock: "occurred" })) bucket.set(key, value);
      if (isDifficult) bucket.set("difficult", "yes");
      return hrefOf("/interactions", bucket);
    },
  };
}
