import type { ValueRule } from "@/lib/imports/mapping";
import { DATE, deskMapping, named, REOPENS, STATUS_COLUMNS } from "@/lib/imports/mappings/desk";
import { CATEGORY_TITLES } from "@/lib/imports/mappings/words";

const custom = (title: string) => [`Custom field (${title})`, `fields.${title}`, `fields.${title}.value`, `fields.${title}.name`];
const topic = (column: string): ValueRule => ({ column });

/**
 * Issues of Jira and requests of Jira Service Management: what the interface answers, with the changelog where it was asked
 * for, and the CSV, whose header repeats names such as Labels.
 */
export const jira = deskMapping({
  code: "jira",
  name: "Jira issues",
  isUnverified:
    "The satisfaction and the request type of Jira Service Management were never seen in a file; issues, changelogs and the CSV were.",
  noun: ["issue", "issues"],
  columns: [
    { name: "Key", also: ["key", "Issue key"], isRequired: true },
    { name: "Created", also: ["Created", "fields.created"], isRequired: true, date: DATE },
    { name: "Updated", also: ["Updated", "fields.updated"], date: DATE },
    { name: "Resolved", also: ["Resolved", "fields.resolutiondate"], date: DATE },
    { name: "Due", also: ["fields.duedate", "Due date"], date: DATE },
    { name: "Status", also: ["Status", "fields.status.name"] },
    { name: "Priority", also: ["Priority", "fields.priority.name"] },
    { name: "Issue type", also: ["Issue type", "fields.issuetype.name"], isRequired: true },
    { name: "Subject", also: ["Summary", "fields.summary"] },
    { name: "Description", also: ["Description", "fields.description"] },
    { name: "Group", also: ["Project name", "fields.project.name", "Project"] },
    { name: "Assignee" },
    { name: "Assignee ID", also: ["Assignee Id", "fields.assignee.accountId"] },
    { name: "Requester ID", also: ["Reporter Id", "fields.reporter.accountId"] },
    { name: "Requester", also: ["Reporter"] },
    {
      name: "Category",
      also: ["fields.Request Type.requestType.name", "Custom field (Request Type)", "Custom field (Customer Request Type)"].concat(
        CATEGORY_TITLES.flatMap(custom),
      ),
    },
    { name: "Components", also: ["Components", "Component/s", "fields.components.name"], repeats: "join" },
    { name: "Tags", also: ["Labels", "fields.labels"], repeats: "join" },
    { name: "Resolution", also: ["Resolution", "fields.resolution.name"] },
    { name: "Satisfaction", also: ["Satisfaction rating", "Custom field (Satisfaction)", "fields.Satisfaction.rating"] },
    { name: "Seconds spent", also: ["Time Spent", "fields.timespent"] },
    { name: "Original estimate", also: ["Original estimate", "fields.timeoriginalestimate"] },
    ...STATUS_COLUMNS,
    ...named("Issue id", "Parent id", "Creator", "Creator Id", "Project key", "Project lead"),
    { name: "Watchers", repeats: "join" },
    { name: "Watchers Id", repeats: "join" },
    ...named("Custom field (Request participants)", "Custom field (Approvers)", "Custom field (Organizations)"),
  ],
  derived: [
    ...REOPENS,
    { name: "Type", from: { column: "Issue type", numbered: "Type" } },
    { name: "Handle minutes", from: { column: "Seconds spent", unit: "seconds" } },
  ],
  hasWideRows: true,
  needs: [["Status", "Resolution", "Subject"]],
  foldedBy: "Updated",
  externalId: "Key",
  left: [
    "Creator",
    "Creator Id",
    "Project lead",
    "Watchers",
    "Watchers Id",
    "Custom field (Request participants)",
    "Custom field (Approvers)",
    "Custom field (Organizations)",
  ],
  attributesLike: ["Custom field (*)"],
  fields: { resolutionPath: { column: "Resolution", words: { unresolved: null } } },
  causes: [
    { axis: { constant: "topic" }, levels: [topic("Category")], primary: topic("Category") },
    { axis: { constant: "topic" }, levels: [topic("Components")], each: "\n", primary: topic("Components") },
    { axis: { constant: "topic" }, levels: [topic("Tags")], each: "\n" },
  ],
  facets: [{ code: "resolution", name: "Resolution", from: { column: "Resolution" } }],
  due: "resolution",
});
