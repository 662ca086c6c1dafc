import { NumberWithRows } from "@/app/_components/number-with-rows";
import { FactsCard } from "@/app/(dashboard)/_components/facts-card";
import type { failureHrefs } from "@/app/(dashboard)/failures/_components/failure-hrefs";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import type { Workarounds } from "@/lib/workarounds/failure-workarounds";
import { ANY_WORKAROUND } from "@/lib/workarounds/workaround-text";

/** How people got by while the procedure failed: how often, and how. */
export function WorkaroundCard({ workarounds, hrefs }: { workarounds: Workarounds; hrefs: ReturnType<typeof failureHrefs> }) {
  const words = recordText.waits;
  const { documented, interactions, texts, more, readAtMost } = workarounds;
  return (
    <FactsCard title={words.workaround} facts={{}}>
      {documented === 0 ? (
        <p className="text-mute">{words.noWorkaround}</p>
      ) : (
        <>
          <p>
            <NumberWithRows href={hrefs.workaround(ANY_WORKAROUND)}>
              {words.documented(formatCount(documented), formatCount(interactions))}
            </NumberWithRows>
            {words.withOne}
          </p>
          <ul className="mt-2 grid gap-1.5">
            {texts.map(({ folded, text, interactions: count }) => (
              <li key={folded} className="flex items-baseline justify-between gap-3">
                <span className="line-clamp-3 min-w-0 break-words">{text}</span>
                <NumberWithRows href={hrefs.workaround(folded)} label={text}>
                  {formatCount(count)}
                </NumberWithRows>
              </li>
            ))}
          </ul>
          {more > 0 && <p className="mt-1 text-mute text-sm">{words.more(more)}</p>}
          {readAtMost !== null && <p className="mt-1 text-mute text-sm">{words.readAtMost(formatCount(readAtMost))}</p>}
        </>
      )}
    </FactsCard>
  );
}
