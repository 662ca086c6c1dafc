import type { Item } from "@/lib/api/item-row";
import { BadFormError } from "@/lib/documenting/bad-form-error";
import { causePath } from "@/lib/documenting/cause-path";
import { type FormValues, isClosed } from "@/lib/documenting/form-values";
import { minutesOf } from "@/lib/documenting/minutes-of";
import { momentOf, readDate, type WrittenDate } from "@/lib/imports/read-date";
import { zoneClock } from "@/lib/imports/zone-clock";
import { failureModeLabels } from "@/lib/vocabulary";

/** What making an item of the form takes besides it. */
export interface ItemTools {
  /** The zone of the times that were typed. */
  zone: string;
  /** Epoch ms: when something is closed that does not say when. */
  now: number;
  /** Takes personal data out of what was typed, names of things included. */
  redact(text: string): string;
  /** The same for praise, which keeps the names of those it thanks. */
  redactPraise(text: string): string;
  causes: Record<"anger" | "resistance" | "topic", readonly (readonly string[])[]>;
}

/**
 * Makes the form an item as programs send it, so that everything after this is the same for both. What is not filled is
 * not in it.
 * @throws BadFormError for what cannot be read
 */
export function itemOf(form: FormValues, tools: ItemTools): Item {
  const text = (value: string) => (value.trim() === "" ? undefined : tools.redact(value.trim()));
  const moment = (field: string, value: string) => momentText(field, value, tools.zone);
  const minutes = (field: string, value: string) => numberOf(field, value, minutesOf, "minutes, such as 90, 2 h or 3 days");
  const count = (field: string, value: string) => numberOf(field, value, wholeOf, "a whole number");
  const lists: Record<string, unknown[]> = {
    causes: causesOf(form, tools),
    failures: failuresOf(form, tools),
    options: form.options.flatMap((option) => {
      const words = text(option.text);
      return words === undefined ? [] : [{ text: words, wasChosen: option.wasChosen }];
    }),
    articles: lines(form.articles).map((article) => ({ article: tools.redact(article) })),
    experts: lines(form.experts).map((team) => ({ team: tools.redact(team) })),
    promises: promisesOf(form, tools),
    handovers: form.handovers.map((handover, at) => handoverOf(handover, at, text)),
    gestures: form.gestures.flatMap((gesture, at) => gestureOf(gesture, at, text)),
    steps: form.steps.flatMap(({ step, polarity, observed }) =>
      observed === "" ? [] : [{ step: tools.redact(step), polarity, observed }],
    ),
    commendations: commendationsOf(form, tools),
  };
  const item: Item = {
    isDifficult: form.isDifficult === "yes",
    customer: said(form.customer),
    issueKey: said(form.issueKey),
    counterparty: said(form.counterparty),
    channel: text(form.channel),
    team: said(form.team),
    product: text(form.product),
    procedure: text(form.procedure),
    summary: text(form.summary),
    contactedAt: moment("contactedAt", form.contactedAt),
    occurredAt: moment("occurredAt", form.occurredAt),
    moodStart: count("moodStart", form.moodStart),
    moodEnd: count("moodEnd", form.moodEnd),
    severity: count("severity", form.severity),
    outcome: said(form.outcome),
    closedAt: isClosed(form) ? (moment("closedAt", form.closedAt) ?? new Date(tools.now).toISOString()) : undefined,
    customerFacts: text(form.customerFacts),
    ownFacts: text(form.ownFacts),
    reportedCause: aboutOf(form.reportedCause, tools),
    verifiedCause: aboutOf(form.verifiedCause, tools),
    fault: said(form.fault),
    desiredOutcome: text(form.desiredOutcome),
    wasDesiredOutcomeGranted: yesNo(form.wasDesiredOutcomeGranted),
    chosenOption: text(form.options.find(({ wasChosen }) => wasChosen)?.text ?? ""),
    wasAgreementReached: yesNo(form.wasAgreementReached),
    expectedOutcomeTold: text(form.expectedOutcomeTold),
    apologyTiming: said(form.apologyTiming),
    apologyScope: said(form.apologyScope),
    apologyFor: text(form.apologyFor),
    resolutionPath: text(form.resolutionPath),
    articleState: said(form.articleState),
    workaround: text(form.workaround),
    preventiveAction: text(form.preventiveAction),
    escalationLevel: count("escalationLevel", form.escalationLevel),
    loopCount: count("loopCount", form.loopCount),
    storyRestartCount: count("storyRestartCount", form.storyRestartCount),
    transferCount: count("transferCount", form.transferCount),
    waitingOnTeam: text(form.waitingOnTeam),
    waitingOnMinutes: minutes("waitingOnMinutes", form.waitingOnMinutes),
    waitingReason: said(form.waitingReason),
    waitMinutes: minutes("waitMinutes", form.waitMinutes),
    holdMinutes: minutes("holdMinutes", form.holdMinutes),
    handleMinutes: minutes("handleMinutes", form.handleMinutes),
    minutesToCalm: minutes("minutesToCalm", form.minutesToCalm),
    wasAnnounced: yesNo(form.wasAnnounced),
    blockedBy: said(form.blockedBy),
  };
  const filled = Object.entries(item).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...filled, ...Object.entries(lists).filter(([, entries]) => entries.length > 0)]);
}

/** Lists of an item; one that is emptied is an empty one and not unknown. */
export const LIST_FIELDS: ReadonlySet<string> = new Set([
  "causes",
  "failures",
  "options",
  "articles",
  "experts",
  "promises",
  "handovers",
  "gestures",
  "steps",
  "commendations",
]);

function said(value: string): string | undefined {
  return value.trim() === "" ? undefined : value.trim();
}

function yesNo(value: "" | "yes" | "no"): boolean | undefined {
  return value === "" ? undefined : value === "yes";
}

