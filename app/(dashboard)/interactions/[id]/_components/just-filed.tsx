import { ButtonLink } from "@/app/_components/button";
import { recordText } from "@/app/messages/record-text";
import type { Completeness } from "@/lib/documenting/completeness";

const words = recordText.documenting;

/** What came of the form, above the page of what was filed with it. */
export function JustFiled({ told, seconds, completeness }: { told: string; seconds: number | null; completeness: Completeness | null }) {
  if (told !== "documented" && told !== "corrected") return null;
  return (
    <div role="status" className="mb-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-lg bg-green-wash px-4 py-3">
      <div className="min-w-0">
        <p className="font-medium">{told === "corrected" ? words.corrected : words.filedIn(seconds ?? 0)}</p>
        {completeness && (
          <p className="text-soft">
            {completeness.missing.length === 0
              ? words.complete(completeness.required)
              : words.incomplete(completeness.required - completeness.missing.length, completeness.required, completeness.missing)}
          </p>
        )}
      </div>
      {told === "documented" && (
        <ButtonLink kind="main" href="/interactions/new">
          {words.another}
        </ButtonLink>
      )}
    </div>
  );
}
