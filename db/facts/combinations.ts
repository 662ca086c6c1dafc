/**
 * The combinations of causes (or of failures) that interactions have, each under one small integer. They are only ever
 * added, so an id means the same in every snapshot of one facts database.
 */
export interface Combinations {
  /** Members by id of the combination, ascending. */
  readonly members: ReadonlyMap<number, readonly number[]>;
  /** The id of a combination, new when it was never seen; 0 for none. The order of the members does not matter. */
  idOf(members: readonly number[]): number;
  /** What `idOf` has added since the last `keep` or `forget`. */
  added(): { setId: number; member: number }[];
  /** The transaction that wrote `added` has ended well. */
  keep(): void;
  /** It has not: these ids mean nothing. */
  forget(): void;
}

export function combinations(rows: readonly { setId: number; member: number }[]): Combinations {
  const members = new Map<number, number[]>();
  for (const { setId, member } of rows) {
    const set = members.get(setId);
    if (set) set.push(member);
    else members.set(setId, [member]);
  }
  const ids = new Map<string, number>();
  for (const [id, set] of members) ids.set(keyOf(set.sort(ascending)), id);
  let next = Math.max(0, ...members.keys()) + 1;
  let fresh: number[] = [];

  return {
    members,
    idOf(given) {
      if (given.length === 0) return 0;
      const set = given.length === 1 ? [...given] : [...new Set(given)].sort(ascending);
      const key = keyOf(set);
      const known = ids.get(key);
      if (known !== undefined) return known;
      const id = next++;
      ids.set(key, id);
      members.set(id, set);
      fresh.push(id);
      return id;
    },
    added: () => fresh.flatMap((setId) => (members.get(setId) ?? []).map((member) => ({ setId, member }))),
    keep() {
      fresh = [];
    },
    forget() {
      for (const id of fresh) {
        ids.delete(keyOf(members.get(id) ?? []));
        members.delete(id);
      }
      fresh = [];
    },
  };
}

const ascending = (a: number, b: number) => a - b;
const keyOf = (set: readonly number[]) => set.join(",");
