import { Fragment, type ReactNode } from "react";
import { ThingLink } from "@/app/(dashboard)/settings/api/_components/thing-link";
import { setUpText } from "@/app/messages/set-up-text";
import type { JsonSchema } from "@/lib/api/openapi";
import { formatCount } from "@/lib/format";

/** What a schema takes, in words; null is left out, as nearly everything may be unknown. */
export function typeWords(schema: JsonSchema): ReactNode {
  if (schema.$ref) return <ThingLink name={schema.$ref.split("/").at(-1) ?? ""} />;
  if (schema.enum) return schema.enum.filter((word) => word !== null).join(", ");
  const choices = (schema.anyOf ?? []).flatMap((each) => (typeof each === "object" && each.type !== "null" ? [each] : []));
  if (choices.length > 0) {
    return choices.map((each, at) => (
      <Fragment key={JSON.stringify(each)}>
        {at > 0 && ` ${setUpText.api.or} `}
        {typeWords(each)}
      </Fragment>
    ));
  }
  if (schema.type === "array" && typeof schema.items === "object" && !Array.isArray(schema.items)) {
    return (
      <>
        {setUpText.api.listOf} {typeWords(schema.items)}
      </>
    );
  }
  return plainWords(schema);
}

function plainWords({ type, format, minimum, maximum }: JsonSchema): string {
  const word = WORDS.get(String(format)) ?? WORDS.get(String(type)) ?? setUpText.api.types.unknown;
  if (type !== "integer" || minimum === undefined || maximum === undefined) return word;
  return `${word}, ${setUpText.api.from(formatCount(minimum), formatCount(maximum))}`;
}

const WORDS = new Map(Object.entries(setUpText.api.types));
