import { FieldTable } from "@/app/(dashboard)/settings/api/_components/field-table";
import { typeWords } from "@/app/(dashboard)/settings/api/_components/type-words";
import type { JsonSchema } from "@/lib/api/openapi";

/** What a thing that is sent or given is made of. */
export function SchemaFields({ name, schema }: { name: string; schema: JsonSchema }) {
  const needed = new Set(schema.required);
  const rows = Object.entries(schema.properties ?? {}).flatMap(([field, told]) =>
    typeof told === "boolean"
      ? []
      : [{ name: field, type: typeWords(told), meaning: told.description, isRequired: needed.has(field), isGiven: told.readOnly === true }],
  );
  return (
    <section aria-labelledby={`thing-${name}`} className="min-w-0">
      <h3 id={`thing-${name}`} className="scroll-mt-16 font-semibold">
        {name}
      </h3>
      {schema.description && <p className="text-mute">{schema.description}</p>}
      {rows.length > 0 ? <FieldTable caption={name} rows={rows} /> : <p>{typeWords(schema)}</p>}
    </section>
  );
}
