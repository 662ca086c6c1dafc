import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

/** What a server says of the header that it was sent. */
const PROGRAM = `
import { createServer } from "node:http";
const server = createServer((request, response) => response.end(String(request.headers["x-forwarded-for"])));
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
`;

async function seen(settings: Record<string, string>): Promise<string> {
  const args = ["--import=./bin/socket-address.mjs", "--input-type=module", "-e", PROGRAM];
  const server = spawn(process.execPath, args, { env: { ...process.env, ...settings }, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [port] = await once(server.stdout, "data");
    const answer = await fetch(`http://127.0.0.1:${String(port).trim()}/`, { headers: { "x-forwarded-for": "198.51.100.7" } });
    return await answer.text();
  } finally {
    server.kill();
  }
}

test("where no proxy is trusted, nobody says for themselves where they come from", async () => {
  expect(await seen({ TRUST_PROXY: "" })).toBe("undefined");
  expect(await seen({ TRUST_PROXY: "0" })).toBe("undefined");
});

test("a trusted proxy is believed", async () => {
  expect(await seen({ TRUST_PROXY: "1" })).toBe("198.51.100.7");
});
