import { z } from "zod";

export const FORMAT = 1;

/** What an archive says of itself: its last member. */
export const manifestShape = z.strictObject({
  format: z.literal(FORMAT),
  /** The version of Debrief that wrote it. */
  version: z.string().max(50),
  /** How many migrations the record has had. */
  schemaVersion: z.int().min(1).max(10_000),
  recordId: z.string().max(100),
  /** Epoch ms: the record as it was then. */
  madeAt: z.int().min(0),
  dialect: z.enum(["sqlite", "postgres"]),
  tables: z.record(
    z.string().regex(/^[a-z_]+$/),
    z.strictObject({ rows: z.int().min(0), columns: z.array(z.string().regex(/^[a-z0-9_]+$/)) }),
  ),
  sequences: z.record(z.string().regex(/^[a-z_]+$/), z.int().min(0)),
  members: z.array(z.strictObject({ name: z.string().max(100), bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
});

export type Manifest = z.infer<typeof manifestShape>;

/** The name of the last member. */
export const MANIFEST = "manifest.json";
/** The member that is DATA_DIR/secret. */
export const SECRET = "secret";

/** What a member holds, by its name; null for a name that no backup has. */
export function contentOf(
  name: string,
): { kind: "manifest" | "secret" } | { kind: "rows"; table: string } | { kind: "upload"; file: string } | null {
  if (name === MANIFEST) return { kind: "manifest" };
  if (name === SECRET) return { kind: "secret" };
  const table = /^record\/([a-z_]+)\/\d{8}\.jsonl$/.exec(name)?.[1];
  if (table !== undefined) return { kind: "rows", table };
  const file = /^uploads\/([0-9a-f]{64}\.file)$/.exec(name)?.[1];
  return file === undefined ? null : { kind: "upload", file };
}
