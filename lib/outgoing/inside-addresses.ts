import { BlockList, isIP } from "node:net";

/** Whether an address is anything but one on the open internet; what is no address counts as inside. */
export function isInside(address: string): boolean {
  const family = isIP(address);
  return family === 0 || (family === 6 ? INSIDE_6.check(address, "ipv6") : INSIDE_4.check(address, "ipv4"));
}

/** Whether an address is this very machine. */
export function isLoopback(address: string): boolean {
  const family = isIP(address);
  return family === 4 ? LOOPBACK.check(address, "ipv4") : family === 6 && LOOPBACK.check(address, "ipv6");
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");

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
  ["::ffff:0:0:0", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
  ["5f00::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
] as const)
  INSIDE_6.addSubnet(net, prefix, "ipv6");
