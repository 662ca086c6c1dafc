/** What a page can be kept as: a file, or a view under a name. */
export const views = {
  files: {
    export: "export",
    choose: "Choose a format",
    names: { csv: "CSV", xlsx: "XLSX" },
    outside: "For people outside",
    outsideHint: "Small counts are held back, with what they could be worked out from",
    hints: { csv: "Plain rows, for any program", xlsx: "A workbook, with its scope and definitions" },
  },

  views: {
    title: "Saved views",
    sentence: (n: number) =>
      n === 0
        ? "No view is saved yet. Set the filters of a page as you need them again, then save them under a name."
        : `${n === 1 ? "One page" : `${n} pages`} with filters under a name. Each has a short address to pass on; relative periods stay relative.`,
    none: "No view is saved yet",
    noneHint: "Open a page, set its filters, and choose “views” in the bar under the title.",
    toOverview: "Go to the Overview",
    chip: "views",
    chipTitle: "Saved views",
    view: "View",
    changed: "changed",
    list: "Open a view",
    here: "This view",
    save: "Save",
    saveThis: "Save what is shown as a view",
    name: "Name",
    rename: "Rename",
    replace: "Replace with what is shown",
    remove: "Delete",
    cancel: "Cancel",
    renameNamed: (name: string) => `Rename ${name}`,
    removeNamed: (name: string) => `Delete ${name}`,
    deleted: (name: string) => `“${name}” is deleted.`,
    undo: "Undo",
    all: "All saved views",
    failed: "That could not be saved. Nothing was changed; try again.",
    columns: { name: "View", page: "Page", filters: "Filters", address: "Address", actions: "Change" },
    everything: "no filters",
    sort: (by: string) => `by ${by.replace(/^-/, "")}${by.startsWith("-") ? ", turned round" : ""}`,
    gone: "This saved view is not there",
    goneHint: "It was deleted, or the address was cut short. Nothing else has changed.",
  },
} as const;
