import { BadImportError } from "@/lib/errors";
import type { ImportLimits } from "@/lib/imports/limits";

/** How much may still come out of one file: counted over everything that is inflated from it or written because of it. */
export interface UnpackBudget {
  /** @throws BadImportError when that is more than the file may become */
  spend(bytes: number): void;
}

/** Up to here no file is suspicious, however well it is packed. */
const NEVER_SUSPICIOUS = 16 * 1024 * 1024;

/** @param packedBytes the size of the file that is unpacked */
export function unpackBudget(packedBytes: number, limits: Pick<ImportLimits, "unpackedBytes" | "unpackedRatio">): UnpackBudget {
  const byRatio = Math.max(NEVER_SUSPICIOUS, packedBytes * limits.unpackedRatio);
  let spent = 0;
  return {
    spend(bytes) {
      spent += bytes;
      if (spent > limits.unpackedBytes) throw unpacksTooFar(limits.unpackedBytes);
      if (spent > byRatio) {
        throw new BadImportError(
          `The file unpacks to more than ${limits.unpackedRatio} times its size, which no table does. Import what is in it as CSV, or raise IMPORT_MAX_RATIO.`,
          undefined,
          "unpacks_too_far",
        );
      }
    },
  };
}

export function unpacksTooFar(unpackedBytes: number): BadImportError {
  const limit = unpackedBytes >= 1_048_576 ? `${Math.floor(unpackedBytes / 1_048_576)} MiB` : `${unpackedBytes} bytes`;
  return new BadImportError(
    `The file unpacks to more than ${limit}. Split it, or raise IMPORT_MAX_UNPACKED.`,
    undefined,
    "unpacks_too_far",
  );
}
