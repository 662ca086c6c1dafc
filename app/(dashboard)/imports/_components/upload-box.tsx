"use client";

import { clsx } from "clsx";
import { Upload as UploadIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { sendFile } from "@/app/(dashboard)/imports/_components/send-file";
import { recordText } from "@/app/messages/record-text";
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
  const [isPasting, setIsPasting] = useState(false);
  const words = recordText.imports.upload;

  function take(file: File | undefined) {
    if (!file) return setUpload({ state: "refused", message: words.notAFile });
    if (file.size === 0) return setUpload({ state: "refused", message: words.empty });
    const sending = sendFile(file, (share) => setUpload((now) => (now.state === "sending" ? { ...now, share } : now)));
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
    if (upload.state !== "sending") take(event.dataTransfer.files[0] ?? fileOf(event.dataTransfer.getData("text/plain")));
  }

  function onPaste(event: ClipboardEvent) {
    if (upload.state === "sending" || isPasting) return;
    const file = event.clipboardData.files[0] ?? fileOf(event.clipboardData.getData("text/plain"));
    if (file) take(file);
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
      onPaste={onPaste}
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
          {isPasting ? (
            <PasteForm onText={(pasted) => take(fileOf(pasted))} onCancel={() => setIsPasting(false)} />
          ) : (
            <button type="button" onClick={() => setIsPasting(true)} className="link target inline-flex items-center text-soft">
              {words.paste}
            </button>
          )}
        </>
      )}
    </section>
  );
}

/** Cells that were copied from a spreadsheet come as text with tabs, which is a table like any other. */
function fileOf(pasted: string): File | undefined {
  return pasted.trim() === "" ? undefined : new File([pasted], recordText.imports.upload.pastedName, { type: "text/plain" });
}

function PasteForm({ onText, onCancel }: { onText: (pasted: string) => void; onCancel: () => void }) {
  const words = recordText.imports.upload;
  const id = useId();
  return (
    <form
      className="mt-1 grid w-full max-w-lg gap-2 text-left"
      onSubmit={(event) => {
        event.preventDefault();
        onText(String(new FormData(event.currentTarget).get("cells")));
      }}
    >
      <label htmlFor={id} className="text-mute text-sm">
        {words.pasteLabel}
      </label>
      <textarea
        id={id}
        name="cells"
        rows={5}
        required
        spellCheck={false}
        className="w-full rounded-md border border-edge bg-card px-2 py-1 font-mono text-xs"
      />
      <div className="flex gap-2">
        <Button type="submit" kind="main">
          {words.pasteUse}
        </Button>
        <Button onClick={onCancel}>{words.pasteCancel}</Button>
      </div>
    </form>
  );
}

function Sending({ fileName, share, stop }: { fileName: string; share: number; stop: () => void }) {
  const words = recordText.imports.upload;
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
