"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { ModalDialog } from "@/app/_components/shell/modal-dialog";
import * as actions from "@/app/(dashboard)/callbacks/_components/queue-actions";
import { type Filled, QueueForm } from "@/app/(dashboard)/callbacks/_components/queue-form";
import { QueueLine, type RowAction, titleOf } from "@/app/(dashboard)/callbacks/_components/queue-row";
import { useHeld, useNow } from "@/app/(dashboard)/callbacks/_components/use-held";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import { momentText } from "@/lib/interactions/moment";
import type { QueueChoices } from "@/lib/promises/queue-choices";
import type { QueueRow } from "@/lib/promises/queue-rows";
import type { Queue } from "@/lib/promises/read-queue";

interface CallbackQueueProps {
  queue: Queue;
  /** Where each section is shown whole; null where it is the only one. */
  allHref: Partial<Record<string, string>>;
  choices: QueueChoices;
  me: { id: number; name: string } | null;
}

/**
 * The queue itself. What is done shows at once and is put back when the server refuses it. A promise stays where it stood
 * until the page is left, so that nobody loses their place; its section then follows from what was done.
 */
export function CallbackQueue(props: CallbackQueueProps) {
  const { choices, me } = props;
  const words = recordText.callbacks;
  const router = useRouter();
  const { queue, changed, change, release } = useHeld(props.queue);
  const now = useNow(queue.asOf);
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [form, setForm] = useState<{ action: Filled["action"]; rows: readonly QueueRow[] } | null>(null);
  const [done, setDone] = useState<{ said: string; undo: actions.QueueAction | null; row: number } | null>(null);
  const latest = (row: QueueRow) => changed.get(row.id) ?? row;
  const rows = new Map(queue.sections.flatMap((section) => section.rows).map((row) => [row.id, latest(row)]));
  const selected = [...ticked].flatMap((id) => rows.get(id) ?? []).filter((row) => row.section !== "done");

  const act = useMutation({
    mutationFn: (action: actions.QueueAction) => action.run(),
    onMutate: (action) => {
      const ids = action.rows.map(({ id }) => id);
      const before = { rows: action.rows.map((row) => rows.get(row.id) ?? row), ticked: ids.filter((id) => ticked.has(id)) };
      change(action.rows.map(action.ahead));
      // What is ticked while the server answers stays ticked.
      setTicked((all) => new Set([...all].filter((id) => !ids.includes(id))));
      // Until this is answered there is nothing to take back: else an early z would undo what was done before it.
      setDone(null);
      return before;
    },
    onError: (_error, _action, before) => {
      change(before?.rows ?? []);
      setTicked((all) => new Set([...all, ...(before?.ticked ?? [])]));
      if (form === null) release();
      router.refresh();
    },
    onSuccess: ({ rows: after, undo }, action) => {
      change(after);
      setDone({ said: action.said, undo, row: action.rows[0]?.id ?? 0 });
      setForm(null);
      // The count in the rail, and what this page shows when somebody comes back to it.
      router.refresh();
    },
  });
  const { mutate, reset } = act;
  const close = () => {
    setForm(null);
    if (act.isError) release();
  };

  // A button that has done its work is gone: the focus stays in its row.
  useEffect(() => {
    if (done === null || form !== null) return;
    const timer = setTimeout(() => {
      if (document.activeElement === null || document.activeElement === document.body)
        document.getElementById(`promise-${done.row}`)?.focus();
    }, 50);
    return () => clearTimeout(timer);
  }, [done, form]);

  const open = useCallback(
    (action: Filled["action"], of: readonly QueueRow[]) => {
      reset();
      setForm({ action, rows: of });
    },
    [reset],
  );
  const take = useCallback(
    (of: readonly QueueRow[]) => mutate(actions.giveTo(of, me, recordText.callbacks.said.take(of.length))),
    [me, mutate],
  );
  const onAct = useCallback(
    (row: QueueRow, action: RowAction) => {
      if (action === "undo") mutate(actions.reopen(row));
      else if (action !== "take") open(action, [row]);
      else if (me && row.owner?.id === me.id)
        mutate(actions.giveTo([row], null, recordText.callbacks.said.give(1, recordText.callbacks.said.back)));
      else take([row]);
    },
    [me, mutate, open, take],
  );
  const onTick = useCallback(
    (id: number, isTicked: boolean) => setTicked((all) => new Set(isTicked ? [...all, id] : [...all].filter((each) => each !== id))),
    [],
  );
  function onFilled(filled: Filled) {
    const [row] = form?.rows ?? [];
    if (form && row) mutate(actionOf(filled, form.rows, row));
  }

  const first = form?.rows[0];
  return (
    <>
      <Reminded
        rows={queue.reminded.map(latest).filter((row) => row.remindAt !== null)}
        zone={queue.zone}
        onSeen={(row) => mutate(actions.remind(row, null, null))}
      />
      <div className="grid gap-8">
        {queue.sections.map(({ section, rows: listed }) => (
          <section key={section} aria-label={words.sections[section]}>
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-hairline border-b pb-1.5">
              <h2 className="font-semibold">{words.sections[section]}</h2>
              {listed.length < queue.counts[section] && props.allHref[section] && (
                <Link href={props.allHref[section]} className="link target inline-flex items-center text-sm">
                  {words.allOf(formatCount(queue.counts[section]))}
                </Link>
              )}
              <p className="w-full text-mute text-sm">{words.hints[section]}</p>
            </div>
            <ol>
              {listed.map((row) => (
                <QueueLine
                  key={row.id}
                  row={latest(row)}
                  section={section}
                  me={me?.id ?? null}
                  zone={queue.zone}
                  now={now}
                  since={now - queue.asOf}
                  isTicked={ticked.has(row.id)}
                  onTick={onTick}
                  onAct={onAct}
                />
              ))}
            </ol>
          </section>
        ))}
      </div>
      <div className="no-print sticky bottom-3 z-10">
        <div className="mt-3 flex w-fit max-w-full flex-wrap items-center gap-x-4 gap-y-1 rounded-lg border border-edge bg-card px-4 py-2 shadow-lg not-has-[[data-said]]:hidden">
          {selected.length > 0 && (
            <>
              <strong data-said className="font-semibold">
                {words.selected(selected.length)}
              </strong>
              <button type="button" data-list-action="take" onClick={() => take(selected)} className={BAR_BUTTON}>
                {words.actions.take}
              </button>
              <button type="button" data-list-action="assign" onClick={() => open("give", selected)} className={BAR_BUTTON}>
                {words.actions.give}
              </button>
              <button type="button" onClick={() => setTicked(new Set())} className={BAR_BUTTON}>
                {words.clear}
              </button>
            </>
          )}
          <Said error={form === null ? (act.error?.message ?? null) : null} said={done?.said ?? null} isBusy={act.isPending} />
          {done?.undo && !act.isError && (
            <button
              type="button"
              data-list-action="undo"
              disabled={act.isPending}
              onClick={() => done.undo && mutate(done.undo)}
              className={BAR_BUTTON}
            >
              {words.actions.undo}
            </button>
          )}
        </div>
        <p role="status" className="sr-only">
          {act.isPending ? "" : act.isError && form === null ? act.error.message : (done?.said ?? "")}
        </p>
      </div>
      <ModalDialog
        isOpen={form !== null}
        onClose={close}
        label={form ? words.actions[form.action] : ""}
        className="top-[8dvh] mt-0 max-h-[84dvh] open:overflow-y-auto"
      >
        {form && first && (
          <QueueForm
            action={form.action}
            count={form.rows.length}
            what={titleOf(first)}
            choices={choices}
            hasZone={first.customerZone !== null}
            hasReminder={first.remindAt !== null}
            zone={queue.zone}
            now={now}
            isBusy={act.isPending}
            problem={act.error?.message ?? null}
            onFilled={onFilled}
            onCancel={close}
          />
        )}
      </ModalDialog>
    </>
  );
}

