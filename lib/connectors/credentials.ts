import { z } from "zod";
import type { Credentials } from "@/lib/connectors/desk";
import { seal, unseal } from "@/lib/sealed";

const PURPOSE = "connector credentials";
const schema = z.object({ email: z.string(), token: z.string() });

export function sealCredentials(dataDir: string, credentials: Credentials): string {
  return seal(dataDir, PURPOSE, JSON.stringify(credentials));
}

/** @throws Error when they were sealed by another installation */
export function openCredentials(dataDir: string, sealed: string): Credentials {
  return schema.parse(JSON.parse(unseal(dataDir, PURPOSE, sealed)));
}
