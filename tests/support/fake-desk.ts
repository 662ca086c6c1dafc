import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterAll } from "vitest";

/** What a help desk does with one request. */
export type Act = (request: IncomingMessage, response: ServerResponse) => void;

export interface FakeDesk {
  /** Scheme, host and port. */
  address: string;
  /** What it was asked for, in order: path with query. */
  asked: { path: string; host: string | undefined; authorization: string | undefined }[];
  close(): Promise<void>;
}

/** A help desk on this machine that answers each request by the next act; when there is none left, by the last one. */
export async function fakeDesk(acts: Act[]): Promise<FakeDesk> {
  const asked: FakeDesk["asked"] = [];
  const server = createServer((request, response) => {
    const { host, authorization } = request.headers;
    asked.push({ path: request.url ?? "", host, authorization });
    (acts[asked.length - 1] ?? acts.at(-1))?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const place = server.address();
  const port = typeof place === "object" ? place?.port : null;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  afterAll(close);
  return { address: `http://127.0.0.1:${port}`, asked, close };
}

export const answers =
  (body: unknown, headers: Record<string, string> = {}): Act =>
  (_, response) => {
    response.writeHead(200, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };

export const refuses =
  (status: number, headers: Record<string, string> = {}): Act =>
  (_, response) => {
    response.writeHead(status, headers);
    response.end("{}");
  };

/** Begins to answer, and is gone in the middle of it. */
export const breaksOff =
  (body: string): Act =>
  (_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) });
    response.write(body.slice(0, body.length / 2), () => response.destroy());
  };
