import { Section } from "@/app/_components/section";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import type { ListedImport } from "@/lib/imports/list-imports";

/** What a person should know about the file, in the importer's own words. */
export function Warnings({ warnings, hint }: { warnings: NonNullable<ListedImport["warnings"]>; hint?: string }) {
  if (warnings.length === 0) return null;
  const words = recordText.imports.detail;
  return (
    <Section title={words.warnings} hint={hint ?? words.warningsHint}>
      <ul className="border-hairline border-t">
        {warnings.map((warning) => (
          <li
            key={`${warning.code} ${warning.message}`}
            className="flex flex-wrap justify-between gap-x-6 gap-y-0.5 border-hairline border-b py-2.5"
          >
            <span className="min-w-0 max-w-[40rem] break-words">{warning.message}</span>
            {warning.rows > 0 && !warning.message.includes(formatCount(warning.rows)) && (
              <span className="text-mute">{words.warningRows(formatCount(warning.rows), warning.rows)}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
