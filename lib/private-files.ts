import { chmodSync, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { BadSettingError } from "@/lib/env";

/**
 * Takes the secret in DATA_DIR away from other users of the machine, as a copy or a restored backup may have left it open.
 * @returns a sentence when it was open; null when it was not, or is not there yet
 * @throws BadSettingError when it cannot be closed
 */
export function closeSecretToOthers(dataDir: string): string | null {
  const path = join(dataDir, "secret");
  if (!existsSync(path) || (statSync(path).mode & OTHERS) === 0) return null;
  try {
    chmodSync(path, 0o600);
  } catch {
    throw new BadSettingError(
      "DATA_DIR",
      `${path} can be read by other users of this machine. Give it to the user who runs Debrief, with mode 600.`,
    );
  }
  return `${path} could be read by other users of this machine; it cannot any more.`;
}

/** What group and others may do. */
const OTHERS = 0o077;
