import type { MappingColumn } from "@/lib/imports/mapping";
import { DATE, deskMapping } from "@/lib/imports/mappings/desk";

/** A property as the interface nests it, as a warehouse flattens it, and as the export calls it. */
const property = (name: string, code: string, also: string[] = []): MappingColumn => ({
  name,
  also: [`properties.${code}`, `property_${code}`, ...also],
});

/** Tickets of HubSpot: what its interface answers, its table in a warehouse, and its export. */
export const hubspot = deskMapping({
  code: "hubspot",
  name: "HubSpot tickets",
  isUnverified:
    "The column names of the CSV export and the ids of associated contacts were never seen in a file; what the interface answers was.",
  noun: ["ticket", "tickets"],
  columns: [
    { name: "ID", also: ["id", "Ticket ID", "Record ID"], or: ["properties.hs_object_id"], isRequired: true },
    { ...property("Created", "createdate", ["Create date"]), or: ["createdAt"], isRequired: true, date: DATE },
    { ...property("Updated", "hs_lastmodifieddate", ["Last modified date"]), or: ["updatedAt"], date: DATE },
    { ...property("Closed", "closed_date", ["Close date"]), date: DATE },
    { ...property("First response", "first_agent_reply_date", ["First agent reply date"]), date: DATE },
    property("Pipeline", "hs_pipeline", ["Pipeline"]),
    property("Stage", "hs_pipeline_stage", ["Ticket status"]),
    property("Priority", "hs_ticket_priority", ["Priority"]),
    property("Channel", "source_type", ["properties.hs_ticket_source", "Source"]),
    property("Subject", "subject", ["Ticket name"]),
    { ...property("Description", "content", ["Ticket description"]), isHtml: true },
    property("Assignee ID", "hubspot_owner_id"),
    { name: "Assignee", also: ["Ticket owner"] },
    property("Group ID", "hubspot_team_id"),
    { name: "Group", also: ["HubSpot team"] },
    { name: "Requester ID", also: ["associations.contacts.results.id", "Associated Contact IDs"] },
    { ...property("Category", "hs_ticket_category", ["Category"]), entries: ";" },
    { name: "Deleted", also: ["archived", "is_deleted"] },
  ],
  derived: [
    { name: "Status", from: { column: "Stage", numbered: "Stage" } },
    { name: "Wait minutes", from: { minutesBetween: ["Created", "First response"] } },
  ],
  needs: [["Stage"]],
  foldedBy: "Updated",
  facets: [
    { code: "pipeline", name: "Pipeline", from: { column: "Pipeline", numbered: "Pipeline" } },
    { code: "category", name: "Category", from: { column: "Category" } },
  ],
  causes: [{ axis: { constant: "topic" }, levels: [{ column: "Category" }], each: "\n", primary: { column: "Category" } }],
  due: "sla",
});
