import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** A new secret for an authenticator app: 160 bits in base 32. */
export function makeTotpSecret(): string {
  return base32(randomBytes(20));
}

/** What an authenticator app reads from the picture. */
export function totpAddress(secret: string, email: string): string {
  return `otpauth://totp/${encodeURIComponent(`Debrief:${email}`)}?secret=${secret}&issuer=Debrief&algorithm=SHA1&digits=6&period=30`;
}

/**
 * The step of thirty seconds that a code belongs to, of those that are not over for longer than one step and not ahead by
 * more; null for a wrong code. Whoever asks keeps the step, and takes no code of it or of an earlier one again.
 * RFC 6238 with SHA-1, six digits, thirty seconds: what every app can do.
 */
export function stepOfCode(secret: string, code: string, now: number): number | null {
  const current = Math.floor(now / STEP_MS);
  const shown = Buffer.from(code);
  const steps = [current, current - 1, current + 1];
  return steps.find((step) => shown.length === DIGITS && timingSafeEqual(shown, Buffer.from(totpCode(secret, step)))) ?? null;
}

/** The code of a step. RFC 4226, section 5.3. */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", bytesOf(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 10 ** DIGITS).padStart(DIGITS, "0");
}

const STEP_MS = 30_000;
const DIGITS = 6;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 4648 without padding. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}

function bytesOf(text: string): Buffer {
  const bits = [...text].map((sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
