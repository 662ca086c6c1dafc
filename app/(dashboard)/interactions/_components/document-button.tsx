import { ButtonLink } from "@/app/_components/button";
import { IfMay } from "@/app/_components/rights";
import { recordText } from "@/app/messages/record-text";

/** Leads to the documenting form. */
export function DocumentButton() {
  return (
    <IfMay right="document">
      <ButtonLink kind="main" href="/interactions/new">
        {recordText.documenting.open}
      </ButtonLink>
    </IfMay>
  );
}
