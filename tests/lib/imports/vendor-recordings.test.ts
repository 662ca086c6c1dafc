import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { BadImportError } from "@/lib/errors";
import { countImport } from "@/lib/imports/count-import";
import { importLimits } from "@/lib/imports/limits";
import { openFile } from "@/lib/imports/open-file";
import { freshRecord } from "@/tests/support/record";
import { recordedFiles } from "../../support/real-data";
import { unpacked } from "../../support/unpacked";

const VENDORS = [
  "chatwoot",
  "freshdesk",
  "front",
  "hubspot",
  "intercom",
  "jira",
  "salesforce",
  "servicenow",
  "zammad",
  "zendesk",
  "zohodesk",
];

/** What the interfaces have answered, and the tables of it in a warehouse: mapping, rows, accepted, rejected, interactions. */
const IMPORTED: [file: string, mapping: string, rows: number, accepted: number, rejected: number, interactions: number][] = [
  ["hubspot/fivetran_ticket_data.csv", "hubspot", 25, 25, 0, 25],
  ["hubspot/raw_get-ticket.json", "hubspot", 1, 1, 0, 1],
  ["hubspot/raw_list-tickets.json", "hubspot", 22, 22, 0, 22],
  ["hubspot/raw_search-tickets.json", "hubspot", 10, 10, 0, 10],
  ["hubspot/raw_service-tickets.json", "hubspot", 22, 22, 0, 22],
  ["intercom/fivetran_conversation_history_data.csv", "intercom", 9, 9, 0, 2],
  ["intercom/raw_conversation-parts.json", "intercom", 12, 12, 0, 6],
  ["intercom/raw_conversations.json", "intercom", 12, 12, 0, 6],
  ["intercom/raw_get-conversation.json", "intercom", 1, 1, 0, 1],
  ["intercom/raw_list-conversations.json", "intercom", 5, 5, 0, 5],
  ["intercom/raw_reopen-conversation.json", "intercom", 1, 1, 0, 1],
  ["intercom/raw_search-conversations.json", "intercom", 1, 1, 0, 1],
  ["intercom/raw_snooze-conversation.json", "intercom", 1, 1, 0, 1],
  ["jira/fivetran_issue.csv", "jira", 4, 4, 0, 4],
  ["jira/raw_get-issue.json", "jira", 1, 1, 0, 1],
  ["jira/raw_issues.json", "jira", 16, 16, 0, 16],
  ["salesforce/raw_cases.json", "salesforce", 26, 26, 0, 26],
  ["salesforce/raw_tickets.json", "salesforce", 26, 26, 0, 26],
  ["servicenow/raw_get-incident.json", "servicenow", 1, 1, 0, 1],
  ["servicenow/raw_incidents.json", "servicenow", 73, 73, 0, 73],
  ["servicenow/raw_list-incidents.json", "servicenow", 2, 2, 0, 2],
  ["servicenow/raw_update-incident.json", "servicenow", 2, 2, 0, 1],
  ["chatwoot/freshdesk_ticket_with_conversations.json", "freshdesk", 1, 1, 0, 1],
  ["zammad/webhook_payload.json", "zammad", 1, 1, 0, 1],
  ["zendesk/fivetran_ticket_data.csv", "zendesk", 10, 10, 0, 10],
  ["zendesk/gozendesk_GET_search_ticket.json", "zendesk", 1, 1, 0, 1],
  ["zendesk/gozendesk_GET_ticket.json", "zendesk", 1, 1, 0, 1],
  ["zendesk/gozendesk_GET_ticket_custom_field.json", "zendesk", 1, 1, 0, 1],
  ["zendesk/gozendesk_GET_ticket_show_many.json", "zendesk", 2, 2, 0, 2],
  ["zendesk/gozendesk_GET_tickets.json", "zendesk", 2, 2, 0, 2],
  ["zendesk/raw_get-ticket.json", "zendesk", 1, 1, 0, 1],
  ["zendesk/raw_list-tickets.json", "zendesk", 4, 4, 0, 4],
  ["zendesk/raw_search-tickets.json", "zendesk", 4, 4, 0, 4],
  ["zendesk/raw_tickets.json", "zendesk", 4, 4, 0, 4],
  ["zendesk/raw_update-ticket.json", "zendesk", 1, 1, 0, 1],
  ["zendesk/raw_zenpy_TicketsIncrementalTest.test_get_values.json", "zendesk", 182, 182, 0, 87],
  ["zohodesk/raw_get-ticket.json", "zoho-desk", 1, 1, 0, 1],
  ["zohodesk/raw_list-tickets.json", "zoho-desk", 5, 5, 0, 5],
  ["zohodesk/raw_tickets.json", "zoho-desk", 6, 6, 0, 6],
];

