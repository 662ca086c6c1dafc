import { CSV_BOM, csvLine, safeCell } from "@/lib/csv";
import { ENTRIES, FACET_PREFIX, INNER_ENTRIES, LEVELS, TEMPLATE_COLUMNS } from "@/lib/imports/mappings/template-columns";

/** The template as a file: every column, one facet, and three invented interactions to show how they are filled. */
export function templateFile(): string {
  const facet = { name: `${FACET_PREFIX}region`, examples: ["North", "South", "South"] };
  const columns = [...TEMPLATE_COLUMNS, facet];
  const rows = [0, 1, 2].map((at) => columns.map(({ examples }) => safeCell(examples[at] ?? "")));
  return CSV_BOM + [columns.map(({ name }) => name), ...rows].map((cells) => csvLine(cells)).join("");
}

/** What docs/import-template.md says: made from the columns themselves, and a test fails when the file says otherwise. */
export function templateGuide(): string {
  const rows = TEMPLATE_COLUMNS.map(
    ({ name, meaning, examples }) => `| \`${name}\` | ${inTable(meaning)} | ${inTable(examples.find((each) => each !== "") ?? "")} |`,
  );
  return `# The import template

A CSV file with a header row and any of the columns below, in any order; only \`contacted_at\` must be there. Download it with three
invented rows from the Imports page (\`/api/imports/template.csv\`).

- Encoding UTF-8, UTF-16, windows-1252 or ISO-8859-1; separated by comma, semicolon, tab or \`|\`. All are recognised.
- Several entries in one cell are separated by \`${ENTRIES}\`; a \`|\` that belongs to the text is written \`\\|\`. Columns of one list
  (\`promise_kinds\`, \`promise_due_at\` …) hold the same number of entries in the same order, empty where nothing is known.
- Entries of one promise (later dates, progress reports) are separated by \`${INNER_ENTRIES}\`; levels of a cause by \`${LEVELS}\`.
- Dates are written year first (\`2024-03-04\`, \`2024-03-04 09:12\`, \`2024-03-04T09:12:00Z\`). Other spellings are read too, as long as the
  file itself shows whether the day or the month comes first. Times without an offset are in the workspace's zone.
- Unknown is an empty cell, \`N/A\`, \`?\` or \`-\`. It stays unknown; it never becomes "no" or zero.
- A column named \`${FACET_PREFIX}something\` becomes a facet that every page can filter by, up to eight. Other columns are kept with the interaction.

| column | meaning | example |
|---|---|---|
${rows.join("\n")}
`;
}

function inTable(text: string): string {
  return text.replaceAll("|", "\\|");
}
