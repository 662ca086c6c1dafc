import { BadSettingError } from "@/lib/env";

/** A host that may be asked although it lies inside one's own network; without a port, on every port. */
export interface PrivateTarget {
  host: string;
  port: string | null;
}

/** ALLOW_PRIVATE_TARGETS=host[:port],… as whoever runs the server has set it. @throws BadSettingError */
export function privateTargets(settings: Record<string, string | undefined> = process.env): readonly PrivateTarget[] {
  const named = (settings.ALLOW_PRIVATE_TARGETS ?? "").split(",").map((each) => each.trim().toLowerCase());
  return named.filter((each) => each !== "").map(targetOf);
}

/** Whether an address was named in the setting. */
export function isNamed(url: URL, targets: readonly PrivateTarget[]): boolean {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return targets.some((target) => target.host === url.hostname && (target.port === null || target.port === port));
}

function targetOf(named: string): PrivateTarget {
  const [, host, port] = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?$/.exec(named) ?? [];
  if (host === undefined)
    throw new BadSettingError(
      "ALLOW_PRIVATE_TARGETS",
      `ALLOW_PRIVATE_TARGETS must be host names with or without a port, such as hooks.internal:8443, separated by commas; got "${named}".`,
    );
  return { host, port: port ?? null };
}
