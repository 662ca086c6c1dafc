import { endWithParent } from "@/lib/child-process";
import { DebriefError } from "@/lib/errors";
import { importLimits } from "@/lib/imports/limits";
import type { UnpackAnswer } from "@/lib/imports/unpacking/unpack";
import { unpackFile } from "@/lib/imports/unpacking/unpack-file";
import { diskProblem } from "@/lib/imports/uploads";

/*
 * The only program that opens archives, workbooks and JSON: `unpack-program.ts <file> <target> [sheet]`. It says on
 * standard output what became of the file, or why it is refused; anything else than 0 means that it was ended.
 */
const [path = "", target = "", sheet] = process.argv.slice(2);
const parent = endWithParent();
process.stdout.write(JSON.stringify(await answer()));
parent.stop();

async function answer(): Promise<UnpackAnswer> {
  try {
    return await unpackFile(path, target, { limits: importLimits(), sheet });
  } catch (thrown) {
    const error = diskProblem(thrown);
    if (!(error instanceof DebriefError)) throw error;
    const { message, field, code, status } = error;
    return { refused: { message, code, status, ...(field === undefined ? {} : { field }) } };
  }
}