/** What holds no interactions: how it is refused. */
const REFUSED: [file: string, says: RegExp][] = [
  ["freshdesk/schema_conversations.json", /No known kind of file/],
  ["freshdesk/schema_satisfaction_ratings.json", /No known kind of file/],
  ["freshdesk/schema_tickets.json", /No known kind of file/],
  ["front/core-api-openapi.json", /more than one list of objects/],
  ["hubspot/fivetran_ticket_pipeline_stage_data.csv", /No known kind of file/],
  ["hubspot/fivetran_ticket_property_history_data.csv", /holds changes of single fields/],
  ["intercom/fivetran_conversation_part_history_data.csv", /holds comments or messages of tickets/],
  ["intercom/fivetran_conversation_tag_history_data.csv", /holds tags of tickets/],
  ["intercom/raw_tag-conversation.json", /No known kind of file/],
  ["jira/fivetran_field.csv", /No known kind of file/],
  ["jira/fivetran_issue_field_history.csv", /holds changes of single fields/],
  ["jira/fivetran_status.csv", /No known kind of file/],
  ["jira/raw_get-issue-changelog.json", /holds changes of single fields/],
  ["jira/raw_list-issue-comments.json", /No known kind of file/],
  ["zendesk/fivetran_audit_log_data.csv", /No known kind of file/],
  ["zendesk/fivetran_group_data.csv", /No known kind of file/],
  ["zendesk/fivetran_ticket_chat_event_data.csv", /holds comments or messages of tickets/],
  ["zendesk/fivetran_ticket_comment_data.csv", /holds comments or messages of tickets/],
  ["zendesk/fivetran_ticket_field_history_data.csv", /holds changes of single fields/],
  ["zendesk/fivetran_ticket_schedule_data.csv", /No known kind of file/],
  ["zendesk/fivetran_ticket_tag_data.csv", /holds tags of tickets/],
  ["zendesk/fivetran_user_data.csv", /No known kind of file/],
  ["zendesk/gozendesk_GET_search_count_ticket.json", /No known kind of file/],
  ["zendesk/gozendesk_GET_sla_policies.json", /holds rules about service levels/],
  ["zendesk/gozendesk_GET_sla_policy.json", /holds rules about service levels/],
  ["zendesk/gozendesk_GET_ticket_audit.json", /holds audits of tickets/],
  ["zendesk/gozendesk_GET_ticket_audits.json", /holds audits of tickets/],
  ["zendesk/gozendesk_GET_ticket_comments.json", /holds comments or messages of tickets/],
  ["zendesk/gozendesk_GET_ticket_field.json", /holds definitions of fields or forms/],
  ["zendesk/gozendesk_GET_ticket_fields.json", /holds definitions of fields or forms/],
  ["zendesk/gozendesk_GET_ticket_form.json", /holds definitions of fields or forms/],
  ["zendesk/gozendesk_GET_ticket_forms.json", /holds definitions of fields or forms/],
  ["zendesk/gozendesk_GET_views_ticket_count.json", /No known kind of file/],
  ["zendesk/raw_get-ticket-comments.json", /holds comments or messages of tickets/],
  ["zendesk/raw_ticket-comments.json", /holds comments or messages of tickets/],
  ["zendesk/raw_ticket-forms.json", /holds definitions of fields or forms/],
  ["zendesk/raw_zenpy_TestTicketAudits.test_pagination.json", /holds audits of tickets/],
  ["zendesk/raw_zenpy_TestTicketAudits.test_values.json", /holds audits of tickets/],
  ["zohodesk/raw_list-ticket-threads.json", /holds threads of tickets/],
];

const files = new Map(recordedFiles(VENDORS).map(({ name, path }) => [name, path]));

describe.skipIf(files.size === 0)("the recordings beside the project (../shared/fixtures)", { timeout: 120_000 }, () => {
  test("are all in these tables", () => {
    expect([...IMPORTED, ...REFUSED].map(([file]) => file).sort()).toEqual([...files.keys()].sort());
  });

  test.each(IMPORTED)(
    "%s is read by %s: %i rows, %i accepted, %i rejected, %i interactions",
    async (file, mapping, rows, accepted, rejected, interactions) => {
      expect(await counted(file)).toEqual({ mapping, rows, accepted, rejected, interactions });
    },
  );

  test.each(REFUSED)("%s is refused: %s", async (file, says) => {
    await expect(counted(file)).rejects.toThrow(BadImportError);
    await expect(counted(file)).rejects.toThrow(says);
  });
});

async function counted(name: string) {
  const path = files.get(name) ?? "";
  const readable = name.endsWith(".csv")
    ? { path, form: "text" as const }
    : await unpacked(await readFile(path)).then(({ target, form }) => ({ path: target, form }));
  const file = await openFile(readable, importLimits({}));
  const { rows, accepted, rejected, interactions } = await countImport(
    await freshRecord(),
    file,
    { code: "own", zone: "UTC" },
    { now: Date.UTC(2026, 10, 27) },
  );
  return { mapping: file.layout.mapping.code, rows, accepted, rejected, interactions };
}
