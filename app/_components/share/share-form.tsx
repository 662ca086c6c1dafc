"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useRef } from "react";
import { Button } from "@/app/_components/button";
import { makeShareLink } from "@/app/_components/share/share-requests";
import { ShownOnce } from "@/app/_components/shown-once";
import { recordText } from "@/app/messages/record-text";
import { text } from "@/app/messages/text";

interface ShareFormProps {
  path: string;
  /** The filters in force, as a query string. */
  query: string;
  onClose: () => void;
}

/** Asks how a link is to be called and how long it is to open the page, and shows it once. */
export function ShareForm({ path, query, onClose }: ShareFormProps) {
  const id = useId();
  const words = recordText.share.dialog;
  const first = useRef<HTMLInputElement>(null);
  // The dialog has opened before this was here.
  useEffect(() => first.current?.focus(), []);
  const make = useMutation({ mutationFn: makeShareLink });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    make.mutate({ name: String(data.get("name")), path, query, days: Number(data.get("days")) });
  }

  if (make.data) return <MadeLink href={make.data} onKept={onClose} />;
  return (
    <form onSubmit={onSubmit} className="grid gap-4 px-5 py-4 text-ink">
      <div>
        <h2 className="font-semibold text-lead">{text.filters.shareTitle}</h2>
        <p className="text-mute text-sm">{words.hint}</p>
      </div>
      <div className="grid gap-1.5">
        <label htmlFor={id} className="eyebrow">
          {words.name}
        </label>
        <input
          id={id}
          name="name"
          required
          ref={first}
          maxLength={80}
          autoComplete="off"
          placeholder={words.placeholder}
          className="target w-full max-w-80 rounded border border-edge bg-paper px-2 py-1 placeholder:text-mute"
        />
      </div>
      <fieldset>
        <legend className="eyebrow mb-1">{words.days}</legend>
        <div className="flex flex-wrap gap-x-5">
          {DAYS.map((days) => (
            <label key={days} className="target flex items-center gap-2">
              <input type="radio" name="days" value={days} defaultChecked={days === 7} className="accent-accent" />
              {words.day(days)}
            </label>
          ))}
        </div>
      </fieldset>
      {make.isError && (
        <p role="alert" className="text-red text-sm">
          {make.error.message}
        </p>
      )}
      <p className="flex flex-wrap gap-2">
        <Button type="submit" kind="main" disabled={make.isPending}>
          {words.submit}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
      </p>
    </form>
  );
}

function MadeLink({ href, onKept }: { href: string; onKept: () => void }) {
  const words = recordText.share.dialog;
  return (
    <div role="status" className="grid gap-2 px-5 py-4 text-ink">
      <ShownOnce
        title={<h2 className="font-semibold text-lead">{words.link}</h2>}
        value={`${window.location.origin}${href}`}
        words={words}
        onDone={onKept}
      />
    </div>
  );
}

const DAYS = [1, 7, 30, 90] as const;
