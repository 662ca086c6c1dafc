import { defineConfig } from "drizzle-kit";

// Run through bin/generate-migrations.mjs, which says for which engine (DEBRIEF_DIALECT) and may say where to.
const isPostgres = process.env.DEBRIEF_DIALECT === "postgres";

export default defineConfig({
  dialect: isPostgres ? "postgresql" : "sqlite",
  schema: "./db/schema.ts",
  out: process.env.DEBRIEF_MIGRATIONS_OUT ?? (isPostgres ? "./db/migrations/postgres" : "./db/migrations/sqlite"),
});
