"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/app/_components/button";
import { cancelImport, importQuery, type RunningJob } from "@/app/(dashboard)/imports/_components/import-query";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatRate } from "@/lib/format";
import { type ImportProgress, importProgress, isUnfinished } from "@/lib/imports/import-progress";

/** How far an import is: a bar, rows, rate and time left; it can be cancelled. The page is read again when it has ended. */
export function RunningImport({ job }: { job: RunningJob }) {
  const router = useRouter();
  const words = recordText.imports.progress;
  const { data, isError, dataUpdatedAt } = useQuery({ ...importQuery(job.id), initialData: job, initialDataUpdatedAt: 0 });
  const cancel = useMutation({ mutationFn: () => cancelImport(job.id), onSuccess: () => router.refresh() });
  const isOver = !isUnfinished(data.state);
  const progress = importProgress(data, dataUpdatedAt);

  useEffect(() => {
    if (data.state !== job.state) router.refresh();
  }, [data.state, job.state, router]);

  return (
    <div className="mt-2 max-w-md">
      <div className="flex items-center gap-3">
        <Bar progress={progress} label={words.label(job.fileName)} />
        {!isOver && (
          <Button kind="quiet" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
            {cancel.isPending ? words.cancelling : words.cancel}
          </Button>
        )}
      </div>
      <p className="text-mute text-sm">{isError ? words.lost : progressWords(progress)}</p>
      {cancel.isError && (
        <p role="alert" className="text-red text-sm">
          {words.cancelFailed}
        </p>
      )}
      <p role="status" aria-live="polite" className="sr-only">
        {isOver
          ? words.ended(job.fileName, recordText.imports.states[data.state])
          : words.said(Math.floor((progress.share ?? 0) * 10) * 10, job.fileName)}
      </p>
    </div>
  );
}

function Bar({ progress: { share }, label }: { progress: ImportProgress; label: string }) {
  const percent = share === null ? undefined : Math.round(share * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="h-1.5 min-w-0 flex-1 overflow-hidden rounded-full bg-sunken"
    >
      <div
        className={share === null ? "skeleton h-full w-full bg-accent-pale" : "h-full bg-accent transition-[width]"}
        style={share === null ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}

function progressWords({ share, rowsDone, rows, rowsPerSecond, secondsLeft }: ImportProgress): string {
  const words = recordText.imports.progress;
  if (share === null || rows === null) return words.looking;
  return [
    formatRate(share),
    words.rows(formatCount(rowsDone), formatCount(rows)),
    rowsPerSecond === null ? null : words.rate(formatCount(rowsPerSecond)),
    secondsLeft === null ? null : words.left(secondsLeft),
  ]
    .filter((part) => part !== null)
    .join(" · ");
}
