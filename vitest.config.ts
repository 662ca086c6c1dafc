import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const inProject = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `server-only` throws outside a React server; tests are allowed to look inside. */
const alias = [
  { find: /^server-only$/, replacement: inProject("./tests/support/server-only.ts") },
  { find: /^@\//, replacement: inProject("./") },
];

/** What every project shares; databases are real, so a test may take seconds, never minutes, unless its counts are the full ones. */
const shared = {
  environment: "node",
  pool: "forks",
  testTimeout: process.env.LONG ? 3_600_000 : 20_000,
  hookTimeout: 60_000,
  env: { LOG_LEVEL: "error" },
} as const;

export default defineConfig({
  resolve: { alias },
  test: {
    // Many tests wait for a disk or another process, so every core has one to run.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: "unit",
          include: ["tests/{access,app,bin,facts,faults,lib}/**/*.test.ts", "tests/*.test.ts"],
        },
      },
      {
        extends: true,
        test: { ...shared, name: "record-sqlite", include: ["tests/db/**/*.test.ts"], env: { ...shared.env, DEBRIEF_DIALECT: "sqlite" } },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "record-postgres",
          include: ["tests/db/**/*.test.ts"],
          env: { ...shared.env, DEBRIEF_DIALECT: "postgres" },
          globalSetup: ["tests/support/postgres-server.ts"],
        },
      },
    ],
  },
});
