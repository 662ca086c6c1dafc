import { NumberWithRows } from "@/app/_components/number-with-rows";
import { rowsHref } from "@/app/_data/rows-href";
import { recordText } from "@/app/messages/record-text";
import type { Commendations } from "@/lib/commendations/read-commendations";
import { formatCount, formatRate } from "@/lib/format";

/** What conversion says, what cannot be measured yet, and who is still to be thanked; honest where nothing is documented. */
export function CommendationsSentence({ read, query }: { read: Commendations; query: string }) {
  const words = recordText.commendations.sentence;
  const { total } = read.conversion;
  if (!read.isAnyDocumented) {
    return (
      <>
        <strong>{words.noneDocumented}</strong>
        {words.noneDocumentedEnd}
      </>
    );
  }
  const mature = total.denominator ?? 0;
  const toThank = read.list.verified - read.list.verifiedRecognised;
  return (
    <>
      {mature > 0 ? (
        <>
          <strong>
            <NumberWithRows href={rowsHref(query, { metric: "commendation-conversion", part: "numerator" })}>
              {words.converted(formatCount(total.numerator), formatCount(mature), mature)}
            </NumberWithRows>
          </strong>
          {words.convertedEnd(formatRate(total.value))}
          {total.immature > 0 && words.waiting(formatCount(total.immature), total.immature)}
        </>
      ) : total.immature > 0 ? (
        words.nothingMature
      ) : (
        words.nothingClosed
      )}
      {toThank > 0 && (
        <>
          {" "}
          <strong>{words.toThank(formatCount(toThank), toThank)}</strong>
          {words.toThankEnd(toThank)}
        </>
      )}
    </>
  );
}
