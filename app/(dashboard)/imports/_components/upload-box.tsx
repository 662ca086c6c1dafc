"use client";

import { clsx } from "clsx";
import { Upload as UploadIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { type DragEvent, useId, useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { sendFile } from "@/app/(dashboard)/imports/_components/send-file";
import { text } from "@/app/messages/text";
import { formatRate } from "@/lib/format";

type Upload =
  | { state: "waiting" }
  | { state: "sending"; fileName: string; share: number; stop: () => void }
  | { state: "refused"; message: string };

/** Takes a file by button or by dropping it, shows it being sent, and goes to its import. */
export function UploadBox() {
  const router = useRouter();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [upload, setUpload] = useState<Upload>({ state: "waiting" });
  const [isOver, setIsOver] = useState(false);
  const [sheet, setSheet] = useState("");
  const words = text.imports.upload;

  function take(file: File | undefined) {
    if (!file) return setUpload({ state: "refused", message: words.notAFile });
    if (file.size === 0) return setUpload({ state: "refused", message: words.empty });
    const sending = sendFile(file, sheet, (share) => setUpload((now) => (now.state === "sending" ? { ...now, share } : now)));
    setUpload({ state: "sending", fileName: file.name, share: 0, stop: sending.stop });
    void sending.answer.then((answer) => {
      // The page may be shown again as it was left, so it is left ready for the next file.
      setUpload(answer.kind === "refused" ? { state: "refused", message: answer.message } : { state: "waiting" });
      if (answer.kind === "started") router.push(`/imports/${answer.id}`);
    });
  }

  function onDrop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    if (upload.state !== "sending") take(event.dataTransfer.files[0]);
  }

  return (
    <section
      aria-labelledby={`${id}-title`}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
      className={clsx(
        "grid min-h-44 content-center justify-items-center gap-2 rounded-lg border border-dashed px-5 py-6 text-center",
        isOver ? "border-accent bg-accent-wash" : "border-edge",
      )}
    >
      <h2 id={`${id}-title`} className="sr-only">
        {words.label}
      </h2>
      {upload.state === "sending" ? (
        <Sending {...upload} />
      ) : (
        <>
          <UploadIcon size={20} aria-hidden className="text-mute" />
          <input
            ref={input}
            type="file"
            accept=".csv,.tsv,.txt,.xlsx,.json,.jsonl,.ndjson,.zip"
            hidden
            onChange={(event) => {
              take(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
          <Button kind="main" onClick={() => input.current?.click()}>
            {upload.state === "refused" ? words.again : words.choose}
          </Button>
          <p className="text-mute">{isOver ? words.dropNow : words.drop}</p>
          {upload.state === "refused" && (
            <div role="alert" className="max-w-lg rounded-md bg-red-wash px-3 py-2 text-left text-red">
              <p className="font-medium">{words.failed}</p>
              <p className="break-words">{upload.message}</p>
            </div>
          )}
          <p className="max-w-md text-mute text-sm">{words.hint}</p>
          <label className="mt-1 flex flex-wrap items-center justify-center gap-x-2 gap-y-1 text-mute text-sm">
            {words.sheet}
            <input
              value={sheet}
              onChange={(event) => setSheet(event.target.value)}
              placeholder={words.firstSheet}
              maxLength={60}
              className="h-8 w-40 rounded-md border border-edge bg-card px-2 text-ink placeholder:text-mute"
            />
          </label>
        </>
      )}
    </section>
  );
}

function Sending({ fileName, share, stop }: { fileName: string; share: number; stop: () => void }) {
  const words = text.imports.upload;
  return (
    <div className="grid w-full max-w-sm gap-2">
      <p className="break-all font-medium">{words.sending(fileName)}</p>
      <div
        role="progressbar"
        aria-label={words.sending(fileName)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        className="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <div className="h-full bg-accent" style={{ width: `${share * 100}%` }} />
      </div>
      <p role="status" className="text-mute text-sm">
        {share < 1 ? words.sent(formatRate(share)) : words.starting}
      </p>
      <Button kind="quiet" onClick={stop} className="justify-self-center">
        {words.stop}
      </Button>
    </div>
  );
}
