import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";
import { ConnectorError } from "@/lib/connectors/connector-error";

/** Where a help desk answers, resolved once: the connection goes to this very address, whatever its name becomes. */
export interface ResolvedDesk {
  url: URL;
  address: string;
  family: 4 | 6;
}

/**
 * Reads what a person enters as the address of a help desk: scheme, host and port, nothing else.
 * @throws ConnectorError
 */
export function parseDeskAddress(entered: string, allowsPrivate: boolean): string {
  const written = entered.trim();
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `https://${written}`;
  const url = URL.canParse(whole) ? new URL(whole) : null;
  if (
    !url ||
    url.hostname === "" ||
    url.username !== "" ||
    url.password !== "" ||
    url.pathname !== "/" ||
    url.search !== "" ||
    url.hash !== ""
  )
    throw badAddress("address must be where the help desk is, such as https://example.zendesk.com, without a path");
  if (url.protocol !== "https:" && !(allowsPrivate && url.protocol === "http:"))
    throw badAddress("address must begin with https://; what is read there is about customers");
  return url.origin;
}

/**
 * Resolves the name of a help desk.
 * @throws ConnectorError when any of its addresses lies inside one's own network, unless that is allowed
 */
export async function resolveDesk(origin: string, allowsPrivate: boolean): Promise<ResolvedDesk> {
  const url = new URL(parseDeskAddress(origin, allowsPrivate));
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  const found = await lookup(hostname, { all: true, verbatim: true }).catch(() => []);
  const [first] = found;
  if (!first)
    throw new ConnectorError("unknown_host", `The name ${hostname} is not known. Is the address written rightly?`, {
      field: "address",
      status: 502,
    });
  if (!allowsPrivate && found.some(({ address }) => isInside(address)))
    throw badAddress(
      `address leads into a private network (${hostname}); a help desk there is only asked when the server is started with CONNECTORS_ALLOW_PRIVATE=1`,
    );
  return { url, address: first.address, family: first.family === 6 ? 6 : 4 };
}

/** Whether an address is anything but one on the open internet. */
export function isInside(address: string): boolean {
  const family = isIP(address);
  return family === 0 || (family === 6 ? INSIDE_6.check(address, "ipv6") : INSIDE_4.check(address, "ipv4"));
}

// RFC 6890 and its registries. Addresses of one family that stand for one of the other are no way in either.
// TRICKY: a list each, because in one ::ffff:0:0/96 would hold every address of IPv4.
const INSIDE_4 = new BlockList();
const INSIDE_6 = new BlockList();
for (const [net, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  INSIDE_4.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of [
  ["::", 96],
  ["::ffff:0:0", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
] as const)
  INSIDE_6.addSubnet(net, prefix, "ipv6");

function badAddress(message: string): ConnectorError {
  return new ConnectorError("bad_address", message, { field: "address" });
}
