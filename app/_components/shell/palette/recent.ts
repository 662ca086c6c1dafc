/** What was chosen before in this browser, the latest first: ids and words only, never what was searched for. */
export interface Remembered {
  id: string;
  label: string;
  detail?: string;
}

const KEY = "debrief.recent";
const MOST = 6;

export function recentChoices(): Remembered[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isRemembered) : [];
  } catch {
    // A browser that keeps nothing, or something else under this key: then nothing is recent.
    return [];
  }
}

export function rememberChoice({ id, label, detail }: Remembered): void {
  const rest = recentChoices().filter((each) => each.id !== id);
  const kept = [{ id, label, ...(detail === undefined ? {} : { detail }) }, ...rest].slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Full or forbidden: the palette works without.
  }
}

function isRemembered(value: unknown): value is Remembered {
  if (typeof value !== "object" || value === null || !("id" in value) || !("label" in value)) return false;
  return typeof value.id === "string" && typeof value.label === "string" && (!("detail" in value) || typeof value.detail === "string");
}
