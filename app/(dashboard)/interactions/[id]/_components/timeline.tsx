import { clsx } from "clsx";
import { recordText } from "@/app/messages/record-text";
import { DAY_MS, dayOf } from "@/lib/dates";
import { formatDay, formatMinutes, formatWorkingMinutes } from "@/lib/format";
import type { InteractionDetail } from "@/lib/interactions/detail";
import { momentText, timeText } from "@/lib/interactions/moment";
import { moneyText } from "@/lib/interactions/money";
import type { InteractionStory } from "@/lib/interactions/read-interaction";
import type { TimelineEntry, TimelineKind } from "@/lib/interactions/timeline";
import { entryKey, type Took } from "@/lib/interactions/two-clocks";
import { outcomeLabels, promiseKindLabels } from "@/lib/vocabulary";

interface TimelineProps {
  entries: TimelineEntry[];
  states: InteractionStory["states"];
  took: InteractionStory["took"];
  detail: InteractionDetail;
  zone: string;
}

/** The story of an interaction, top to bottom; what is still to come is hollow. */
export function Timeline({ entries, states, took, detail, zone }: TimelineProps) {
  return (
    <ol className="relative ml-1 border-edge border-l">
      {entries.map((entry, index) => {
        const day = entry.day ?? dayOf(entry.at, zone);
        const before = entries[index - 1];
        const duration = entry.isAhead ? undefined : took.get(entryKey(entry.kind, entry.ordinal, entry.at));
        const isNewDay = before === undefined || (before.day ?? dayOf(before.at, zone)) !== day;
        return (
          <li key={`${entry.kind} ${entry.ordinal} ${entry.at}`} className="relative pb-3.5 pl-5 last:pb-0">
            <span
              aria-hidden="true"
              className={clsx(
                "absolute top-1.5 -left-[4.5px] size-2 rounded-full border",
                entry.isAhead ? "border-mute bg-paper" : toneOf(entry, states, detail),
              )}
            />
            <p className="text-mute text-sm">
              <time
                dateTime={new Date(entry.day === null ? entry.at : entry.day * DAY_MS).toISOString().slice(0, entry.day === null ? 16 : 10)}
              >
                <span className={isNewDay ? "font-medium text-soft" : "sr-only"}>{formatDay(day)}</span>
                {entry.day === null && <> {timeText(entry.at, zone)}</>}
              </time>
              {entry.isAhead && <> · {recordText.interaction.ahead}</>}
            </p>
            <p className="font-medium">{entryWords(entry, states, detail, zone)}</p>
            {duration && <p className="text-soft text-sm">{durationText(duration)}</p>}
            {entry.text && <p className="mt-0.5 max-w-[42rem] break-words text-soft">{entry.text}</p>}
          </li>
        );
      })}
    </ol>
  );
}

function durationText({ kind, elapsed, business }: Took): string {
  return recordText.interaction.took(kind, formatMinutes(elapsed), business === null ? null : formatWorkingMinutes(business));
}

/** Colour only where it says something: a promise's state, praise. */
function toneOf(entry: TimelineEntry, states: InteractionStory["states"], detail: InteractionDetail): string {
  const plain = "border-mute bg-mute";
  if (entry.kind === "commendation" || entry.kind === "recognised") return "border-green bg-green";
  if (entry.kind !== "promise_due") return entry.kind === "contacted" ? "border-accent bg-accent" : plain;
  const state = stateOf(entry, states, detail)?.part;
  if (state === "missed") return "border-red bg-red";
  if (state === "late") return "border-amber bg-amber";
  return state === "on-time" ? "border-green bg-green" : plain;
}

/** What happened, in a few words. */
export function entryWords(entry: TimelineEntry, states: InteractionStory["states"], detail: InteractionDetail, zone: string): string {
  const { facts } = entry;
  const state = stateOf(entry, states, detail);
  const say: (facts: Record<string, string | number | boolean | null | undefined>) => string = recordText.interaction.entries[entry.kind];
  return say({
    ...facts,
    kind: typeof facts.promise === "string" ? (promiseKindLabels[facts.promise] ?? facts.promise) : null,
    outcome: typeof facts.outcome === "string" ? (outcomeLabels[facts.outcome] ?? facts.outcome) : null,
    value: typeof facts.cents === "number" && typeof facts.currency === "string" ? moneyText(facts.cents, facts.currency) : null,
    to:
      typeof facts.toAt === "number"
        ? momentText({ at: facts.toAt, day: typeof facts.toDay === "number" ? facts.toDay : null }, zone)
        : facts.to,
    state: state ? (recordText.interactions.promiseState(state.part) ?? state.label) : null,
  });
}

const OF_PROMISES: ReadonlySet<TimelineKind> = new Set(["promise_due"]);

function stateOf(entry: TimelineEntry, states: InteractionStory["states"], detail: InteractionDetail) {
  const promise = OF_PROMISES.has(entry.kind) ? detail.promises[entry.ordinal - 1] : undefined;
  return promise && states.get(promise.id);
}
