import { openRecord } from "@/db/client";
import { sentenceOf } from "@/lib/cli/sentence";
import { environment } from "@/lib/env";
import { makeFirstCode } from "@/lib/users/first-start";

/*
 * What `npm start` runs once the server answers: while nobody can sign in, the console shows the code that makes somebody
 * the first administrator. Who can read this console could read the data folder too.
 */
try {
  const { dataDir, databaseUrl, port, publicUrl } = environment();
  const record = await openRecord(databaseUrl === undefined ? { dataDir } : { dataDir, databaseUrl });
  const code = await makeFirstCode(record, Date.now());
  await record.close();
  const address = `${publicUrl ?? `http://127.0.0.1:${port}`}/welcome`;
  if (code) process.stdout.write(`Nobody can sign in yet. Open ${address} and enter this code, within a day: ${code}\n`);
} catch (error) {
  process.stderr.write(`The code for the first administrator could not be made: ${sentenceOf(error)}\n`);
}
