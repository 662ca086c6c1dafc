import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { RecordStore } from "@/db/client";
import { interaction } from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { rejectedFileStream, uploadAndImport } from "@/lib/imports/import-requests";
import { importLimits } from "@/lib/imports/limits";
import { getImport, listImports, rejectedRows } from "@/lib/imports/list-imports";
import { queueImport } from "@/lib/imports/queue-import";
import { cancelImport } from "@/lib/imports/start-import";
import { keepCopy, receiveUpload } from "@/lib/imports/uploads";
import { freshRecord } from "@/tests/support/record";
import { CFPB_HEADER, complaint, csvOf, fileOf, IMPORT_DAY } from "../../support/import-arrange";

const text = csvOf(CFPB_HEADER, [complaint({ "Complaint ID": "1" }), complaint({ "Complaint ID": "2", "Date received": "?" })]);
const actor = commandActor();

/** A body that comes in pieces. */
function bodyOf(content: string | Buffer, piece = 65_536): ReadableStream<Uint8Array> {
  const bytes = Buffer.from(content);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(new Uint8Array(bytes.subarray(at, at + piece)));
      at += piece;
    },
  });
}

const uploadsOf = (record: RecordStore) => readdir(join(record.dataDir, "uploads")).catch(() => []);

describe("an uploaded file", () => {
  test("is imported by a process of its own, and its progress and result can be asked for", { timeout: 120_000 }, async () => {
    const record = await freshRecord();
    const headers = new Headers({ "x-file-name": encodeURIComponent("März 2024.csv"), "content-length": String(Buffer.byteLength(text)) });
    const id = await uploadAndImport(record, actor, { headers, body: bodyOf(text, 100) });
    const job = await done(record, id);
    expect(job).toMatchObject({
      state: "done",
      fileName: "März 2024.csv",
      sourceCode: "cfpb",
      rows: 2,
      accepted: 1,
      rejected: 1,
      interactions: 1,
    });
    expect((await listImports(record, actor)).imports.map((each) => each.id)).toEqual([id]);
    const { rows } = await rejectedRows(record, actor, id);
    expect(rows.map(({ line, code, column }) => [line, code, column])).toEqual([[3, "bad_date", "Date received"]]);
    const { body, name } = await rejectedFileStream(record, actor, id);
    expect([name, (await new Response(body).text()).split("\r\n").length]).toEqual([`rejected-${id}.csv`, 3]);
    expect(await uploadsOf(record)).toEqual([]);
  });

  test("of an unknown kind is refused at once and not kept", async () => {
    const record = await freshRecord();
    await expect(uploadAndImport(record, actor, { headers: new Headers(), body: bodyOf("a,b\n1,2\n") })).rejects.toMatchObject({
      status: 400,
      code: "unrecognised_columns",
    });
    expect([await uploadsOf(record), (await listImports(record, actor)).imports]).toEqual([[], []]);
  });

  test("that was cancelled before its process began imports nothing", { timeout: 120_000 }, async () => {
    const record = await freshRecord();
    const limits = importLimits({});
    const upload = await keepCopy(record.dataDir, await fileOf(text), limits);
    const { importId } = await queueImport(record, upload, { fileName: "file.csv", limits, actor, now: IMPORT_DAY });
    await cancelImport(record, actor, importId);
    const args = ["--conditions=react-server", "--import", "tsx", "lib/imports/child.ts", record.dataDir, String(importId)];
    expect(spawnSync(process.execPath, args, { encoding: "utf8" }).status).toBe(0);
    expect((await getImport(record, actor, importId)).state).toBe("cancelled");
    expect([await record.db.select().from(interaction), await uploadsOf(record)]).toEqual([[], []]);
  });
});

describe("what arrives", () => {
  const MiB10 = 10 * 1024 * 1024;
  const limits = { ...importLimits({}), fileBytes: MiB10 + 1 };

  test.each([MiB10 - 1, MiB10, MiB10 + 1])("with %i bytes is kept whole", async (bytes) => {
    const { dataDir } = await freshRecord();
    const content = Buffer.alloc(bytes, "x");
    const path = await receiveUpload(dataDir, bodyOf(content), limits, {
      bytes,
      digest: createHash("sha256").update(content).digest("hex"),
    });
    expect((await readFile(path)).equals(content)).toBe(true);
  });

  test.each([
    ["one byte above the limit, as announced", MiB10 + 2, MiB10 + 2, 413],
    ["one byte above the limit, unannounced", MiB10 + 2, null, 413],
    ["less than announced", 100, 101, 400],
    ["more than announced", 101, 100, 400],
  ])("%s is refused, and nothing is kept", async (_, bytes, announced, status) => {
    const record = await freshRecord();
    const body = bodyOf(Buffer.alloc(bytes, "x"));
    await expect(receiveUpload(record.dataDir, body, limits, { bytes: announced, digest: null })).rejects.toMatchObject({ status });
    expect(await uploadsOf(record)).toEqual([]);
  });

  test("changed on its way is refused", async () => {
    const record = await freshRecord();
    const digest = createHash("sha256").update("other").digest("hex");
    await expect(receiveUpload(record.dataDir, bodyOf(text), limits, { bytes: null, digest })).rejects.toMatchObject({
      code: "changed_on_the_way",
    });
    expect(await uploadsOf(record)).toEqual([]);
  });

  test("only in part, because the sender went away, is not kept", async () => {
    const record = await freshRecord();
    const broken = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(Buffer.from("half"));
        controller.error(new Error("connection lost"));
      },
    });
    await expect(receiveUpload(record.dataDir, broken, limits, { bytes: 8, digest: null })).rejects.toThrow();
    expect(await uploadsOf(record)).toEqual([]);
  });
});

async function done(record: RecordStore, id: number) {
  for (;;) {
    const job = await getImport(record, actor, id);
    const left = await uploadsOf(record);
    if (job.state !== "queued" && job.state !== "running" && left.length === 0) return job;
    await pause(50);
  }
}
