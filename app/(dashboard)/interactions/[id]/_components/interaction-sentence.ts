import { recordText } from "@/app/messages/record-text";
import { formatDay } from "@/lib/format";
import { momentOf, momentText } from "@/lib/interactions/moment";
import type { InteractionStory } from "@/lib/interactions/read-interaction";
import { promiseKindLabels } from "@/lib/vocabulary";

/** The interaction in one or two plain sentences: what, when, how it felt, what it showed, how it ended. */
export function interactionSentence({ detail, states, zone }: InteractionStory): string {
  const words = recordText.interaction.sentence;
  const { interaction: row, names } = detail;
  const felt = detail.causes.filter((cause) => cause.axis === "anger").map((cause) => cause.name.toLowerCase());
  const closed = momentOf(row.closedAt, row.closedDay);
  const isCommended = detail.commendations.some((each) => each.isVerified);
  return [
    words.kind(row.isDifficult),
    names.channel ? words.by(names.channel) : "",
    words.on(row.contactedDay === null ? momentText({ at: row.contactedAt, day: null }, zone) : formatDay(row.contactedDay)),
    felt.length > 0 ? words.felt(felt.join(", ")) : "",
    detail.failures.length > 0 ? words.showed(detail.failures.map((failure) => failure.title).join("; ")) : "",
    words.end,
    closed ? words.closed(momentText(closed, zone)) : words.open,
    promiseWords(detail.promises, states),
    isCommended ? words.commended : words.end,
  ].join("");
}

function promiseWords(promises: InteractionStory["detail"]["promises"], states: InteractionStory["states"]): string {
  const known = promises.flatMap((promise) => {
    const state = states.get(promise.id);
    return state ? [{ kind: promise.kind, state: recordText.interactions.promiseState(state.part) ?? state.label }] : [];
  });
  const [only, ...more] = known;
  if (!only) return "";
  if (more.length === 0)
    return recordText.interaction.sentence.promises(recordText.interaction.promise(promiseKindLabels[only.kind] ?? only.kind, only.state));
  const counts = [...new Set(known.map((each) => each.state))].map(
    (state) => `${known.filter((each) => each.state === state).length} ${state}`,
  );
  return recordText.interaction.sentence.promises(recordText.interaction.promisesMany(known.length, counts.join(", ")));
}
