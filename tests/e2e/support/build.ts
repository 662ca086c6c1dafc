import { execFileSync } from "node:child_process";

/** Builds the pages once for all browser tests, unless the last build is of the same sources. */
export default function build(): void {
  execFileSync(process.execPath, ["bin/build.mjs"], { stdio: "inherit" });
}
