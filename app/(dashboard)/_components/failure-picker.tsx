"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useState } from "react";
import { recordText } from "@/app/messages/record-text";
import type { Named } from "@/lib/find/find-named";

/** How long nothing must be typed before it is looked for, in milliseconds. */
const PAUSE_MS = 150;

/** Failures by a part of their name, to choose one of: the choice is the form's field `code`. */
export function FailurePicker() {
  const id = useId();
  const words = recordText.failureLinks.link;
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useQuery({
    queryKey: ["failures-named", asked],
    queryFn: ({ signal }) => fetchNamed(asked, signal),
    enabled: asked !== "",
  });
  const failures = asked === "" ? [] : (found.data ?? []);
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="eyebrow">
        {words.name}
      </label>
      <input
        id={id}
        data-first-focus
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        autoComplete="off"
        maxLength={200}
        className="target w-full rounded border border-edge bg-paper px-2 py-1"
      />
      <p role="status" className="text-mute text-sm">
        {asked === "" ? words.typeFirst : found.isSuccess && failures.length === 0 ? words.nothing : null}
      </p>
      {failures.length > 0 && (
        <fieldset>
          <legend className="sr-only">{words.known}</legend>
          {failures.map(({ code, name, procedure }, index) => (
            <label key={code} className="target flex items-start gap-2 py-1">
              <input
                type="radio"
                name="code"
                value={code}
                data-title={name}
                required
                defaultChecked={index === 0}
                className="mt-1 accent-accent"
              />
              <span className="min-w-0 break-words">
                {name} <span className="text-mute text-sm">{procedure}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}

async function fetchNamed(words: string, signal: AbortSignal): Promise<Named["failures"]> {
  const response = await fetch(`/api/find?${new URLSearchParams({ q: words })}`, { signal });
  if (!response.ok) throw new Error(recordText.failureLinks.failed);
  const named: Named = await response.json();
  return named.failures;
}
