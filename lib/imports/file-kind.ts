import { open } from "node:fs/promises";

/** What a file has to go through before its rows can be read: nothing, or being unpacked in a process of its own. */
export type FileKind = "text" | "archive" | "json";

/** Tells by its first bytes; names of files are not believed. */
export async function kindOfFile(path: string): Promise<FileKind> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return kindOf(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

const HEAD_BYTES = 1024;
/** A file in the archive, or an archive without any. */
const ARCHIVE_STARTS = ["504b0304", "504b0506"];
/** A list that begins with an object or ends at once, or an object that begins with a name. */
const JSON_START = /^\s*(?:\[\s*[[{\]]|\{\s*["}])/;

function kindOf(head: Buffer): FileKind {
  if (ARCHIVE_STARTS.includes(head.toString("hex", 0, 4))) return "archive";
  // Without marks and zeros, the beginning of a UTF-16 text is that of any other.
  const text = head.toString("latin1").replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)|\0/g, "");
  return JSON_START.test(text) ? "json" : "text";
}
