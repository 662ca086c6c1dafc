"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { Button } from "@/app/_components/button";
import { makeFeed } from "@/app/_components/feed/feed-requests";
import { ShownOnce } from "@/app/_components/shown-once";
import { recordText } from "@/app/messages/record-text";

const SCOPES = ["own", "team"] as const;

/** Which promises make an address, which is then shown once in the form's place. */
export function FeedMaker() {
  const words = recordText.feed;
  const router = useRouter();
  const make = useMutation({ mutationFn: makeFeed, onSuccess: () => router.refresh() });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    make.mutate(new FormData(event.currentTarget).get("scope") === "team" ? "team" : "own");
  }

  if (make.data) {
    return (
      <div role="status" className="grid max-w-[46rem] gap-2 rounded-lg border border-edge bg-card p-4">
        <ShownOnce title={<p className="font-medium">{words.made}</p>} value={make.data} words={words} onDone={make.reset} />
      </div>
    );
  }
  return (
    <form onSubmit={onSubmit} className="grid max-w-[46rem] gap-3">
      <fieldset>
        <legend className="eyebrow mb-1">{words.scope}</legend>
        <div className="flex flex-wrap gap-x-5">
          {SCOPES.map((scope) => (
            <label key={scope} className="target flex items-center gap-2">
              <input type="radio" name="scope" value={scope} defaultChecked={scope === "own"} className="accent-accent" />
              <span>
                {words.scopes[scope].name} <span className="text-mute text-sm">– {words.scopes[scope].hint}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <p>
        <Button type="submit" disabled={make.isPending}>
          {words.submit}
        </Button>
      </p>
      {make.isError && (
        <p role="alert" className="text-red text-sm">
          {make.error.message}
        </p>
      )}
    </form>
  );
}
