/** How bad, how often, how hard to notice: each 1 (least) to 10. */
export interface Ratings {
  severity: number;
  occurrence: number;
  detection: number;
}

export type ActionPriority = "high" | "medium" | "low";

/**
 * How soon something has to be done, by severity first: docs/decisions/0035 prints the table. No product is made of the
 * three, because 6·4·5 and 10·3·4 make the same product and are not the same risk. A higher rating never lowers it.
 */
export function actionPriority({ severity, occurrence, detection }: Ratings): ActionPriority {
  const band = BANDS.find((each) => severity >= each.severity);
  const isReached = (marks: readonly Mark[] | undefined) => marks?.some(([often, hidden]) => occurrence >= often && detection >= hidden);
  if (isReached(band?.high)) return "high";
  return isReached(band?.medium) ? "medium" : "low";
}

/** An occurrence and a detection, both of which have to be reached. */
type Mark = readonly [occurrence: number, detection: number];

/** From the gravest down; every mark of a band lies within those of the band above it. */
const BANDS: readonly { severity: number; high: readonly Mark[]; medium: readonly Mark[] }[] = [
  {
    severity: 9,
    high: [
      [6, 1],
      [4, 2],
      [2, 7],
    ],
    medium: [
      [2, 1],
      [1, 7],
    ],
  },
  {
    severity: 7,
    high: [
      [8, 1],
      [6, 2],
      [4, 7],
    ],
    medium: [
      [4, 1],
      [2, 5],
    ],
  },
  {
    severity: 4,
    high: [[8, 5]],
    medium: [
      [8, 1],
      [6, 2],
      [4, 7],
    ],
  },
  { severity: 2, high: [], medium: [[8, 5]] },
];
