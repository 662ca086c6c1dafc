"use client";

import "@fontsource-variable/inter/wght.css";
import "./globals.css";
import { brokenPageText as text } from "@/app/messages/broken-page-text";

/** Shown when even the frame of the pages failed; it stands alone, and every page brings it along, so it needs little. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <html lang={text.language}>
      <body>
        <main role="alert" className="mx-auto max-w-2xl px-4 py-16 text-center">
          <h1 className="font-semibold text-lead">{text.pageBroken}</h1>
          <p className="mt-1 text-mute">{text.pageBrokenHint}</p>
          {digest && <p className="mt-1 font-mono text-mute text-xs">{text.reference(digest)}</p>}
          <button type="button" onClick={() => retry()} className="mt-4 rounded-md border border-edge bg-card px-3 py-1.25 font-medium">
            {text.retry}
          </button>
        </main>
      </body>
    </html>
  );
}
