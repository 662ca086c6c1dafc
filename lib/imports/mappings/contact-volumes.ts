import type { Mapping } from "@/lib/imports/mapping";

/** All handled contacts by day, and by team, channel and product where they are split: what difficult interactions are counted against. */
export const contactVolumes: Mapping = {
  code: "contact-volumes",
  name: "Contact volumes",
  source: { code: "contact-volumes", name: "Contact volumes" },
  columns: [
    {
      name: "Day",
      also: ["Date", "Report date", "Call date", "Contact date"],
      isRequired: true,
      date: { order: "file", dayOnly: true, serial: true },
    },
    {
      name: "Contacts",
      also: [
        "Contact volume",
        "Handled contacts",
        "Contacts handled",
        "Total contacts",
        "Volume",
        "Volumes",
        "Handled",
        "Calls",
        "Calls handled",
        "Handled calls",
        "Total calls",
        "Tickets",
        "Total tickets",
        "Interactions handled",
        "Handled interactions",
      ],
      isRequired: true,
    },
    { name: "Team", also: ["Team name", "Group", "Queue", "Department", "Skill", "Desk"] },
    { name: "Channel", also: ["Channel name", "Media type", "Contact channel"] },
    { name: "Product", also: ["Product name", "Product line"] },
  ],
  none: ["N/A", "NA", "#N/A", "NULL", "None", "?", "-", "All", "Total", "Unspecified"],
  otherColumns: "leave",
  volume: {
    day: { column: "Day" },
    contacts: { column: "Contacts" },
    team: { column: "Team" },
    channel: { column: "Channel" },
    product: { column: "Product" },
  },
  difficult: { always: false },
  fields: {},
  facets: [],
  causes: [],
  lists: [],
};
