import { stepKey } from "@/db/facts/step-key";
import { BUILT_IN_PLAYBOOKS } from "@/lib/playbooks/built-in";

/** Where the advice of the field conflicts: pairs of steps of the playbooks that come with the product, by their codes. */
const CONFLICTING = [
  ["silence-while-venting", "acknowledge-in-few-words"],
  ["apologise-at-once", "apologise-after-facts"],
  ["apologise-for-situation", "apologise-after-facts"],
] as const;

/** The same by the keys that steps are counted under. */
export const BUILT_IN_VARIANTS: readonly (readonly [number, number])[] = CONFLICTING.flatMap(([first, second]) => {
  const [one, other] = [titleOf(first), titleOf(second)];
  return one === undefined || other === undefined ? [] : [[stepKey(one), stepKey(other)] as const];
});

function titleOf(code: string): string | undefined {
  return BUILT_IN_PLAYBOOKS.flatMap(({ steps }) => steps).find((step) => step.code === code)?.title;
}
