import { clsx } from "clsx";
import Link from "next/link";
import { Fragment, memo } from "react";
import { StatePill, type Tone } from "@/app/_components/state-pill";
import { ROW_LINK } from "@/app/(dashboard)/_components/row-link";
import { recordText } from "@/app/messages/record-text";
import { formatWorkingMinutes } from "@/lib/format";
import { momentText } from "@/lib/interactions/moment";
import type { QueueRow } from "@/lib/promises/queue-rows";
import type { QueueSection } from "@/lib/promises/queue-rule";
import { promiseKindLabels } from "@/lib/vocabulary";

/** What can be done to one promise, each by its own button. */
export const ROW_ACTIONS = ["take", "report", "complete", "move", "withdraw", "give", "remind"] as const;
export type RowAction = (typeof ROW_ACTIONS)[number] | "undo";

interface QueueLineProps {
  row: QueueRow;
  /** The section it stands in here; it may have gone to another since. */
  section: QueueSection;
  me: number | null;
  zone: string;
  /** Epoch ms, and how long after the queue was read that is. */
  now: number;
  since: number;
  isTicked: boolean;
  onTick: (id: number, isTicked: boolean) => void;
  onAct: (row: QueueRow, action: RowAction) => void;
}

const TONES: Record<string, Tone> = { "on-time": "good", ahead: "good", late: "watch", missed: "bad" };

/** One promise: what, for whom, by when, how late, who has it, and what was said of it since. */
export const QueueLine = memo(function QueueLine({ row, section, me, zone, now, since, isTicked, onTick, onAct }: QueueLineProps) {
  const words = recordText.callbacks.row;
  const what = titleOf(row);
  const isEnded = row.section === "done";
  const isMoved = row.due.at !== row.first.at;
  const drift = isEnded ? 0 : since;
  const facts = [
    row.customer === null ? words.unknownCustomer : words.customer(row.customer),
    words.interaction(row.externalId),
    ownerOf(row, me),
    row.team && words.team(row.team),
    row.procedure && words.procedure(row.procedure),
  ];
  const clocks = row.customerZone !== null && words.clocks(clockText(now, row.customerZone), clockText(now, zone));
  const { working } = row.late.current;
  const heard = [
    !isEnded && clocks,
    words.reports(row.reports),
    words.silence(row.silence),
    row.remindAt !== null && !isEnded && words.remind(momentText({ at: row.remindAt, day: null }, zone)),
    row.satisfied !== null && (row.satisfied ? words.satisfied : words.notSatisfied),
  ];
  return (
    <li data-row className="border-hairline border-b py-3 focus-within:bg-accent-wash">
      <div className="flex gap-3">
        <label className="target -my-1 flex w-7 shrink-0 items-start justify-center pt-1.5">
          <input
            type="checkbox"
            data-row-select
            checked={isTicked}
            disabled={isEnded}
            onChange={(event) => onTick(row.id, event.target.checked)}
            aria-label={words.select(what)}
            className="size-4 accent-accent"
          />
        </label>
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5">
            <Link
              id={`promise-${row.id}`}
              href={`/interactions/${row.interactionId}`}
              {...ROW_LINK}
              className={clsx("rows-link min-w-0 break-words font-medium", isEnded && section !== "done" && "text-mute")}
            >
              {promiseKindLabels[row.kind] ?? row.kind}
              {(row.text ?? row.summary) && <span className="font-normal">: {row.text ?? row.summary}</span>}
            </Link>
            <span className="flex flex-wrap items-baseline gap-x-2">
              {isEnded ? (
                <StatePill tone={TONES[row.part] ?? "neutral"}>{words.state(row.part)}</StatePill>
              ) : (
                <>
                  <span className={clsx("tabular-nums", row.late.current.elapsed + drift >= 0 ? "text-red" : "text-soft")}>
                    {words.late(row.late.current.elapsed + drift)}
                  </span>
                  {working !== null && (
                    <span className="text-mute text-sm tabular-nums">{words.working(formatWorkingMinutes(Math.abs(working)))}</span>
                  )}
                  {isMoved && (
                    <span className={clsx("text-sm tabular-nums", row.late.first.elapsed + drift >= 0 ? "text-red" : "text-mute")}>
                      {words.lateByFirst(row.late.first.elapsed + drift)}
                    </span>
                  )}
                </>
              )}
              {row.section !== section && !isEnded && (
                <StatePill tone="neutral">{words.movedTo(recordText.callbacks.sections[row.section])}</StatePill>
              )}
            </span>
          </div>
          {row.text && row.summary && <p className="break-words text-soft text-sm">{row.summary}</p>}
          <p className="text-soft text-sm">
            {isMoved ? words.moved(momentText(row.first, zone), momentText(row.due, zone)) : words.first(momentText(row.first, zone))}
            <Dotted parts={facts} isFirst={false} />
          </p>
          <p className="text-mute text-sm">
            <Dotted parts={heard} isFirst />
          </p>
          <RowButtons row={row} what={what} isMine={row.owner !== null && row.owner.id === me} onAct={onAct} />
        </div>
      </div>
    </li>
  );
});

export function titleOf(row: QueueRow): string {
  const said = row.text ?? row.summary;
  return `${promiseKindLabels[row.kind] ?? row.kind}${said ? `: ${said}` : ""}`;
}

function ownerOf(row: QueueRow, me: number | null): string {
  const words = recordText.callbacks.row;
  if (row.owner === null) return words.nobody;
  return row.owner.id === me ? words.mine : words.owner(row.owner.name);
}

function Dotted({ parts, isFirst }: { parts: readonly (string | false | null)[]; isFirst: boolean }) {
  return parts
    .filter((part) => part !== false && part !== null)
    .map((part, index) => (
      <Fragment key={String(part)}>
        {(index > 0 || !isFirst) && " · "}
        {part}
      </Fragment>
    ));
}

/** "Mon 09:30" by the clock of a zone. */
function clockText(at: number, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short", hour: "2-digit", minute: "2-digit" }).format(at);
}

const MORE: readonly RowAction[] = ["withdraw", "give", "remind"];

function RowButtons({ row, what, isMine, onAct }: { row: QueueRow; what: string; isMine: boolean; onAct: QueueLineProps["onAct"] }) {
  const words = recordText.callbacks.actions;
  const actions: readonly RowAction[] = row.section === "done" ? ["undo"] : [...ROW_ACTIONS];
  return (
    <fieldset aria-label={words.label(what)} className="no-print -ml-2 mt-0.5 flex flex-wrap">
      {actions.map((action) => (
        <button
          key={action}
          type="button"
          data-row-action={action}
          onClick={() => onAct(row, action)}
          className={clsx(
            "target inline-flex items-center rounded-md px-2 text-sm hover:bg-sunken hover:text-ink",
            MORE.includes(action) ? "text-mute" : "text-soft",
          )}
        >
          {action === "take" && isMine ? words.giveBack : words[action]}
        </button>
      ))}
    </fieldset>
  );
}
