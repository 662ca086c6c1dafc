import { NumberWithRows } from "@/app/_components/number-with-rows";
import { FactsCard } from "@/app/(dashboard)/_components/facts-card";
import type { failureHrefs } from "@/app/(dashboard)/failures/_components/failure-hrefs";
import { timeWords } from "@/app/(dashboard)/failures/[code]/_components/time-words";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import type { WaitedOn } from "@/lib/waits/waits";

/** What its interactions waited on: "Finance systems 41 h in 23 interactions". Nothing where that is not documented. */
export function WaitedOnCard({ waits, hrefs }: { waits: WaitedOn[]; hrefs: ReturnType<typeof failureHrefs> }) {
  const words = recordText.waits;
  if (waits.length === 0) return null;
  return (
    <FactsCard title={words.waitedOn} facts={{}}>
      <ul className="grid gap-1">
        {waits.map(({ code, name, minutes, interactions }) => (
          <li key={code}>
            {words.waited(name, minutes === null ? null : timeWords(minutes))}
            <NumberWithRows href={hrefs.waitingOn(code)}>{words.interactions(formatCount(interactions), interactions)}</NumberWithRows>
          </li>
        ))}
      </ul>
    </FactsCard>
  );
}
