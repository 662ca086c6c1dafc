import Link from "next/link";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { DecisionItem } from "@/app/(dashboard)/_components/decision-item";
import { failureHrefs } from "@/app/(dashboard)/failures/_components/failure-hrefs";
import { fixHrefs } from "@/app/(dashboard)/failures/[code]/_components/fixes/fix-hrefs";
import { FixOutcome } from "@/app/(dashboard)/failures/[code]/_components/fixes/fix-outcome";
import { text } from "@/app/messages/text";
import { formatCount, formatDay } from "@/lib/format";
import type { VerdictDue as Due } from "@/lib/overview/verdicts-due";

/** A verdict that came due or soon will, with the issues on both sides of its fix. */
export function VerdictDue({ due, query, today }: { due: Due; query: string; today: number }) {
  const words = text.decisions;
  const { code, title, verdict } = due;
  const hrefs = fixHrefs(query, code, due);
  return (
    <DecisionItem
      title={
        <Link href={failureHrefs(query, code).page} className="rows-link">
          {title}
        </Link>
      }
      pill={<FixOutcome verdict={verdict} today={today} />}
      detail={
        <>
          {words.fix(verdict.title)}
          {" · "}
          {words.verdictDue(formatDay(verdict.windowEndDay, today), verdict.windowEndDay <= today)}
          {" · "}
          <NumberWithRows href={hrefs.after} className="font-medium text-soft">
            {words.issuesSince(formatCount(verdict.after.issues))}
          </NumberWithRows>
          {", "}
          <NumberWithRows href={hrefs.before} className="font-medium text-soft">
            {words.issuesBefore(formatCount(verdict.before.issues), verdict.before.toDay - verdict.before.fromDay)}
          </NumberWithRows>
        </>
      }
    />
  );
}
