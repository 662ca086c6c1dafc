import { OUTCOMES } from "@/db/schema";
import { DAY_MS } from "@/lib/dates";
import type { MetricId } from "@/lib/metrics/define";
import { column, eachRow, type ScanData, type ScanFilter } from "@/tests/bench/support/scan";
import { attributableVolume, recurringFailures } from "@/tests/bench/support/scan-failures";
import {
  columns,
  conversion,
  counted,
  isNone,
  promisesOf,
  resolution,
  type ScanContext,
  type Scanned,
  value,
  WEEK,
} from "@/tests/bench/support/scan-loops";
import { PROMISE_SCANS } from "@/tests/bench/support/scan-promises";

const UNRESOLVED = new Set((["unresolved", "lost", "policy_or_legal_limit"] as const).map((word) => OUTCOMES.indexOf(word) + 1));

type ScanOf = (data: ScanData, filter: ScanFilter, context: ScanContext) => Scanned;

/** Every metric as a loop over typed arrays, by the definitions, in UTC: the floor that its query is measured against. */
export const SCANS: Record<MetricId, ScanOf> = {
  "difficult-rate": ({ interactions: c }, filter, { asOf }) => {
    const [difficult, contacted] = [column(c, "difficult"), column(c, "contacted_at")];
    const weeks = new Map<number, number>();
    let numerator = 0;
    eachRow(c, "contacted_at", filter, (i) => {
      const at = value(contacted, i);
      if (difficult[i] !== 1 || at > asOf) return;
      const week = Math.floor((Math.floor(at / DAY_MS) + 3) / 7);
      weeks.set(week, (weeks.get(week) ?? 0) + 1);
      numerator++;
    });
    return { numerator };
  },
  "first-contact-resolution": ({ interactions: c, untracked }, filter, { asOf }) => {
    const [first, issue, contacted, source] = [
      column(c, "first_of_issue"),
      column(c, "issue"),
      column(c, "contacted_at"),
      column(c, "source"),
    ];
    const [inbound, reopened, moved, transfers] = columns(
      c,
      "next_inbound_at",
      "first_reopened_at",
      "first_transferred_at",
      "transfer_count",
    );
    const [rose, escalated, resolved, outcome] = columns(c, "first_escalated_at", "escalated", "first_resolved_at", "outcome");
    return counted(c, "contacted_at", filter, (i) => {
      const at = value(contacted, i);
      if (first[i] !== 1 || issue[i] === 0 || at > asOf || at + WEEK > asOf) return null;
      const until = at + WEEK;
      if (value(inbound, i) <= until || value(reopened, i) <= until) return false;
      if (value(moved, i) <= until || (isNone(moved, i) && value(transfers, i) > 0)) return false;
      if (value(rose, i) <= until || (isNone(rose, i) && escalated[i] === 1)) return false;
      const ended = value(outcome, i);
      if (value(resolved, i) <= until || (isNone(resolved, i) && ended >= 1 && ended <= 3)) return true;
      return ended === 0 && untracked.resolution.has(value(source, i)) ? null : false;
    });
  },
  "repeat-contact": (data, filter, { asOf }) => {
    const c = data.interactions;
    const [issue, contacted, next] = columns(c, "issue", "contacted_at", "next_contact_at");
    return counted(c, "contacted_at", filter, (i) => {
      const until = value(contacted, i) + WEEK;
      return issue[i] === 0 || until > asOf ? null : value(next, i) <= until;
    });
  },
  "repeat-customers": ({ interactions: c }, filter, { asOf }) => {
    const [issue, contacted, next, customer] = columns(c, "issue", "contacted_at", "next_contact_at", "customer");
    // 1 came, 2 came back.
    const states = new Uint8Array(customer.reduce((most, each) => Math.max(most, each), 0) + 1);
    eachRow(c, "contacted_at", filter, (i) => {
      const until = value(contacted, i) + WEEK;
      if (issue[i] === 0 || until > asOf) return;
      const who = value(customer, i);
      if (value(next, i) <= until) states[who] = 2;
      else if (states[who] === 0) states[who] = 1;
    });
    let [numerator, denominator] = [0, 0];
    for (let who = 0; who < states.length; who++) {
      if (states[who] !== 0) denominator++;
      if (states[who] === 2) numerator++;
    }
    return { numerator, denominator };
  },
  escalation: ({ interactions: c, untracked }, filter, { asOf }) => {
    const [contacted, rose, escalated, source] = columns(c, "contacted_at", "first_escalated_at", "escalated", "source");
    return counted(c, "contacted_at", filter, (i) => {
      if (isNone(escalated, i) && untracked.escalation.has(value(source, i))) return null;
      const until = value(contacted, i) + WEEK;
      return until > asOf ? null : value(rose, i) <= until || (isNone(rose, i) && escalated[i] === 1);
    });
  },
  ...PROMISE_SCANS,
  "time-to-resolution": (data, filter, context) => resolution(data, filter, context, false),
  "time-to-last-resolution": (data, filter, context) => resolution(data, filter, context, true),
  reopen: ({ interactions: c, untracked }, filter, { asOf }) => {
    const [contacted, resolved, reopened, source] = columns(c, "contacted_at", "first_resolved_at", "first_reopened_at", "source");
    return counted(c, "first_resolved_at", filter, (i) => {
      const at = value(resolved, i);
      if (value(contacted, i) > asOf || !(at <= asOf) || untracked.reopening.has(value(source, i)) || at + WEEK > asOf) return null;
      return value(reopened, i) >= at && value(reopened, i) <= at + WEEK;
    });
  },
  "commendation-conversion": (data, filter, context) => conversion(data, filter, context),
  "commendation-path": (data, filter, context) => {
    const { isBroken, isOpen } = promisesOf(data, context.asOf);
    const [outcome, id] = columns(data.closings, "outcome", "interaction_id");
    const kept = { commended: 0, "not-commended": 0 };
    const total = conversion(data, filter, context, (i, isCommended) => {
      if (UNRESOLVED.has(value(outcome, i)) || isBroken(value(id, i)) || isOpen(value(id, i))) return;
      kept[isCommended ? "commended" : "not-commended"]++;
    });
    return { ...total, parts: kept };
  },
  "commendations-per-100": ({ interactions: c, praises: p }, filter, { asOf }) => {
    const [difficult, contacted] = columns(c, "difficult", "contacted_at");
    let [numerator, denominator] = [0, 0];
    eachRow(c, "contacted_at", filter, (i) => {
      if (difficult[i] === 1 && value(contacted, i) <= asOf) denominator++;
    });
    const [hard, praisedContact, received, verified] = columns(p, "difficult", "contacted_at", "received_at", "verified");
    eachRow(p, "contacted_at", filter, (i) => {
      if (hard[i] === 1 && value(praisedContact, i) <= asOf && value(received, i) <= asOf && verified[i] === 1) numerator++;
    });
    return { numerator, denominator };
  },
  "turn-around": ({ interactions: c }, filter, { asOf }) => {
    const [difficult, contacted, start, end] = columns(c, "difficult", "contacted_at", "mood_start", "mood_end");
    return counted(c, "contacted_at", filter, (i) => {
      if (difficult[i] !== 1 || value(contacted, i) > asOf || !(value(start, i) <= 2) || isNone(end, i)) return null;
      return value(end, i) >= 4;
    });
  },
  "service-recovery": (data, filter, { asOf }) => {
    const c = data.closings;
    const { isBroken, isOpen } = promisesOf(data, asOf);
    const [difficult, contacted, closed, nextClosed] = columns(c, "difficult", "contacted_at", "closed_at", "next_closed_at");
    const [fault, granted, outcome, mood] = columns(c, "fault", "granted", "outcome", "mood_end");
    const [issue, next, id] = columns(c, "issue", "next_contact_at", "interaction_id");
    return counted(c, "closed_at", filter, (i) => {
      const at = value(closed, i);
      if (difficult[i] !== 1 || value(contacted, i) > asOf || at > asOf || value(nextClosed, i) <= asOf || fault[i] !== 1) return null;
      const interaction = value(id, i);
      if (at + WEEK > asOf || isOpen(interaction)) return null;
      if (isBroken(interaction)) return false;
      if (isNone(granted, i) && outcome[i] === 0) return null;
      if (granted[i] !== 1 && outcome[i] !== 2) return false;
      if (value(mood, i) >= 4) return true;
      if (issue[i] === 0) return isNone(mood, i) ? null : false;
      return !(value(next, i) <= at + WEEK);
    });
  },
  "cause-share": ({ interactions: c, causeSets }, filter, { asOf }) => {
    const [difficult, contacted, set] = columns(c, "difficult", "contacted_at", "cause_set");
    const bySet = new Map<number, number>();
    eachRow(c, "contacted_at", filter, (i) => {
      if (difficult[i] === 1 && value(contacted, i) <= asOf) bySet.set(value(set, i), (bySet.get(value(set, i)) ?? 0) + 1);
    });
    let [numerator, denominator] = [0, 0];
    for (const [id, count] of bySet) {
      denominator += count;
      // The generated topics are causes 1 to 60.
      if ((causeSets.get(id) ?? []).some((cause) => cause <= 60)) numerator += count;
    }
    return { numerator, denominator };
  },
  "recurring-failures": recurringFailures,
  "attributable-volume": attributableVolume,
  "recurrence-after-change": ({ failures: c }, filter, { asOf, changes }) => {
    const [contacted, occurred, failure] = columns(c, "contacted_at", "occurred_at", "failure");
    const happened = Float64Array.from(contacted, (at, i) => (isNone(occurred, i) ? at : value(occurred, i)));
    let numerator = 0;
    eachRow({ ...c, happened }, "happened", filter, (i) => {
      const changedAt = changes.get(value(failure, i)) ?? Number.NaN;
      if (value(contacted, i) <= asOf && value(contacted, i) >= changedAt && !(value(occurred, i) < changedAt)) numerator++;
    });
    return { numerator };
  },
  "step-adherence": ({ steps: c }, filter, { asOf }) => {
    const [contacted, adherent] = columns(c, "contacted_at", "adherent");
    return counted(c, "contacted_at", filter, (i) => (value(contacted, i) > asOf || isNone(adherent, i) ? null : adherent[i] === 1));
  },
  adoption: ({ interactions: c }, filter, { asOf, versions }) => {
    const [contacted, procedure, followed] = columns(c, "contacted_at", "procedure", "procedure_version");
    return counted(c, "contacted_at", filter, (i) => {
      const at = value(contacted, i);
      const current = versions.get(value(procedure, i))?.findLast((version) => version.at <= at);
      return at > asOf || !current || followed[i] === 0 ? null : followed[i] === current.id;
    });
  },
  completeness: ({ interactions: c, bits }, filter, { asOf }) => {
    const [difficult, contacted, required, missing] = columns(c, "difficult", "contacted_at", "required_fields", "missing_fields");
    let [numerator, denominator] = [0, 0];
    eachRow(c, "contacted_at", filter, (i) => {
      if (difficult[i] !== 1 || value(contacted, i) > asOf) return;
      const asked = bits[value(required, i)] ?? 0;
      denominator += asked;
      numerator += asked - (bits[value(missing, i)] ?? 0);
    });
    return { numerator, denominator };
  },
};
