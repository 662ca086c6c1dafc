import Link from "next/link";
import { ButtonLink } from "@/app/_components/button";
import { IfMay } from "@/app/_components/rights";
import { recordText } from "@/app/messages/record-text";

/** Leads to the documenting form, and says what was begun there. @param drafts how many of the person's own wait to be finished */
export function DocumentButton({ drafts = 0 }: { drafts?: number }) {
  return (
    <IfMay right="document">
      {drafts > 0 && (
        <Link href="/interactions/new#drafts" className="target link inline-flex items-center text-sm text-soft">
          {recordText.documenting.draft.chip(drafts)}
        </Link>
      )}
      <ButtonLink kind="main" href="/interactions/new">
        {recordText.documenting.open}
      </ButtonLink>
    </IfMay>
  );
}
