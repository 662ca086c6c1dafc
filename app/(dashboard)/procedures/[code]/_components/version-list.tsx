import { StatePill } from "@/app/_components/state-pill";
import { recordText } from "@/app/messages/record-text";
import { formatDay } from "@/lib/format";
import type { ProcedureDetail } from "@/lib/procedures/get-procedure";

/** Every version with its day and what it says, the newest first. */
export function VersionList({ procedure: { versions, current, period } }: { procedure: ProcedureDetail }) {
  const words = recordText.procedures;
  if (versions.length === 0) return <p className="text-mute">{words.detail.noVersions}</p>;
  return (
    <ol className="grid gap-3">
      {versions.toReversed().map((version) => (
        <li key={version.version} className="border-hairline border-t pt-2 first:border-t-0 first:pt-0">
          <p>
            <strong className="font-semibold">{words.version(version.version)}</strong>{" "}
            <span className="text-mute">{words.since(formatDay(version.effectiveDay))}</span>{" "}
            {version.version === current?.version && <StatePill tone="active">{words.detail.current}</StatePill>}
            {version.effectiveAt > period.asOf && <StatePill tone="neutral">{words.detail.comes}</StatePill>}
          </p>
          {version.document !== null && <p className="whitespace-pre-line break-words text-soft">{version.document}</p>}
          {version.documentUrl !== null && /^https?:\/\//i.test(version.documentUrl) && (
            <a href={version.documentUrl} rel="noreferrer" className="link break-all">
              {version.documentUrl}
            </a>
          )}
          {version.document === null && version.documentUrl === null && <p className="text-mute">{words.detail.nothingWritten}</p>}
        </li>
      ))}
    </ol>
  );
}
