import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pathsBelow } from "@/tests/support/source-files";

test("facts without a limit are asked for where it is decided what is left out, and nowhere else", () => {
  const asking = [...pathsBelow("app"), ...pathsBelow("lib")].filter((path) =>
    /facts\.everything|everything \} = facts/.test(readFileSync(path, "utf8")),
  );
  expect(asking.toSorted()).toEqual(["lib/access/unseen-names.ts", "lib/failures/lifecycle.ts"]);
});
