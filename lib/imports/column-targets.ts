import { HELP_DESK_COLUMNS } from "@/lib/imports/mappings/help-desk-columns";

/** What a column of a file can become. Those that hold dates are tried with the column's values before they are offered by themselves. */
export const TARGETS = [
  { code: "contactedAt", group: "when", isDate: true },
  { code: "occurredAt", group: "when", isDate: true },
  { code: "resolvedAt", group: "when", isDate: true },
  { code: "closedAt", group: "when", isDate: true },
  { code: "reopenedAt", group: "when", isDate: true },
  { code: "dueAt", group: "promise", isDate: true },
  { code: "doneAt", group: "promise", isDate: true },
  { code: "externalId", group: "who" },
  { code: "customer", group: "who" },
  { code: "issueKey", group: "who" },
  { code: "agentId", group: "who" },
  { code: "teamId", group: "where" },
  { code: "channelId", group: "where" },
  { code: "productId", group: "where" },
  { code: "procedureId", group: "where" },
  { code: "cause1", group: "why" },
  { code: "cause2", group: "why" },
  { code: "cause3", group: "why" },
  { code: "summary", group: "what" },
  { code: "narrative", group: "what" },
  { code: "severity", group: "what" },
  { code: "moodStart", group: "what" },
  { code: "moodEnd", group: "what" },
  { code: "handleMinutes", group: "what" },
  { code: "waitMinutes", group: "what" },
  { code: "difficultyType", group: "what" },
  { code: "facet", group: "kept", isRepeatable: true },
  { code: "attribute", group: "kept", isRepeatable: true },
  { code: "drop", group: "kept", isRepeatable: true },
] as const satisfies readonly Target[];

interface Target {
  code: string;
  group: "when" | "promise" | "who" | "where" | "why" | "what" | "kept";
  isDate?: boolean;
  /** Several columns may become it. */
  isRepeatable?: boolean;
}

export type TargetCode = (typeof TARGETS)[number]["code"];
export const TARGET_CODES = TARGETS.map(({ code }) => code);

const DATES = new Set<string>(TARGETS.filter((target) => "isDate" in target).map(({ code }) => code));
const REPEATABLE = new Set<string>(TARGETS.filter((target) => "isRepeatable" in target).map(({ code }) => code));

export function isDateTarget(code: TargetCode): boolean {
  return DATES.has(code);
}

export function isRepeatable(code: TargetCode): boolean {
  return REPEATABLE.has(code);
}

/** What the columns of any help desk become when they are mapped one by one. */
const OF_HELP_DESKS: Record<string, TargetCode> = {
  ID: "externalId",
  Created: "contactedAt",
  "Date of purchase": "attribute",
  "First response": "attribute",
  Resolved: "resolvedAt",
  Closed: "closedAt",
  Reopened: "reopenedAt",
  Due: "dueAt",
  Status: "facet",
  Priority: "facet",
  Channel: "channelId",
  Subject: "summary",
  Description: "narrative",
  Group: "teamId",
  Assignee: "agentId",
  "Requester ID": "customer",
  "Requester email": "customer",
  Requester: "customer",
  Category: "cause1",
  Subcategory: "cause2",
  Type: "facet",
  Tags: "attribute",
  Satisfaction: "facet",
  Product: "productId",
  Resolution: "attribute",
  "Customer age": "drop",
  "Customer gender": "drop",
  Phone: "drop",
  Address: "drop",
};

/** Names beyond those of help desks, in the languages that such files are written in. */
const MORE_NAMES: Partial<Record<TargetCode, readonly string[]>> = {
  contactedAt: [
    "Contact date",
    "Contacted at",
    "Complaint date",
    "Call date",
    "Timestamp",
    "Datum",
    "Kontaktdatum",
    "Eingang",
    "Eingangsdatum",
    "Erstellt am",
    "Fecha",
    "Data",
    "Date de contact",
    "Date de création",
    "Meldedatum",
    "Contactdatum",
    "Datum ontvangst",
  ],
  occurredAt: ["Occurred at", "Incident date", "Event date", "Happened at"],
  resolvedAt: ["Gelöst am", "Resolved date", "Date de résolution"],
  closedAt: ["Geschlossen am", "Abgeschlossen am", "Afgesloten", "Cerrado", "Date de clôture"],
  dueAt: ["Promised by", "Promise date", "Due datetime", "Frist", "Fällig am", "Zugesagt bis", "Deadline", "Échéance"],
  doneAt: ["Done at", "Delivered at", "Kept at", "Erledigt am", "Promise done"],
  externalId: ["Identifier", "Complaint ID", "Call ID", "Vorgang", "Vorgangsnummer", "Ticketnummer", "Klachtnummer", "Numéro", "Folio"],
  customer: ["Customer number", "Account", "Account ID", "Kunde", "Kundennummer", "Klant", "Klantnummer", "Cliente", "Client"],
  issueKey: ["Issue", "Dossier", "Case", "Complaint dossier"],
  agentId: ["Employee", "Staff", "Mitarbeiter", "Bearbeiter", "Medewerker", "Agente"],
  teamId: ["Business unit", "Abteilung", "Afdeling", "Equipo", "Équipe", "Gruppe"],
  channelId: ["Medium", "Kanal", "Kanaal", "Canal", "Contact channel", "Submitted via"],
  productId: ["Produkt", "Producto", "Produit", "Service"],
  procedureId: ["Procedure", "Process", "Prozess", "Proces"],
  cause1: ["Cause", "Root cause", "Theme", "Grund", "Ursache", "Thema", "Motivo", "Motif", "Kategorie", "Categorie", "Complaint type"],
  cause2: ["Sub cause", "Subtheme", "Unterkategorie", "Subcategorie"],
  cause3: ["Detail", "Third level", "Topic detail"],
  summary: ["Betreff", "Titel", "Onderwerp", "Asunto", "Sujet", "Headline"],
  narrative: [
    "Narrative",
    "Text",
    "Notes",
    "Complaint text",
    "Beschreibung",
    "Omschrijving",
    "Descripción",
    "Notiz",
    "Remarks",
    "What happened",
  ],
  handleMinutes: ["Handle time", "Handling minutes", "Minutes spent", "Duration minutes", "Bearbeitungszeit"],
  waitMinutes: ["Wait time", "Waiting minutes", "Wartezeit"],
  moodStart: ["Mood at start", "Mood start"],
  moodEnd: ["Mood at end", "Mood end"],
  drop: ["Email address", "Birth date", "Date of birth", "Iban", "Telefon", "Telephone", "Adresse", "Geburtsdatum", "Geschlecht"],
};

/** Every name that says what a column is, with what it becomes. */
export const KNOWN_NAMES: readonly (readonly [name: string, target: TargetCode])[] = [
  ...HELP_DESK_COLUMNS.flatMap(({ name, also }) => {
    const target = OF_HELP_DESKS[name];
    return target === undefined ? [] : [name, ...(also ?? [])].map((each) => [each, target] as const);
  }),
  ...TARGETS.flatMap(({ code }) => (MORE_NAMES[code] ?? []).map((name) => [name, code] as const)),
];
