"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { SampleBar } from "@/app/_components/sample/sample-bar";
import { sampleQuery, startRemoving } from "@/app/_components/sample/sample-query";
import { text } from "@/app/messages/text";
import { formatCount } from "@/lib/format";

/** Removes the sample: asked once more, then done, then the empty Overview. `isGoing`: it was begun before this page was opened. */
export function RemoveSample({ isGoing: wasGoing = false }: { isGoing?: boolean }) {
  const [isSure, setIsSure] = useState(false);
  const start = useMutation({ mutationFn: startRemoving });
  const isGoing = wasGoing || start.isPending || start.isSuccess;
  const { data } = useQuery({ ...sampleQuery, enabled: isGoing && !start.isPending });

  useEffect(() => {
    if (isGoing && data?.state === "absent" && data.isCounted) window.location.assign("/");
  }, [isGoing, data]);

  if (isGoing) {
    return (
      <div className="mt-1">
        <SampleBar share={data?.share ?? null} label={text.sample.removeLabel} />
        <p role="status" aria-live="polite" className="mt-1 text-mute text-sm">
          {data?.state === "removing" ? text.sample.removing(formatCount(data.interactions)) : text.sample.starting}
        </p>
      </div>
    );
  }
  if (!isSure) {
    return (
      <button
        type="button"
        onClick={() => setIsSure(true)}
        className="link target inline-flex items-center text-mute text-sm hover:text-ink"
      >
        {text.sample.remove}
      </button>
    );
  }
  return (
    <div>
      <p className="flex flex-wrap gap-x-3">
        <button type="button" onClick={() => start.mutate()} className="link target inline-flex items-center font-medium text-red text-sm">
          {text.sample.removeSure}
        </button>
        <button
          type="button"
          onClick={() => setIsSure(false)}
          className="link target inline-flex items-center text-mute text-sm hover:text-ink"
        >
          {text.sample.keep}
        </button>
      </p>
      <p className="text-mute text-xs">{text.sample.removeAsk}</p>
      {start.isError && (
        <p role="alert" className="text-red text-sm">
          {start.error.message || text.sample.failed}
        </p>
      )}
    </div>
  );
}
