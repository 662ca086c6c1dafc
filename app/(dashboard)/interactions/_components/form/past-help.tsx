"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormContext, useWatch } from "react-hook-form";
import { pastHelp } from "@/app/(dashboard)/interactions/_components/form/form-requests";
import { useSettled } from "@/app/(dashboard)/interactions/_components/form/use-settled";
import { recordText } from "@/app/messages/record-text";
import type { FormValues } from "@/lib/documenting/form-values";
import type { PastHelp } from "@/lib/documenting/help-from-past";

const words = recordText.documenting.past;

/** How others handled the same cause and procedure, and what was learnt; folded, as not everybody needs it. */
export function PastHelpPanel() {
  const { setValue } = useFormContext<FormValues>();
  const [cause, procedure] = useWatch<FormValues, ["angerCause", "procedure"]>({ name: ["angerCause", "procedure"] });
  const asked = useSettled(`${cause.trim()}\n${procedure.trim()}`, 500);
  const [felt = "", of = ""] = asked.split("\n");
  const isAsked = felt !== "" || of !== "";
  const { data } = useQuery({
    queryKey: ["past-help", felt, of],
    queryFn: ({ signal }) => pastHelp(felt, of, signal),
    enabled: isAsked,
    staleTime: 60_000,
  });
  const found = data ? data.solved.length + data.lessons.length : 0;
  return (
    <details className="min-w-0 rounded-lg border border-hairline bg-card px-4 py-2">
      <summary className="target flex flex-wrap items-baseline justify-between gap-x-3 py-1.5">
        <span className="font-semibold">{words.title}</span>
        {found > 0 && <span className="text-mute text-sm">{words.count(found)}</span>}
      </summary>
      {!isAsked && <p className="pb-2 text-mute text-sm">{words.nothing}</p>}
      {isAsked && data && found === 0 && <p className="pb-2 text-mute text-sm">{words.none}</p>}
      {isAsked && data && <Found help={data} onUse={(workaround) => setValue("workaround", workaround, { shouldDirty: true })} />}
    </details>
  );
}

function Found({ help: { solved, lessons }, onUse }: { help: PastHelp; onUse: (workaround: string) => void }) {
  return (
    <div className="grid grid-cols-1 gap-4 pb-3">
      {solved.length > 0 && (
        <ul className="grid grid-cols-1 gap-3">
          {solved.map(({ id, summary, resolutionPath, workaround }) => (
            <li key={id} className="min-w-0 break-words text-sm">
              <Link href={`/interactions/${id}`} target="_blank" className="link">
                {summary ?? recordText.documenting.earlier.noSummary}
              </Link>
              {resolutionPath && <Told label={words.path} told={resolutionPath} />}
              {workaround && (
                <>
                  <Told label={words.workaround} told={workaround} />
                  <button type="button" onClick={() => onUse(workaround)} className="target link py-1">
                    {words.use}
                  </button>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {lessons.length > 0 && (
        <div>
          <h3 className="mb-1 font-medium">{words.lessons}</h3>
          <ul className="grid grid-cols-1 gap-3">
            {lessons.map(({ code, title, wentWell, couldBeBetter, toChange }) => (
              <li key={code} className="min-w-0 break-words text-sm">
                <span className="font-medium">{title}</span>
                {wentWell && <Told label={words.wentWell} told={wentWell} />}
                {couldBeBetter && <Told label={words.couldBeBetter} told={couldBeBetter} />}
                {toChange && <Told label={words.toChange} told={toChange} />}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Told({ label, told }: { label: string; told: string }) {
  return (
    <p className="text-soft">
      <span className="text-mute">{label}:</span> {told}
    </p>
  );
}
