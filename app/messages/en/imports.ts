import { importLists } from "@/app/messages/en/import-lists";

/** Words of the imports' pages. */
export const imports = {
  ...importLists,
  title: "Imports",
  caption: "Imports, newest first",

  sentence: {
    none: "Nothing has been imported yet. Choose a file: its kind is recognised by its columns, and every row is either accepted or rejected with its reason.",
    running: (file: string) => [file, " is coming in."] as const,
    done: (file: string, rows: string, interactions: string) =>
      [`${interactions} interactions`, ` came in with ${file}, the latest file (${rows} rows)`] as const,
    nothingNew: (file: string) => ["Nothing new", ` came in with ${file}, the latest file: its rows were here already`] as const,
    allAccepted: "; no row was rejected.",
    rejected: (n: string, count: number) => `; ${n} ${count === 1 ? "row was" : "rows were"} rejected and can be mended.`,
    failed: (file: string) => ["The latest file could not be imported", `: ${file}. Open it to see why.`] as const,
    draft: (file: string) => [`${file} waits to be imported.`, " Open it to see what would come in."] as const,
    undone: (file: string) => [`${file} was undone.`, " Choose it again to import it anew."] as const,
    cancelled: (file: string) => ["The latest import was cancelled", `: ${file}. What had come in until then stays.`] as const,
  },

  upload: {
    label: "Import a file",
    choose: "Choose a file",
    drop: "or drop it here",
    dropNow: "Drop it to look at it",
    hint: "CSV, XLSX, JSON, JSON Lines, or a zip of one of these. You see what will come in before anything is written.",
    paste: "or paste cells",
    pasteLabel: "Cells or text, with the column names in the first row",
    pasteUse: "Look at it",
    pasteCancel: "Cancel",
    pastedName: "Pasted cells.csv",
    sending: (file: string) => `Sending ${file}`,
    sent: (percent: string) => `${percent} sent`,
    starting: "Looking at the file",
    failed: "The file was not imported",
    noAnswer: "The server did not answer. Is it still running? Nothing was imported.",
    notAFile: "Drop a file, not a folder.",
    empty: "The file is empty.",
    again: "Choose another file",
    stop: "Stop sending",
  },
  recognised: "Recognised by their columns",
  unverifiedOnes: (n: number) => `${n} of these were in part never tried on a real file`,
  template: "Download the template",
  templateHint:
    "Any other table: you say what its columns are, and only the contact's date must be there. The template has a column for everything.",

  list: "Imports",
  columns: { file: "File", source: "Source", state: "State", rows: "Rows", accepted: "Accepted", rejected: "Rejected", started: "Started" },
  states: {
    queued: "waiting",
    running: "coming in",
    done: "done",
    failed: "failed",
    cancelled: "cancelled",
    undone: "undone",
    draft: "not imported yet",
  },
  older: "Older imports",

  progress: {
    label: (file: string) => `Progress of ${file}`,
    looking: "Looking at the file",
    rows: (done: string, all: string) => `${done} of ${all} rows`,
    rate: (n: string) => `${n} rows a second`,
    left: (seconds: number) =>
      seconds < 1.5
        ? "about a second left"
        : seconds < 90
          ? `about ${Math.ceil(seconds)} seconds left`
          : `about ${Math.ceil(seconds / 60)} minutes left`,
    cancel: "Cancel",
    cancelling: "Cancelling",
    cancelFailed: "It could not be cancelled. Try again.",
    said: (percent: number, file: string) => `${file}: ${percent} percent done`,
    ended: (file: string, state: string) => `${file}: ${state}`,
    lost: "The server does not answer; trying again.",
  },

  detail: {
    next: "See what it says",
    another: "Import another file",
    done: (interactions: string, count: number) =>
      [`${interactions} ${count === 1 ? "interaction" : "interactions"}`, count === 1 ? " is in" : " are in"] as const,
    volumes: (volumes: string, count: number) =>
      [`${volumes} contact ${count === 1 ? "volume" : "volumes"}`, count === 1 ? " is in" : " are in"] as const,
    unchanged: (rows: string) => ["Nothing has changed", `: all ${rows} rows were here already`] as const,
    nothing: ["Nothing came in", ""] as const,
    running: ["This file is coming in.", " You can leave this page; it goes on, also after a restart."] as const,
    failed: ["This file could not be imported.", ""] as const,
    cancelled: (rows: string) => ["This import was cancelled", ` after ${rows} rows; what had come in until then stays.`] as const,
    undone: (removed: string, kept: string) => ["This import was undone.", ` ${removed} interactions went, ${kept} were kept.`] as const,
    numbers: "What came in",
    numbersHint: "Every row of the file is accepted or rejected.",
    rows: "Rows",
    rowsSoFar: "Rows so far",
    accepted: "Accepted",
    rejected: "Rejected",
    created: "New",
    changed: "Changed",
    unchangedRows: "Unchanged",
    interactions: "Interactions",
    keptFields: "Fields edited here, kept",
    equals: "=",
    plus: "+",
    warnings: "Worth knowing",
    warningsHint: "The file was read nevertheless.",
    warningRows: (n: string, count: number) => `${n} ${count === 1 ? "row" : "rows"}`,
    rejections: "Rejected rows",
    rejectionsHint: "Mend them and import the file of them again: rows that are in already do not come in twice.",
    rejectedFile: "Rejected rows as CSV",
    rejectionColumns: { line: "Line", column: "Column", value: "Value", reason: "Why", hint: "What would be right" },
    emptyValue: "empty",
    moreRejections: "More rejected rows",
    firstRejections: "First rejected rows",
    facts: { source: "Source", mapping: "Read as", sheet: "Sheet", started: "Started", took: "Took", size: "Size", digest: "SHA-256" },
    took: (seconds: number) =>
      seconds < 1 ? "less than a second" : seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`,
    size: (bytes: number) => (bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KiB` : `${(bytes / 1_048_576).toFixed(1)} MiB`),
  },
};
