import type { Mapping, ValueRule } from "@/lib/imports/mapping";

/** The same tree stands in the file twice; the Dutch names count only where there are no English ones. */
const inEnglish = (column: string): ValueRule => ({ firstOf: [{ column: `${column}_EN` }, { column }] });

/** Complaints to the Dutch employment agency UWV (BPI Challenge 2016). */
export const uwv: Mapping = {
  code: "uwv",
  name: "UWV complaints",
  source: { code: "uwv", name: "UWV complaints", zone: "Europe/Amsterdam" },
  columns: [
    { name: "CustomerID" },
    { name: "AgeCategory" },
    { name: "Gender" },
    { name: "Office_U" },
    { name: "Office_W" },
    { name: "ComplaintDossierID" },
    { name: "ComplaintID", isRequired: true },
    { name: "ContactDate", isRequired: true, date: { order: "dmy", serial: true } },
    { name: "ContactChannelID" },
    { name: "ComplaintThemeID" },
    { name: "ComplaintSubthemeID" },
    { name: "ComplaintTopicID" },
    { name: "ComplaintTheme", isRequired: true },
    { name: "ComplaintSubtheme" },
    { name: "ComplaintTopic" },
    { name: "ComplaintTheme_EN" },
    { name: "ComplaintSubtheme_EN" },
    { name: "ComplaintTopic_EN" },
  ],
  none: ["n.v.t.", "N.A.", "N/A"],
  otherColumns: "keep",
  // Too personal, or numbers for what is there by name.
  left: ["AgeCategory", "Gender", "ComplaintThemeID", "ComplaintSubthemeID", "ComplaintTopicID"],
  attributes: ["ComplaintTheme", "ComplaintSubtheme", "ComplaintTopic"],
  externalId: "ComplaintID",
  customer: { column: "CustomerID" },
  issueKey: { column: "ComplaintDossierID" },
  difficult: { always: true },
  fields: {
    contactedAt: { column: "ContactDate" },
    channelId: { column: "ContactChannelID", numbered: "Channel" },
    procedureId: { constant: "Complaint handling" },
    direction: { constant: "inbound" },
    counterparty: { constant: "end_customer" },
    summary: { firstOf: [inEnglish("ComplaintTopic"), inEnglish("ComplaintTheme")] },
  },
  facets: [
    { code: "theme", name: "Theme", from: inEnglish("ComplaintTheme") },
    { code: "subtheme", name: "Subtheme", from: inEnglish("ComplaintSubtheme") },
    { code: "benefits-office", name: "Office for benefits", from: { column: "Office_U", numbered: "Office" } },
    { code: "work-office", name: "Office for work", from: { column: "Office_W", numbered: "Office" } },
  ],
  // Counted by theme; what was reported goes down to the topic, past subthemes that do not apply.
  causes: [{ axis: { constant: "topic" }, levels: [inEnglish("ComplaintTheme")], primary: inEnglish("ComplaintTheme") }],
  reportedCause: {
    axis: { constant: "topic" },
    levels: [inEnglish("ComplaintTheme"), inEnglish("ComplaintSubtheme"), inEnglish("ComplaintTopic")],
    skipsUnknown: true,
  },
  lists: [],
};
