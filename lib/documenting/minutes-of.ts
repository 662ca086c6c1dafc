/** Minutes as people write them: 90, 1:30, 2 h, 3 days, 1 d 4 h. Null when it cannot be read. */
export function minutesOf(written: string): number | null {
  const text = written.trim().toLowerCase();
  if (/^\d{1,8}$/.test(text)) return Number(text);
  const clock = /^(\d{1,4}):([0-5]\d)$/.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const parts = [...text.matchAll(/(\d{1,6}(?:[.,]\d{1,2})?)\s*(minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w)(?![a-z])/g)];
  const rest = parts.reduce((left, [part]) => left.replace(part, ""), text).replace(/\band\b|[\s,]/g, "");
  if (parts.length === 0 || rest !== "") return null;
  const minutes = parts.reduce(
    (sum, [, number = "", unit = ""]) => sum + Number(number.replace(",", ".")) * (UNITS[unit[0] ?? ""] ?? 0),
    0,
  );
  return Math.round(minutes);
}

const UNITS: Record<string, number> = { m: 1, h: 60, d: 1440, w: 10_080 };
