import Form from "next/form";
import { Button } from "@/app/_components/button";
import { IfMay } from "@/app/_components/rights";
import { Section } from "@/app/_components/section";
import { recordText } from "@/app/messages/record-text";
import { SEARCH_CHARACTERS } from "@/lib/search/parse-search";

/** The way from here to the interaction that is praised: on its page the commendation is added. */
export function FindInteraction() {
  const words = recordText.commendations.capture;
  return (
    <IfMay right="document">
      <Section title={words.add} hint={words.addHint} className="no-print">
        <Form action="/interactions" className="flex flex-wrap items-center gap-2">
          <input type="hidden" name="period" value="all" />
          <input
            type="search"
            name="q"
            required
            aria-label={words.search}
            placeholder={words.search}
            maxLength={SEARCH_CHARACTERS}
            autoComplete="off"
            className="target min-w-0 max-w-[24rem] flex-1 basis-48 rounded border border-edge bg-card px-2 py-1 placeholder:text-mute"
          />
          <Button type="submit">{words.find}</Button>
        </Form>
      </Section>
    </IfMay>
  );
}
