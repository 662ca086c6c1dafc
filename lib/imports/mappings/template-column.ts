/** One column of the template: its name, what it fills, what it means, and what three invented rows say in it. */
export interface TemplateColumn {
  name: string;
  /** "field" of the interaction, a list ("promise.dueAt"), a list within a list ("promise.progressReport.at"), or a role of its own. */
  fills: string;
  meaning: string;
  examples: readonly [string, string, string];
}

/** At least a name, what it fills and what it means; examples that are left out are empty. */
export const column = (name: string, fills: string, meaning: string, ...examples: [string?, string?, string?]): TemplateColumn => ({
  name,
  fills,
  meaning,
  examples: [examples[0] ?? "", examples[1] ?? "", examples[2] ?? ""],
});
