"use client";

import type { FormEvent } from "react";
import { Button } from "@/app/_components/button";
import { Choice, Happened, Select, When, Words, whenOf } from "@/app/(dashboard)/callbacks/_components/form-fields";
import { recordText } from "@/app/messages/record-text";
import { dayOf, isoDay } from "@/lib/dates";
import type { CompletionSent, MoveSent, ReportSent, WithdrawalSent } from "@/lib/promises/promise-requests";
import type { QueueChoices } from "@/lib/promises/queue-choices";

/** What a form asks for, and what is sent when it is filled. */
export type Filled =
  | { action: "report"; sent: ReportSent }
  | { action: "complete"; sent: CompletionSent }
  | { action: "move"; sent: MoveSent }
  | { action: "withdraw"; sent: WithdrawalSent }
  | { action: "remind"; at: string | null }
  | { action: "give"; to: { id: number; name: string } | null };

interface QueueFormProps {
  action: Filled["action"];
  /** Of how many promises. */
  count: number;
  /** What is promised, as the row says it. */
  what: string;
  choices: QueueChoices;
  /** Whether the customer's zone is known. */
  hasZone: boolean;
  hasReminder: boolean;
  zone: string;
  now: number;
  isBusy: boolean;
  problem: string | null;
  onFilled: (filled: Filled) => void;
  onCancel: () => void;
}

/** The form of one action. Enter sends it, Escape puts it away. */
export function QueueForm(props: QueueFormProps) {
  const { action, count, what, isBusy, problem, onFilled, onCancel } = props;
  const words = recordText.callbacks.forms;
  const title = action === "give" ? words.give.title(count) : words[action].title;

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onFilled(filledOf(action, new FormData(event.currentTarget), props.choices));
  }

  return (
    <form onSubmit={onSubmit} className="grid gap-3.5 p-5">
      <div>
        <h2 className="font-semibold text-lead">{title}</h2>
        {count === 1 && <p className="line-clamp-2 break-words text-mute text-sm">{what}</p>}
      </div>
      <Fields {...props} />
      {problem && (
        <p role="alert" className="text-red text-sm">
          {problem}
        </p>
      )}
      <p className="flex flex-wrap gap-2">
        <Button type="submit" kind="main" disabled={isBusy}>
          {words[action].submit}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {words.cancel}
        </Button>
      </p>
    </form>
  );
}

function Fields({ action, choices, hasZone, hasReminder, zone, now }: QueueFormProps) {
  const words = recordText.callbacks.forms;
  const tomorrow = isoDay(dayOf(now, zone) + 1);
  if (action === "report")
    return (
      <>
        <Select name="channel" label={words.report.channel} isFirst>
          <option value="">{words.report.noChannel}</option>
          {choices.channels.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Words label={words.report.words} />
        <Happened />
      </>
    );
  if (action === "complete")
    return (
      <>
        <Choice
          name="satisfied"
          label={words.complete.satisfied}
          choices={[
            ["yes", words.complete.yes],
            ["no", words.complete.no],
            ["", words.complete.notAsked],
          ]}
          chosen=""
          isFirst
        />
        <Words label={words.complete.words} />
        <Happened />
      </>
    );
  if (action === "move")
    return (
      <>
        <p className="text-mute text-sm">{words.move.hint}</p>
        <When name="due" label={words.move.due} day={tomorrow} isFirst />
        {hasZone && (
          <Choice
            name="clock"
            label={words.clock}
            choices={[
              ["customer", words.customers],
              ["ours", words.ours],
            ]}
            chosen="customer"
          />
        )}
        <Choice
          name="byCustomer"
          label={words.move.byCustomer}
          choices={[
            ["yes", words.move.yes],
            ["no", words.move.no],
            ["", words.move.notAsked],
          ]}
          chosen=""
        />
        <Words label={words.move.reason} />
      </>
    );
  if (action === "withdraw")
    return (
      <>
        <Choice
          name="by"
          label={words.withdraw.by}
          choices={[
            ["customer", words.withdraw.customer],
            ["us", words.withdraw.us],
            ["duplicate", words.withdraw.duplicate],
          ]}
          chosen="customer"
          isFirst
        />
        <Words label={words.withdraw.reason} isNeeded />
      </>
    );
  if (action === "remind")
    return (
      <>
        <When name="at" label={words.remind.at} day={tomorrow} time="09:00" isFirst />
        {hasReminder && (
          <label className="target flex items-center gap-2">
            <input type="checkbox" name="none" className="size-4 accent-accent" />
            {words.remind.none}
          </label>
        )}
      </>
    );
  return (
    <Select name="to" label={words.give.to} isFirst>
      {choices.people.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      <option value="">{words.give.team}</option>
    </Select>
  );
}

function filledOf(action: Filled["action"], data: FormData, choices: QueueChoices): Filled {
  const said = (name: string) => String(data.get(name) ?? "").trim() || null;
  const yesNo = (name: string) => (said(name) === null ? null : said(name) === "yes");
  if (action === "report")
    return { action, sent: { channel: said("channel") === null ? null : Number(said("channel")), words: said("words"), at: said("at") } };
  if (action === "complete") return { action, sent: { satisfied: yesNo("satisfied"), words: said("words"), at: said("at") } };
  if (action === "move") {
    const clock = said("clock") === "customer" ? "customer" : "ours";
    return { action, sent: { due: whenOf(data, "due") ?? "", clock, byCustomer: yesNo("byCustomer"), reason: said("words") } };
  }
  if (action === "withdraw") {
    const by = said("by");
    return { action, sent: { by: by === "us" || by === "duplicate" ? by : "customer", reason: said("words") } };
  }
  if (action === "remind") return { action, at: said("none") ? null : whenOf(data, "at") };
  return { action, to: choices.people.find(({ id }) => String(id) === said("to")) ?? null };
}