const BAR_BUTTON = "link target inline-flex items-center font-medium text-ink";

function Said({ error, said, isBusy }: { error: string | null; said: string | null; isBusy: boolean }) {
  if (isBusy || (error === null && said === null)) return null;
  return (
    <span data-said aria-hidden="true" className={error === null ? "text-soft" : "text-red"}>
      {error ?? said}
    </span>
  );
}

function actionOf(filled: Filled, rows: readonly QueueRow[], row: QueueRow): actions.QueueAction {
  const { said } = recordText.callbacks;
  switch (filled.action) {
    case "report":
      return actions.report(row, filled.sent);
    case "complete":
      return actions.complete(row, filled.sent);
    case "move":
      return actions.move(row, filled.sent);
    case "withdraw":
      return actions.withdraw(row, filled.sent);
    case "remind":
      return actions.remind(row, filled.at, null);
    case "give":
      return actions.giveTo(rows, filled.to, said.give(rows.length, filled.to?.name ?? said.back));
  }
}

/** Reminders that have come, above everything else; each leads to its promise. */
function Reminded({ rows, zone, onSeen }: { rows: readonly QueueRow[]; zone: string; onSeen: (row: QueueRow) => void }) {
  const words = recordText.callbacks;
  if (rows.length === 0) return null;
  return (
    <section aria-label={words.reminded} className="mb-6 rounded-lg border border-amber bg-card px-4 py-3">
      <h2 className="font-semibold">{words.reminded}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-4">
            <Link href={`/interactions/${row.interactionId}`} className="link target inline-flex min-w-0 items-center break-words">
              {titleOf(row)}
            </Link>
            <span className="text-mute text-sm">
              {row.remindAt !== null && words.remindedAt(momentText({ at: row.remindAt, day: null }, zone))}
            </span>
            <button
              type="button"
              onClick={() => onSeen(row)}
              className="target inline-flex items-center rounded-md px-2 text-soft text-sm hover:bg-sunken"
            >
              {words.clearReminder}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
