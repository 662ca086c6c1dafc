import type { ImportEntry } from "@/db/import-row";
import { BUILT_IN_PLAYBOOKS } from "@/lib/playbooks/built-in";
import type { Ended } from "@/lib/sample/closing";
import { DESK_KEYS, type Desk } from "@/lib/sample/company";
import type { Weighted } from "@/lib/sample/random";
import { agentOf, entry, known, type SampleCase, type Sampling, team, type Values } from "@/lib/sample/sample-case";
import { phrase } from "@/lib/sample/words";

/** Which of the product's playbooks a contact that was watched was watched by. */
const WATCHED_BY: readonly Weighted<string>[] = [
  ["eleven-step-call", 58],
  ["irate-call", 22],
  ["ten-practices", 14],
  ["managing-resistance", 6],
];

/** How a contact was handled: what was done, what was given, who was asked. */
export interface Handled {
  values: Values;
  lists: Record<string, ImportEntry[]>;
  /** Most steps were done, and nothing that should not be. */
  isWell: boolean;
}

export function drawHandling(sampling: Sampling, own: SampleCase, contactedAt: number, ended: Ended): Handled {
  const { random } = sampling;
  const { scenario, desk } = own;
  const isWell = random.chance(desk === "complaints" ? 0.75 : 0.58);
  const minutes = Math.max(2, Math.round(random.around(scenario.handleMinutes, 0.45)));
  const isTransferred = random.chance(scenario.failure === "transfer" ? 0.85 : 0.11);
  const transfers = isTransferred ? random.between(1, scenario.failure === "transfer" ? 3 : 2) : 0;
  const apologises = random.chance(isWell ? 0.74 : 0.4);
  const options = scenario.remedies.length > 1 && random.chance(0.34) ? scenario.remedies.slice(0, 3) : [];
  const chosen = options.length > 0 && ended.isGood ? random.pick(options) : null;
  const isWaiting = random.chance(0.15);
  return {
    isWell,
    values: {
      escalationLevel: known(random, ended.escalatedAt === null ? 0 : random.chance(0.8) ? 1 : 2, 0.9),
      transferCount: known(random, transfers, 0.95),
      loopCount: known(random, scenario.failure === "activation" ? random.between(1, 4) : random.chance(0.06) ? 1 : 0, 0.85),
      storyRestartCount: known(random, transfers === 0 ? 0 : random.between(0, transfers), 0.85),
      waitMinutes: known(random, Math.round(random.around(desk === "front" ? 6 : 4, 0.9)), 0.8),
      holdMinutes: known(random, random.chance(0.5) ? 0 : Math.round(random.around(3, 0.8)), 0.8),
      handleMinutes: known(random, minutes, 0.95),
      minutesToCalm: random.chance(0.4) ? Math.min(minutes, Math.round(random.around(isWell ? 5 : 9, 0.6))) : null,
      waitingOnTeamId: isWaiting ? { to: "team", name: random.pick(["Warehouse", "Field engineering", "Network operations"]) } : null,
      waitingOnMinutes: isWaiting ? Math.round(random.around(180, 1)) : null,
      wasAbusive: known(random, random.chance(0.02), 0.7),
      wasFastTracked: known(random, random.chance(0.08), 0.8),
      articleState: random.chance(0.6) ? random.pick(["current", "current", "current", "outdated", "missing"]) : null,
      blockedBy: random.chance(0.12) ? random.pick(["authority", "authority", "tool", "information"]) : null,
      apologyAt: apologises ? contactedAt + random.between(1, 12) * 60_000 : null,
      apologyFor: apologises ? random.pick(["The situation", "The wait", "What we got wrong", "That nobody had called"]) : null,
      workaround: scenario.workarounds.length > 0 && random.chance(0.17) ? random.pick(scenario.workarounds) : null,
      chosenOption: chosen,
      wasAgreementReached: known(random, ended.isGood, 0.7),
      resolutionPath: ended.isGood && ended.closedAt !== null ? phrase(random, random.pick(scenario.remedies), own.names) : null,
      expectedOutcomeTold: random.chance(0.3)
        ? random.pick(["What happens next, with a day", "That it takes about a week", "Who will call"])
        : null,
    },
    lists: {
      offeredOption: options.map((text, at) => entry({ position: at + 1, text, wasChosen: chosen === null ? null : text === chosen })),
      usedArticle: random.chance(0.42) ? [entry({ article: scenario.article })] : [],
      expertConsultation: random.chance(0.07) ? [expert(sampling, desk, contactedAt)] : [],
      gesture: random.chance(0.13) ? [gesture(sampling, contactedAt)] : [],
      handover: [...transfersOf(sampling, desk, contactedAt, transfers), ...escalation(sampling, desk, ended)],
      stepObservation: random.chance(0.44) ? steps(sampling, isWell) : [],
    },
  };
}

function expert(sampling: Sampling, desk: Desk, at: number): ImportEntry {
  const other = otherDesk(sampling, desk);
  return entry({ personId: agentOf(sampling, other), teamId: team(other), at: at + sampling.random.between(3, 40) * 60_000 });
}

const GESTURES = [
  ["Credit", 1000],
  ["Voucher", 2000],
  ["Month free of charge", 3490],
  ["Delivery fee back", 1490],
  ["Flowers", 2500],
] as const;

function gesture({ random, calendar }: Sampling, contactedAt: number): ImportEntry {
  const [kind, cents] = random.pick(GESTURES);
  const at = contactedAt + random.between(10, 2000) * 60_000;
  return entry({ kind, valueCents: known(random, cents, 0.92), currency: "EUR", at: at <= calendar.now ? at : null });
}

function transfersOf(sampling: Sampling, desk: Desk, contactedAt: number, count: number): ImportEntry[] {
  const moved: ImportEntry[] = [];
  let from = desk;
  for (let at = 1; at <= count; at++) {
    const to = otherDesk(sampling, from);
    const reason = sampling.random.pick(["Wrong desk at first", "Needs another system", "Customer asked for it"]);
    moved.push(
      entry({ kind: "transfer", at: contactedAt + at * 7 * 60_000, fromTeamId: team(from), toTeamId: team(to), level: null, reason }),
    );
    from = to;
  }
  return moved;
}

function escalation({ random }: Sampling, desk: Desk, { escalatedAt }: Ended): ImportEntry[] {
  if (escalatedAt === null || desk === "complaints") return [];
  const reason = random.pick(["Beyond our authority", "Promise broken twice", "Customer asked for a lead"]);
  return [entry({ kind: "escalation", at: escalatedAt, fromTeamId: team(desk), toTeamId: team("complaints"), level: 1, reason })];
}

function otherDesk({ random }: Sampling, desk: Desk): Desk {
  return random.pick(DESK_KEYS.filter((each) => each !== desk));
}

function steps({ random }: Sampling, isWell: boolean): ImportEntry[] {
  const code = random.weighted(WATCHED_BY);
  const watched = BUILT_IN_PLAYBOOKS.find((each) => each.code === code)?.steps ?? [];
  return watched.map(({ title, polarity }, at) => {
    const isDone = polarity === "do" ? random.chance(isWell ? 0.88 : 0.52) : random.chance(isWell ? 0.06 : 0.34);
    const observed = polarity === "do" && random.chance(0.08) ? "not_applicable" : isDone ? "yes" : "no";
    return entry({ step: title, polarity, observed, position: at + 1 });
  });
}
