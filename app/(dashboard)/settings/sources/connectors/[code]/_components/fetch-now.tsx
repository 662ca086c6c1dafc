"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/app/_components/button";
import { ask } from "@/app/(dashboard)/settings/sources/_components/source-requests";
import { setUpText } from "@/app/messages/set-up-text";

const LOOK_EVERY_MS = 2_000;
/** The process takes a moment to begin. */
const LOOK_AGAIN_MS = 1_500;

/** Lets a connector fetch now; while it does, the page is read again and again. */
export function FetchNow({ code, isRunning }: { code: string; isRunning: boolean }) {
  const router = useRouter();
  const words = setUpText.sources.connector;
  const run = useMutation({
    mutationFn: () => ask("POST", `/api/connectors/${code}/run`),
    onSuccess: () => setTimeout(() => router.refresh(), LOOK_AGAIN_MS),
  });

  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => router.refresh(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isRunning, router]);

  return (
    <div className="grid justify-items-end gap-1">
      <Button disabled={isRunning || run.isPending} onClick={() => run.mutate()}>
        <span aria-live="polite">{isRunning || run.isPending ? words.running : words.run}</span>
      </Button>
      {run.isError && (
        <p role="alert" className="text-red text-sm">
          {run.error.message}
        </p>
      )}
    </div>
  );
}