function lines(written: string): string[] {
  return written
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function wholeOf(written: string): number | null {
  return /^\d{1,9}$/.test(written) ? Number(written) : null;
}

function numberOf(field: string, written: string, read: (text: string) => number | null, what: string): number | undefined {
  if (written.trim() === "") return undefined;
  const number = read(written.trim());
  if (number === null) throw new BadFormError(field, `This must be ${what}; leave it out when it is not known.`);
  return number;
}

/** A day stays a day; a time by the clock of the zone becomes an instant. */
function momentText(field: string, written: string, zone: string): string | undefined {
  const text = written.trim();
  if (text === "") return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && dateIn(text)) return text;
  const date = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text) ? dateIn(text) : null;
  if (date === null) throw new BadFormError(field, "This must be a day, or a day and a time.");
  return new Date(momentOf(date, zoneClock(zone), { dayOnly: false, ends: false }).at).toISOString();
}

function dateIn(text: string): WrittenDate | null {
  const date = readDate(text, { order: "unknown", serial: false });
  return date === "ambiguous" ? null : date;
}

function causesOf({ angerCause, resistance, moreCauses }: FormValues, tools: ItemTools): unknown[] {
  const path = (axis: "anger" | "resistance", written: string) => causePath(tools.redact(written), tools.causes[axis]);
  const felt = said(angerCause);
  const stayed = said(resistance);
  return [
    ...(felt === undefined ? [] : [{ axis: "anger", path: path("anger", felt), isPrimary: true }]),
    ...(stayed === undefined ? [] : [{ axis: "resistance", path: path("resistance", stayed), isPrimary: false }]),
    ...moreCauses,
  ];
}

/** What was reported and what turned out: a topic, unless it is known as something else. */
function aboutOf(written: string, { causes, redact }: ItemTools): unknown {
  const text = said(written);
  if (text === undefined) return undefined;
  for (const axis of ["topic", "anger", "resistance"] as const) {
    const path = causePath(redact(text), causes[axis]);
    if (causes[axis].some((each) => each.join("\u001f") === path.join("\u001f"))) return { axis, path };
  }
  return { axis: "topic", path: causePath(redact(text), causes.topic) };
}

function failuresOf(form: FormValues, { redact }: ItemTools): unknown[] {
  const [procedure, title] = [said(form.procedure), said(form.failureTitle)];
  const mode = said(form.failureMode);
  if (mode === undefined && title === undefined) return form.moreFailures;
  if (procedure === undefined) throw new BadFormError("procedure", "Say which procedure it was: a failure is one of a procedure.");
  if (mode === undefined) throw new BadFormError("failureMode", "Say how it failed: late, a missing step, information …");
  const named = title ?? `${procedure}: ${failureModeLabels[mode] ?? mode}`;
  return [{ procedure: redact(procedure), mode, title: redact(named) }, ...form.moreFailures];
}

function promisesOf({ promiseKind, promiseText, promiseDue, team, procedure }: FormValues, tools: ItemTools): unknown[] {
  const due = momentText("promiseDue", promiseDue, tools.zone);
  const [kind, words] = [said(promiseKind), said(promiseText)];
  if (due === undefined) {
    if (kind !== undefined || words !== undefined) throw new BadFormError("promiseDue", "Say by when it was promised.");
    return [];
  }
  const more = { team: said(team), procedure: said(procedure) && tools.redact(procedure.trim()) };
  const filled = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined));
  return [{ kind: kind ?? "other", ...(words !== undefined && { text: tools.redact(words) }), dueAt: due, ...filled }];
}

type Text = (value: string) => string | undefined;

/** One that says nothing but what it was is one: it was added on purpose, or is known so. */
function handoverOf(handover: FormValues["handovers"][number], at: number, text: Text): Item {
  const { kind, fromTeam, toTeam, level, reason, wasWarm, note, receiverRating } = handover;
  const number = (field: string, value: string) => numberOf(`handovers.${at}.${field}`, value, wholeOf, "a whole number");
  return plainItem({
    kind,
    fromTeam: text(fromTeam),
    toTeam: text(toTeam),
    level: number("level", level),
    reason: text(reason),
    wasWarm: yesNo(wasWarm),
    note: text(note),
    receiverRating: number("receiverRating", receiverRating),
    at: said(handover.at),
  });
}

function gestureOf(gesture: FormValues["gestures"][number], at: number, text: Text): Item[] {
  const kind = text(gesture.kind);
  const value = said(gesture.value);
  if (kind === undefined) {
    if (value === undefined) return [];
    throw new BadFormError(`gestures.${at}.kind`, "Say what was given.");
  }
  const amount = value === undefined ? undefined : centsOf(value);
  if (amount === null) throw new BadFormError(`gestures.${at}.value`, "This must be an amount, such as 25 or 12.50.");
  const currency = said(gesture.currency)?.toUpperCase();
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency))
    throw new BadFormError(`gestures.${at}.currency`, "This must be the three letters of a currency, such as EUR.");
  return [plainItem({ kind, valueCents: amount, currency, at: said(gesture.at) })];
}

function centsOf(written: string): number | null {
  const found = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(written);
  return found ? Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0")) : null;
}

function commendationsOf(form: FormValues, tools: ItemTools): unknown[] {
  const [behaviour, text, source] = [said(form.commendationBehaviour), said(form.commendationText), said(form.commendationSource)];
  if (behaviour === undefined && text === undefined) return [];
  return [
    plainItem({
      receivedAt: new Date(tools.now).toISOString(),
      behaviour: behaviour && tools.redactPraise(behaviour),
      text: text && tools.redactPraise(text),
      source,
    }),
  ];
}

function plainItem(values: Item): Item {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
