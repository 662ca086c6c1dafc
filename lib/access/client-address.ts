import { z } from "zod";
import { BadSettingError } from "@/lib/env";

/**
 * Where a request comes from. Without a proxy it is the address of the connection, which Next writes into X-Forwarded-For
 * once bin/socket-address.mjs has taken off what the request says itself. Each proxy adds the address that it has seen to
 * the end, and what stands further left anybody may have written.
 * @returns "here" when nothing is known
 * @throws BadSettingError
 */
export function clientAddress(headers: { get(name: string): string | null }, proxies = trustedProxies()): string {
  const seen = (headers.get("x-forwarded-for") ?? "").split(",").map((each) => each.trim());
  return seen.at(-Math.max(1, proxies)) || "here";
}

/** TRUST_PROXY: how many proxies stand before the server, 0–10; 0 unless told. @throws BadSettingError */
export function trustedProxies(settings: Record<string, string | undefined> = process.env): number {
  const text = settings.TRUST_PROXY?.trim();
  if (!text) return 0;
  const parsed = z.coerce.number().int().min(0).max(10).safeParse(text);
  if (!parsed.success)
    throw new BadSettingError("TRUST_PROXY", `TRUST_PROXY must be how many proxies stand before the server, 0 to 10; got "${text}".`);
  return parsed.data;
}
