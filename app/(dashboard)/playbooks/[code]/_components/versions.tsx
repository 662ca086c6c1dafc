import { StatePill } from "@/app/_components/state-pill";
import { recordText } from "@/app/messages/record-text";
import { dayOf } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { compareVersions } from "@/lib/playbooks/compare-versions";
import type { PlaybookDetail, PlaybookVersion } from "@/lib/playbooks/read-playbooks";

/** Every version, the newest first, with what is different from the one before and all of its steps. */
export function Versions({ playbook, asOf, zone }: { playbook: PlaybookDetail; asOf: number; zone: string }) {
  const words = recordText.playbooks.detail;
  const { versions, current, names } = playbook;
  if (versions.length === 0) return <p className="text-mute">{recordText.playbooks.noVersion}</p>;
  return (
    <ol className="grid gap-3">
      {versions.toReversed().map((version) => (
        <li key={version.version} className="border-hairline border-t pt-2 first:border-t-0 first:pt-0">
          <p>
            <strong className="font-semibold">{recordText.playbooks.version(version.version)}</strong>{" "}
            <span className="text-mute">
              {version.effectiveAt === 0 ? words.always : words.since(formatDay(dayOf(version.effectiveAt, zone)))},{" "}
              {words.by(version.createdBy === "debrief" ? words.product : (names[version.createdBy] ?? version.createdBy))}
            </span>{" "}
            {version.id === current?.id && <StatePill tone="active">{words.current}</StatePill>}
            {version.effectiveAt > asOf && <StatePill tone="neutral">{words.comes}</StatePill>}
          </p>
          {version.note !== null && <p className="whitespace-pre-line break-words text-soft">{version.note}</p>}
          <Difference version={version} before={versions.find((each) => each.version === version.version - 1)} />
          <details className="text-sm">
            <summary className="link target inline-flex items-center">{words.steps}</summary>
            <ol className="list-decimal pl-6 text-soft">
              {version.steps.map((step) => (
                <li key={step.code}>
                  {step.title}
                  {step.polarity === "avoid" && <span className="text-mute"> ({words.avoid})</span>}
                </li>
              ))}
            </ol>
          </details>
        </li>
      ))}
    </ol>
  );
}

function Difference({ version, before }: { version: PlaybookVersion; before: PlaybookVersion | undefined }) {
  const words = recordText.playbooks.detail;
  if (!before) return null;
  const { added, gone, reworded, moved } = compareVersions(before.steps, version.steps);
  const said = (titles: readonly string[], say: (list: string) => string) =>
    titles.length === 0 ? [] : [say(titles.map((title) => `“${title}”`).join(", "))];
  const lines = [
    ...said(added, words.added),
    ...said(gone, words.gone),
    ...said(reworded, words.reworded),
    ...(moved > 0 ? [words.moved(moved)] : []),
  ];
  return <p className="text-mute text-sm">{lines.length === 0 ? words.same : lines.join(" ")}</p>;
}
