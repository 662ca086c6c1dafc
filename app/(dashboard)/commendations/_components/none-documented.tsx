import { ButtonLink } from "@/app/_components/button";
import { NoDataYet } from "@/app/_components/empty-state";
import { text } from "@/app/messages/text";

/** Nothing documented is not nothing earned: it says so, and where commendations come from. */
export function NoneDocumented() {
  const words = text.commendations;
  return (
    <div>
      <NoDataYet title={words.none} hint={words.noneHint} offersSample={false} />
      <p className="no-print mt-3 text-center">
        <ButtonLink kind="quiet" href="/api/imports/template.csv" prefetch={false} download>
          {words.template}
        </ButtonLink>
      </p>
    </div>
  );
}
