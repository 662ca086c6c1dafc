import { TemplateLink } from "@/app/_components/template-link";
import { recordText } from "@/app/messages/record-text";
import { allMappings } from "@/lib/imports/mappings/index";

/** The kinds of file that are known, and the template for every other. */
export function Recognised() {
  const words = recordText.imports;
  const unverified = allMappings.filter(({ isUnverified }) => isUnverified !== undefined);
  return (
    <section aria-labelledby="recognised" className="rounded-lg border border-hairline bg-card px-4 py-3.5">
      <h2 id="recognised" className="font-semibold">
        {words.recognised}
      </h2>
      <p className="mt-2 text-soft">{allMappings.map(({ name }) => name).join(", ")}.</p>
      <details className="mt-2 text-sm">
        <summary className="target cursor-pointer text-mute hover:text-ink">{words.unverifiedOnes(unverified.length)}</summary>
        <ul className="mt-1 grid gap-1.5 text-mute">
          {unverified.map(({ code, name, isUnverified }) => (
            <li key={code}>
              <span className="text-soft">{name}</span>: {isUnverified}
            </li>
          ))}
        </ul>
      </details>
      <p className="mt-3 text-mute text-sm">{words.templateHint}</p>
      <p className="mt-2">
        <TemplateLink />
      </p>
    </section>
  );
}
