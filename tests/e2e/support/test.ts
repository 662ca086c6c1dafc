import { test as base, expect } from "@playwright/test";
import { type DebriefServer, startServer } from "./server";

export { expect };

declare global {
  interface Window {
    /** What a page's security policy refuses is told to the test. */
    policyViolated?: (violation: string) => void;
  }
}

interface Served {
  /** Files imported before the server starts, in order; `test.use({ files: [...] })` at the top of a spec. */
  files: string[];
  /** A name for a spec that changes its data: it shares its server with no other. */
  apart: string;
  /** Settings the server is started with; only together with `apart`. */
  settings: Record<string, string>;
  /** The server of this worker: all tests with the same files, and the same `apart`, share one. */
  server: DebriefServer;
}

interface Watched {
  /** Whether the page may write errors to its console; by default a test fails on any. */
  mayComplain: boolean;
}

/**
 * React 19.3 itself, when something that waited hidden is gone before what it waited for arrives, as on a quick walk from
 * page to page; nothing on the page depends on it.
 */
const OF_REACT = "Cannot read properties of null (reading '_retryCache')";

/** `test` with a server of its own data; `page.goto("/")` goes there, and a page that complains in its console fails. */
export const test = base.extend<Watched, Served>({
  files: [[], { option: true, scope: "worker" }],
  apart: ["", { option: true, scope: "worker" }],
  settings: [{}, { option: true, scope: "worker" }],
  server: [
    async ({ files, settings }, use) => {
      const server = await startServer(files, settings);
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: async ({ server }, use) => use(server.address),
  // Whoever looks has signed in; a spec about those who have not says `test.use({ storageState: … })`.
  storageState: async ({ server }, use) => use({ cookies: cookiesOf(server), origins: [] }),
  mayComplain: [false, { option: true }],
  page: async ({ page, mayComplain }, use) => {
    const complaints: string[] = [];
    const violations: string[] = [];
    await page.exposeFunction("policyViolated", (violation: string) => violations.push(violation));
    await page.addInitScript(tellViolations);
    page.on("pageerror", (error) => {
      if (error.message !== OF_REACT) complaints.push(error.message);
    });
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await use(page);
    expect(violations, "what the page's security policy has refused").toEqual([]);
    if (!mayComplain) expect(complaints, "what the page wrote to its console as errors").toEqual([]);
  },
});

/** Runs in the page, before anything of it. */
function tellViolations() {
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample, sourceFile }) => {
    window.policyViolated?.(`${effectiveDirective} ${blockedURI} ${sample} ${sourceFile}`);
  });
}

/** The cookies of a server's administrator, for a browser. */
function cookiesOf({ address, cookie }: DebriefServer) {
  const { hostname: domain } = new URL(address);
  return cookie.split("; ").map((each) => {
    const [name = "", ...value] = each.split("=");
    const kept = { name, value: value.join("="), domain, path: "/", expires: -1, httpOnly: true, secure: false };
    return { ...kept, sameSite: "Lax" as const };
  });
}
