import { type Command, InvalidArgumentError } from "commander";
import { LIST_FILTERS } from "@/lib/filters";

/** The filters of a page's address, as options of a command. */
export interface FilterOptions {
  from?: string;
  to?: string;
  asOf?: string;
  zone?: string;
  filter?: [string, string][];
}

export function addFilterOptions(command: Command): Command {
  return command
    .option("--from <day>", "first day, such as 2026-01-01 (default: the beginning)")
    .option("--to <day>", "first day after the period, such as 2026-02-01 (default: the end)")
    .option("--as-of <instant>", "count as if it were then, such as 2026-11-21T09:00Z (default: now)")
    .option("--zone <zone>", "IANA zone in which days begin, such as Europe/Berlin (default: the workspace's)")
    .option("--filter <key=value>", `only rows with this value; repeat it for more (${KEYS.join(", ")}, facet.<name>)`, addPair, []);
}

/** The same parameters as the address of a page would have, for the same strict reading. */
export function filterParams({ from, to, asOf, zone, filter = [] }: FilterOptions): URLSearchParams {
  const params = new URLSearchParams(filter);
  for (const [key, value] of Object.entries({ from, to, asOf, zone })) if (value !== undefined) params.set(key, value);
  return params;
}

const KEYS: string[] = ["difficult", "window", ...LIST_FILTERS];

function addPair(text: string, pairs: [string, string][]): [string, string][] {
  const [, key = "", value = ""] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (value === "") throw new InvalidArgumentError("It must be key=value, such as team=billing.");
  if (!KEYS.includes(key) && !/^facet\../.test(key)) {
    throw new InvalidArgumentError(`There is no filter "${key}"; there are ${KEYS.join(", ")} and facet.<name>.`);
  }
  return [...pairs, [key, value]];
}
