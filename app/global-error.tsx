"use client";

import "@fontsource-variable/inter/wght.css";
import "./globals.css";
import { Button } from "@/app/_components/button";
import { Broken } from "@/app/_components/empty-state";
import { text } from "@/app/messages/text";

/** Shown when even the frame of the pages failed; it stands alone. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <html lang={text.language}>
      <body>
        <main className="mx-auto max-w-2xl px-4 py-16">
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
        </main>
      </body>
    </html>
  );
}
