"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { type DraftSent, keep, Refused } from "@/app/(dashboard)/interactions/_components/form/form-requests";
import type { FormValues } from "@/lib/documenting/form-values";

/** How long nothing is typed before what was typed is kept. */
const PAUSE_MS = 1200;

export interface DraftState {
  /** "idle" before anything is typed; "off" where no draft is kept. */
  state: "off" | "idle" | "waiting" | "saved" | "failed";
  /** Epoch ms of the last keeping. */
  savedAt: number | null;
}

interface DraftOptions {
  isOn: boolean;
  /** The draft that the form was opened with. */
  draft: number | null;
  content: (form: FormValues) => DraftSent;
}

/** Keeps what is typed on the server while it is typed, one keeping at a time; the draft's address stays in the browser's. */
export function useDraft(form: UseFormReturn<FormValues>, { isOn, draft, content }: DraftOptions) {
  const [shown, setShown] = useState<DraftState>({ state: isOn ? "idle" : "off", savedAt: null });
  const id = useRef(draft);
  const under = useRef<Promise<void>>(Promise.resolve());
  const isOver = useRef(false);
  const isDue = useRef(false);
  const makeContent = useRef(content);
  useEffect(() => {
    makeContent.current = content;
  });

  const save = useCallback(() => {
    under.current = under.current.then(async () => {
      if (isOver.current || !isDue.current) return;
      isDue.current = false;
      try {
        const isNew = id.current === null;
        id.current = await keep(id.current, makeContent.current(form.getValues()));
        if (isNew && !isOver.current && window.location.pathname === "/interactions/new")
          window.history.replaceState(null, "", `/interactions/new?draft=${id.current}`);
        setShown({ state: "saved", savedAt: Date.now() });
      } catch (error) {
        // A draft that was discarded elsewhere begins anew with what is typed next.
        if (error instanceof Refused && error.status === 404) id.current = null;
        isDue.current = true;
        setShown((before) => ({ ...before, state: "failed" }));
      }
    });
  }, [form]);

  useEffect(() => {
    if (!isOn) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      isDue.current = true;
      setShown((before) => ({ ...before, state: "waiting" }));
      clearTimeout(timer);
      timer = setTimeout(save, PAUSE_MS);
    };
    const stop = form.subscribe({ formState: { values: true }, callback: later });
    const atOnce = () => {
      clearTimeout(timer);
      save();
    };
    const whenHidden = () => document.visibilityState === "hidden" && atOnce();
    document.addEventListener("visibilitychange", whenHidden);
    return () => {
      stop();
      atOnce();
      document.removeEventListener("visibilitychange", whenHidden);
    };
  }, [form, isOn, save]);

  /** Ends the keeping, once what is under way is kept; the draft's id. */
  const end = useCallback(async () => {
    isOver.current = true;
    await under.current;
    return id.current;
  }, []);
  /** Goes on with keeping, when filing was refused. */
  const resume = useCallback(() => {
    isOver.current = false;
    if (isDue.current) save();
  }, [save]);
  return { shown, end, resume };
}
