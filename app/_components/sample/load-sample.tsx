"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { SampleBar } from "@/app/_components/sample/sample-bar";
import { sampleQuery, startLoading } from "@/app/_components/sample/sample-query";
import { text } from "@/app/messages/text";
import { formatCount } from "@/lib/format";
import type { SampleStatus } from "@/lib/sample/sample-status";

/** Loads the sample by one click, shows how far it is, and shows the page anew when everything is counted. */
export function LoadSample({ kind = "main" }: { kind?: "main" | "plain" }) {
  const start = useMutation({ mutationFn: startLoading });
  // Asked at first too: a load that was begun before this page was opened is shown, not begun again.
  const [isWatching, setIsWatching] = useState(true);
  const { data, isError } = useQuery({ ...sampleQuery, enabled: isWatching });
  // A page that is empty although the sample is here would be shown anew for ever.
  const wasGoing = useRef(false);

  useEffect(() => {
    if (data?.state === "loading" || data?.state === "removing") wasGoing.current = true;
    else if (data?.state === "loaded" && wasGoing.current && data.isCounted) window.location.reload();
    else if (data && !wasGoing.current) setIsWatching(false);
  }, [data]);

  if (start.isPending || (isWatching && data !== undefined && data.state !== "absent" && data.state !== "partial"))
    return <Progress status={data} isLost={isError} />;
  return (
    <div className="grid justify-items-start gap-2">
      <Button
        kind={kind}
        onClick={() => {
          wasGoing.current = true;
          start.mutate(undefined, { onSuccess: () => setIsWatching(true) });
        }}
      >
        {data?.state === "partial" ? text.sample.goOn : text.sample.load}
      </Button>
      {start.isError && (
        <p role="alert" className="max-w-md text-red text-sm">
          {start.error.message || text.sample.failed}
        </p>
      )}
    </div>
  );
}

function Progress({ status, isLost }: { status: SampleStatus | undefined; isLost: boolean }) {
  return (
    <div className="w-full max-w-md text-left">
      <SampleBar share={status?.share ?? (status?.state === "loaded" ? 1 : null)} label={text.sample.loadLabel} />
      <p role="status" aria-live="polite" className="mt-1 text-mute text-sm">
        {isLost ? text.sample.lost : wordsOf(status)}
      </p>
    </div>
  );
}

function wordsOf(status: SampleStatus | undefined): string {
  if (status?.state === "loading") return text.sample.loading(formatCount(status.interactions), formatCount(status.planned));
  return status?.state === "loaded" ? text.sample.counting : text.sample.starting;
}
