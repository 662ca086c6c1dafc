import { recordText } from "@/app/messages/record-text";

export type SendAnswer = { kind: "started"; id: number } | { kind: "stopped" } | { kind: "refused"; message: string };

/** Sends a file as the bare body of a request, to become a draft. XMLHttpRequest, because fetch does not say how much has been sent. */
export function sendFile(file: File, onProgress: (share: number) => void): { answer: Promise<SendAnswer>; stop: () => void } {
  const request = new XMLHttpRequest();
  const answer = new Promise<SendAnswer>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.upload.onload = () => onProgress(1);
    request.onabort = () => resolve({ kind: "stopped" });
    request.onerror = () => resolve({ kind: "refused", message: recordText.imports.upload.noAnswer });
    request.onload = () => resolve(readAnswer(request.responseText));
  });
  request.open("POST", "/api/imports?draft=1");
  request.setRequestHeader("content-type", file.type || "application/octet-stream");
  request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
  request.send(file);
  return { answer, stop: () => request.abort() };
}

function readAnswer(body: string): SendAnswer {
  const answer = parsed(body);
  const id = fieldOf(answer, "id");
  if (typeof id === "number") return { kind: "started", id };
  const message = fieldOf(fieldOf(answer, "error"), "message");
  return { kind: "refused", message: typeof message === "string" ? message : recordText.imports.upload.noAnswer };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
