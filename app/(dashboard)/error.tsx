"use client";

import { Button } from "@/app/_components/button";
import { Broken } from "@/app/_components/empty-state";
import { text } from "@/app/messages/text";

export default function DashboardError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <Broken
      title={text.empty.pageBroken}
      hint={
        <>
          {text.empty.pageBrokenHint}
          {digest && <span className="mt-1 block font-mono text-xs">{text.empty.reference(digest)}</span>}
        </>
      }
    >
      <Button onClick={() => retry()}>{text.empty.retry}</Button>
    </Broken>
  );
}
