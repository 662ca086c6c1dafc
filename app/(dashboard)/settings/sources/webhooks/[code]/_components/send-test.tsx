"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_components/button";
import { ask, type TestResult } from "@/app/(dashboard)/settings/sources/_components/source-requests";
import { setUpText } from "@/app/messages/set-up-text";

/** Sends a test to a webhook, and says how it went. */
export function SendTest({ code }: { code: string }) {
  const router = useRouter();
  const words = setUpText.sources.webhook;
  const send = useMutation({
    mutationFn: () => ask<TestResult>("POST", `/api/webhook-sources/${code}/test`),
    onSuccess: () => router.refresh(),
  });
  const { data } = send;
  const isGood = data?.status === 200 && data.rows > 0 && data.problem === null;
  return (
    <div className="grid max-w-md justify-items-start gap-1 sm:justify-items-end">
      <Button disabled={send.isPending} onClick={() => send.mutate()} title={words.testHint}>
        {send.isPending ? words.testing : words.test}
      </Button>
      <p role="status" className={isGood ? "text-green text-sm" : "text-red text-sm"}>
        {data && (isGood ? words.testGood(data.rows) : words.testBad(data.problem ?? ""))}
        {send.error?.message}
      </p>
    </div>
  );
}
