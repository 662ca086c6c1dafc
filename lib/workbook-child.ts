import { type Workbook, writeWorkbook } from "@/lib/workbook";

/* Reads a workbook as JSON from standard input and writes it as XLSX to standard output. */
let text = "";
process.stdin.setEncoding("utf8");
for await (const piece of process.stdin) text += piece;
const workbook: Workbook = JSON.parse(text);
process.stdout.write(await writeWorkbook(workbook));
