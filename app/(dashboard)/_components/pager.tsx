import { ButtonLink } from "@/app/_components/button";
import { hrefOf } from "@/app/_data/filter-params";
import { recordText } from "@/app/messages/record-text";

/** Older and newer rows of a list that is ordered by date. `params` is the address without its place. */
export function Pager({
  path,
  params,
  older,
  newer,
}: {
  path: string;
  params: URLSearchParams;
  older: string | null;
  newer: string | null;
}) {
  if (older === null && newer === null) return null;
  const at = (key: "after" | "before", place: string) => hrefOf(path, new URLSearchParams([...params, [key, place]]));
  return (
    <nav aria-label={recordText.interactions.pages} className="no-print mt-4 flex flex-wrap gap-2">
      {newer !== null && (
        <>
          <ButtonLink href={hrefOf(path, params)}>{recordText.interactions.newest}</ButtonLink>
          <ButtonLink rel="prev" href={at("before", newer)}>
            {recordText.interactions.newer}
          </ButtonLink>
        </>
      )}
      {older !== null && (
        <ButtonLink rel="next" href={at("after", older)}>
          {recordText.interactions.older}
        </ButtonLink>
      )}
    </nav>
  );
}
