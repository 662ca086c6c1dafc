import { ButtonLink } from "@/app/_components/button";
import { recordText } from "@/app/messages/record-text";

/** The file with every column that can be imported. */
export function TemplateLink() {
  return (
    <ButtonLink href="/api/imports/template.csv" prefetch={false} download>
      {recordText.imports.template}
    </ButtonLink>
  );
}
