import { DAY_MS } from "@/lib/dates";
import type { MetricId } from "@/lib/metrics/define";
import { endTimes } from "@/tests/bench/support/end-times";
import { column, type ScanData, type ScanFilter } from "@/tests/bench/support/scan";
import {
  BY_CUSTOMER,
  BY_DUPLICATE,
  columns,
  counted,
  isNone,
  leftOut,
  promisesOf,
  type ScanContext,
  type Scanned,
  value,
} from "@/tests/bench/support/scan-loops";

/** The metrics of promises as loops over typed arrays. */
export const PROMISE_SCANS = {
  "follow-through": ({ promises: c }, filter, { asOf }) => {
    const [contacted, made, due, done] = columns(c, "contacted_at", "made_at", "first_due_at", "done_at");
    const isLeftOut = leftOut(c, asOf);
    return counted(c, "first_due_at", filter, (i) => {
      if (value(contacted, i) > asOf || value(made, i) > asOf || value(due, i) > asOf || isLeftOut(i)) return null;
      return value(done, i) <= value(due, i) && value(done, i) <= asOf;
    });
  },
  "promises-ever-kept": ({ promises: c }, filter, { asOf }) => {
    const [contacted, made, due, done] = columns(c, "contacted_at", "made_at", "first_due_at", "done_at");
    const isLeftOut = leftOut(c, asOf);
    return counted(c, "first_due_at", filter, (i) => {
      if (value(contacted, i) > asOf || value(made, i) > asOf || value(due, i) > asOf || isLeftOut(i)) return null;
      return value(done, i) <= asOf;
    });
  },
  "follow-through-agreed": ({ promises: c }, filter, { asOf }) => {
    const agreed = { ...c, first_due_at: column(c, "agreed_due_at") };
    const [contacted, made, due, done] = columns(agreed, "contacted_at", "made_at", "first_due_at", "done_at");
    const isLeftOut = leftOut(agreed, asOf);
    return counted(agreed, "first_due_at", filter, (i) => {
      if (value(contacted, i) > asOf || value(made, i) > asOf || value(due, i) > asOf || isLeftOut(i)) return null;
      return value(done, i) <= value(due, i) && value(done, i) <= asOf;
    });
  },
  "interactions-kept": (data, filter, { asOf }) => {
    const { promises, interactions: c, highestId } = data;
    const [made, due, of] = columns(promises, "made_at", "first_due_at", "interaction_id");
    const isLeftOut = leftOut(promises, asOf);
    const isDue = new Uint8Array(highestId + 1);
    for (let i = 0; i < of.length; i++) if (value(made, i) <= asOf && value(due, i) <= asOf && !isLeftOut(i)) isDue[value(of, i)] = 1;
    const { isBroken } = promisesOf(data, asOf);
    const [difficult, contacted, id] = columns(c, "difficult", "contacted_at", "interaction_id");
    return counted(c, "contacted_at", filter, (i) =>
      difficult[i] !== 1 || value(contacted, i) > asOf || isDue[value(id, i)] === 0 ? null : !isBroken(value(id, i)),
    );
  },
  "promise-coverage": ({ promises, interactions: c, highestId }, filter, { asOf }) => {
    const [made, of] = columns(promises, "made_at", "interaction_id");
    const isPromised = new Uint8Array(highestId + 1);
    for (let i = 0; i < of.length; i++) if (value(made, i) <= asOf) isPromised[value(of, i)] = 1;
    const [difficult, contacted, id] = columns(c, "difficult", "contacted_at", "interaction_id");
    return counted(c, "contacted_at", filter, (i) =>
      difficult[i] !== 1 || value(contacted, i) > asOf ? null : isPromised[value(id, i)] === 1,
    );
  },
  "promise-satisfaction": ({ promises: c }, filter, { asOf }) => {
    const [contacted, made, done, satisfied] = columns(c, "contacted_at", "made_at", "done_at", "satisfied");
    const [cancelled, by] = columns(c, "cancelled_at", "cancelled_by");
    return counted(c, "done_at", filter, (i) => {
      if (value(contacted, i) > asOf || value(made, i) > asOf || !(value(done, i) <= asOf) || isNone(satisfied, i)) return null;
      return value(cancelled, i) <= asOf && by[i] === BY_DUPLICATE ? null : satisfied[i] === 1;
    });
  },
  "longest-silence": ({ promises: c, reports }, filter, { asOf }) => {
    const [contacted, made, done, doneDay] = columns(c, "contacted_at", "made_at", "done_at", "done_day");
    const [cancelled, by, id] = columns(c, "cancelled_at", "cancelled_by", "promise_id");
    const [of, reported] = columns(reports, "promise_id", "reported_at");
    const told = new Map<number, number[]>();
    for (let i = 0; i < of.length; i++) {
      const known = told.get(value(of, i));
      if (known) known.push(value(reported, i));
      else told.set(value(of, i), [value(reported, i)]);
    }
    const times = endTimes();
    const total = counted(c, "made_at", filter, (i) => {
      if (value(contacted, i) > asOf || value(made, i) > asOf) return null;
      if (value(cancelled, i) <= asOf && by[i] === BY_DUPLICATE) return null;
      const isDone = value(done, i) <= asOf;
      if (isDone && value(done, i) < value(made, i) && (isNone(doneDay, i) || value(done, i) + DAY_MS <= value(made, i))) return null;
      const end = isDone ? value(done, i) : value(cancelled, i) <= asOf && by[i] === BY_CUSTOMER ? value(cancelled, i) : asOf;
      const heard = (told.get(value(id, i)) ?? []).filter((at) => at >= value(made, i) && at <= end).toSorted((a, b) => a - b);
      let [last, longest] = [value(made, i), 0];
      for (const at of [...heard, end]) [last, longest] = [at, Math.max(longest, at - last)];
      times.add(longest, true);
      return true;
    });
    return { ...total, median: times.median() };
  },
  "time-to-follow-up": ({ promises: c }, filter, { asOf }) => {
    const [contacted, made, done, doneDay] = columns(c, "contacted_at", "made_at", "done_at", "done_day");
    const [cancelled, by] = columns(c, "cancelled_at", "cancelled_by");
    const times = endTimes();
    const total = counted(c, "made_at", filter, (i) => {
      if (value(contacted, i) > asOf || value(made, i) > asOf) return null;
      if (value(cancelled, i) <= asOf && by[i] === BY_DUPLICATE) return null;
      const isDone = value(done, i) <= asOf;
      if (isDone && value(done, i) < value(made, i) && (isNone(doneDay, i) || value(done, i) + DAY_MS <= value(made, i))) return null;
      const isWithdrawn = value(cancelled, i) <= asOf && by[i] === BY_CUSTOMER;
      const end = isDone ? value(done, i) : isWithdrawn ? value(cancelled, i) : asOf;
      times.add(end - value(made, i), isDone);
      return isDone;
    });
    return { ...total, median: times.median() };
  },
} satisfies Partial<Record<MetricId, (data: ScanData, filter: ScanFilter, context: ScanContext) => Scanned>>;
