import { NoDataYet } from "@/app/_components/empty-state";
import { TemplateLink } from "@/app/_components/template-link";
import { recordText } from "@/app/messages/record-text";
import { text } from "@/app/messages/text";

/** Nothing documented is not nothing earned: it says so, and where commendations come from. */
export function NoneDocumented() {
  const words = recordText.commendations;
  return (
    <NoDataYet title={words.none} hint={words.noneHint} action={text.empty.fromFile}>
      <TemplateLink />
    </NoDataYet>
  );
}
