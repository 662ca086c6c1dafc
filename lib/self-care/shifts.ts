/**
 * A shift is a run of one's own interactions without a gap of this many hours or more: longer than a meal or a split shift
 * keeps anybody away, shorter than the rest that lies between two working days (11 hours by law in the European Union).
 */
export const SHIFT_GAP_HOURS = 8;
export const SHIFT_GAP_MS = SHIFT_GAP_HOURS * 3_600_000;

/** An interaction of one's own, at an instant. */
export interface OwnContact {
  at: number;
  isDifficult: boolean;
}

export interface Shift {
  /** Epoch ms of its first and its last contact. */
  from: number;
  to: number;
  interactions: number;
  difficult: number;
}

/** Contacts in any order as shifts, the latest first. */
export function shiftsOf(contacts: readonly OwnContact[]): Shift[] {
  const shifts: Shift[] = [];
  for (const { at, isDifficult } of contacts.toSorted((a, b) => a.at - b.at)) {
    const last = shifts.at(-1);
    if (last && at - last.to < SHIFT_GAP_MS) {
      last.to = at;
      last.interactions += 1;
      last.difficult += Number(isDifficult);
    } else shifts.push({ from: at, to: at, interactions: 1, difficult: Number(isDifficult) });
  }
  return shifts.reverse();
}
