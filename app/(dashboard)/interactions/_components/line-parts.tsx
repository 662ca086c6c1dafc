import { clsx } from "clsx";
import { Fragment, type ReactNode } from "react";
import { recordText } from "@/app/messages/record-text";
import type { LineText } from "@/lib/interactions/line-texts";
import type { InteractionLine } from "@/lib/interactions/list-interactions";
import { momentText } from "@/lib/interactions/moment";

/** "18 Mar 2020 · web · severity 3 · mood 1 → 4 · promise kept on time · commended": one quiet line under a summary. */
export function LineMeta({
  line,
  text: said,
  zone,
  className,
  withId = false,
}: {
  line: InteractionLine;
  text: LineText;
  zone: string;
  className?: string;
  /** Whether the external id stands first. */
  withId?: boolean;
}) {
  const words = recordText.interactions;
  const hasMood = said.moodStart !== null || said.moodEnd !== null;
  const parts: Record<string, ReactNode> = {
    id: withId ? said.externalId : null,
    date: momentText(line, zone),
    channel: said.channel,
    product: said.product,
    severity: said.severity === null ? null : words.severity(said.severity),
    mood: hasMood ? <MoodCell start={said.moodStart} end={said.moodEnd} isNamed /> : null,
    promise: line.promises.length === 0 ? null : <PromiseCell line={line} isNamed />,
    commended: line.isCommended ? <span className="text-green">{words.commended}</span> : null,
  };
  return (
    <p className={clsx("text-mute text-sm", className)}>
      {Object.entries(parts)
        .filter(([, part]) => part !== null)
        .map(([key, part], index) => (
          <Fragment key={key}>
            {index > 0 && " · "}
            {part}
          </Fragment>
        ))}
    </p>
  );
}

/** "1 → 4", read out as mood at the start and at the end. */
export function MoodCell({ start, end, isNamed = false }: { start: number | null; end: number | null; isNamed?: boolean }) {
  if (start === null && end === null) return null;
  return (
    <>
      <span aria-hidden="true">
        {isNamed && `${recordText.interactions.columns.mood.toLowerCase()} `}
        {recordText.interactions.mood(start, end)}
      </span>
      <span className="sr-only">{recordText.interactions.moodWords(start, end)}</span>
    </>
  );
}

const TONES: Record<string, string> = { missed: "text-red", late: "text-amber", "on-time": "text-green", ahead: "text-green" };

/** The states of an interaction's promises, each with how many are in it. */
export function PromiseCell({ line, isNamed = false }: { line: InteractionLine; isNamed?: boolean }) {
  const words = recordText.interactions;
  const shown = line.promises;
  const states = [...new Set(shown.map((state) => state.part))];
  return states.map((part, index) => {
    const count = shown.filter((state) => state.part === part).length;
    const label = words.promiseState(part) ?? shown.find((state) => state.part === part)?.label ?? part;
    return (
      <span key={part} className={TONES[part]}>
        {index > 0 && ", "}
        {isNamed && index === 0 && `${words.columns.promise.toLowerCase()} `}
        {words.promises(label, count)}
      </span>
    );
  });
}
