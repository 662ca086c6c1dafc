import type { Sampling } from "@/lib/sample/sample-case";

/** How many of those who came lately may come with something else. */
const REMEMBERED = 4_000;
const PARTNERS = 40;

/** The households and partners of the company: most come once, some again with something new. */
export function customerPool({ random, keyOf }: Sampling): { draw(): { customer: string; isPartner: boolean } } {
  const recent: string[] = [];
  let count = 0;
  return {
    draw() {
      if (random.chance(0.05)) return { customer: keyOf("customer", `sample partner ${random.between(1, PARTNERS)}`), isPartner: true };
      if (recent.length > 50 && random.chance(0.17)) return { customer: random.pick(recent), isPartner: false };
      const customer = keyOf("customer", `sample household ${++count}`);
      if (recent.length < REMEMBERED) recent.push(customer);
      else recent[random.below(REMEMBERED)] = customer;
      return { customer, isPartner: false };
    },
  };
}
