import { brokenPage } from "@/app/messages/en/broken-page";

/** The frame of every page, and the three kinds of nothing. */
export const shell = {
  language: "en",
  product: "Debrief",
  productLine:
    "Turns documented difficult customer interactions into the short list of procedures that need fixing, and shows whether each fix worked.",

  nav: {
    label: "Pages",
    skip: "Skip to the content",
    openMenu: "Open the menu",
    closeMenu: "Close the menu",
    overview: "Overview",
    causes: "Causes",
    failures: "Failures",
    procedures: "Procedures",
    followThrough: "Follow-through",
    commendations: "Commendations",
    handling: "Handling",
    arrivals: "Arrivals",
    interactions: "Interactions",
    work: "Work",
    agenda: "Agenda",
    playbooks: "Playbooks",
    callbacks: "Promises to keep",
    callbacksDue: (n: number) => (n === 1 ? "1 reminder has come" : `${n} reminders have come`),
    recognition: "Recognition",
    learning: "Learning",
    share: "Share",
    imports: "Imports",
    definitions: "Definitions",
    settings: "Settings",
  },

  workspace: {
    name: "Your workspace",
    reporting: (zone: string, weekStart: number) => `${zone} · weeks from ${WEEKDAYS[weekStart] ?? "Monday"}`,
  },

  account: { label: (name: string) => `${name}: your account`, signOut: "Sign out" },

  theme: {
    names: { system: "as the system", light: "light", dark: "dark" },
    label: (name: string) => `Colours: ${name}`,
    change: (name: string, next: string) => `Colours: ${name}. Change to ${next}.`,
  },

  empty: {
    first: {
      title: "Nothing is documented here yet",
      hint: "Every number of Debrief comes from documented interactions. It takes a minute to see the first of them.",
      others: "Numbers appear as soon as somebody imports a file or connects a help desk. Your process team or an administrator can.",
      sample: "Look around in a sample",
      sampleHint: "Two years of invented interactions, labelled as a sample and taken out again with one click.",
      file: "Import a file",
      fileHint:
        "A CSV from your help desk. You see what came in before anything else, and every row is accepted or rejected with its reason.",
      command: "Or use the command",
      commandHint: "The same import, for files that lie on a server or come every night.",
      commandLine: "npm run -s debrief -- import complaints.csv",
      template: "Any other data fits into the template: one row an interaction, only the contact's date must be there.",
    },
    importFile: "Import a file",
    sampleHint: "Two years of an invented company, to look around in. Labelled on every page, and removed again by one action.",
    commandHint: "Or by the command line:",
    filtered: "Nothing matches these filters",
    filteredHint: "There are interactions in this workspace, but none that meet every filter in force.",
    clear: "Clear the filters",
    allTime: "Look at all time",
    hiddenBy: (name: string) => `Most is hidden by the filter ${name}:`,
    without: (n: string, unit: string) => `take it off to see ${n} ${unit}`,
    fromFile: "Import a file with them",
    contentBroken: "The numbers of this page could not be worked out",
    broken: "This part could not be worked out",
    brokenNamed: (title: string) => `${title} could not be worked out`,
    brokenHint: "The rest of the page is not affected, and nothing was changed.",
    ...brokenPage,
    notFound: "There is nothing at this address",
    notFoundHint: "The page may have been renamed, or the link was cut short.",
    mayNotSee: "You may not see this page",
    mayNotSeeHint: "Your role does not include it. An administrator of this installation can change that.",
    toOverview: "Go to the Overview",
    loading: "Loading",
  },
} as const;

const WEEKDAYS: Record<number, string> = { 1: "Monday", 6: "Saturday", 7: "Sunday" };
