import { TemplateLink } from "@/app/_components/template-link";
import { text } from "@/app/messages/text";
import { allMappings } from "@/lib/imports/mappings/index";

/** The kinds of file that are known, and the template for every other. */
export function Recognised() {
  const words = text.imports;
  return (
    <section aria-labelledby="recognised" className="rounded-lg border border-hairline bg-card px-4 py-3.5">
      <h2 id="recognised" className="font-semibold">
        {words.recognised}
      </h2>
      <ul className="mt-2 grid list-disc gap-1 pl-4 text-soft marker:text-mute">
        {allMappings.map((mapping) => (
          <li key={mapping.code}>
            {mapping.name}
            {mapping.isUnverified !== undefined && (
              <span className="block text-mute text-sm">{words.unverified(mapping.isUnverified)}</span>
            )}
          </li>
        ))}
      </ul>
      <p className="mt-3 text-mute text-sm">{words.templateHint}</p>
      <p className="mt-2">
        <TemplateLink />
      </p>
    </section>
  );
}
