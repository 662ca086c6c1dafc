import { ButtonLink } from "@/app/_components/button";
import { text } from "@/app/messages/text";

/** The file with every column that can be imported. */
export function TemplateLink() {
  return (
    <ButtonLink href="/api/imports/template.csv" prefetch={false} download>
      {text.imports.template}
    </ButtonLink>
  );
}
