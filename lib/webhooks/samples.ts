/**
 * An invented body such as the sender of a mapping writes it, for trying a webhook out.
 * @param mapping its code; null, or one that nobody sends: an object in the columns of the template
 * @param now epoch ms
 */
export function sampleBody(mapping: string | null, now: number): unknown {
  const iso = new Date(Math.floor(now / 1000) * 1000).toISOString().replace(".000", "");
  return (SAMPLES[mapping ?? ""] ?? ofTemplate)(iso, Math.floor(now / 1000));
}

type Sample = (iso: string, seconds: number) => unknown;

const SUBJECT = "Refund has not arrived";
const TEXT = "Robin Example writes that the refund of a returned lamp has not arrived after two weeks.";

const ofTemplate: Sample = (iso) => ({
  external_id: "TEST-1",
  contacted_at: iso,
  is_difficult: "yes",
  channel: "e-mail",
  summary: SUBJECT,
});

const SAMPLES: Record<string, Sample> = {
  zendesk: (iso, seconds) => ({
    ticket: {
      id: 1001,
      created_at: iso,
      updated_at: iso,
      generated_timestamp: seconds,
      via: { channel: "email" },
      subject: SUBJECT,
      description: TEXT,
      status: "open",
      priority: "high",
      requester_id: 2001,
      submitter_id: 2001,
      assignee_id: 3001,
      group_id: 4001,
      tags: ["refund"],
      satisfaction_rating: { score: "unoffered" },
    },
  }),
  freshdesk: (iso) => ({
    ticket: {
      id: 1001,
      created_at: iso,
      updated_at: iso,
      source: 1,
      status: 2,
      priority: 3,
      subject: SUBJECT,
      description_text: TEXT,
      requester_id: 2001,
      responder_id: 3001,
      group_id: 4001,
      type: "Refund",
      tags: ["refund"],
    },
  }),
  intercom: (_, seconds) => ({
    type: "notification_event",
    topic: "conversation.admin.closed",
    data: {
      item: {
        type: "conversation",
        id: "1001",
        created_at: seconds,
        updated_at: seconds,
        state: "open",
        priority: "priority",
        source: { type: "email", delivered_as: "customer_initiated", subject: SUBJECT, body: `<p>${TEXT}</p>` },
        contacts: { contacts: [{ type: "contact", id: "2001" }] },
        admin_assignee_id: 3001,
        team_assignee_id: 4001,
        tags: { tags: [{ type: "tag", id: "1", name: "refund" }] },
      },
    },
  }),
  hubspot: (iso) => ({
    id: "1001",
    properties: {
      hs_object_id: "1001",
      createdate: iso,
      hs_lastmodifieddate: iso,
      hs_pipeline: "0",
      hs_pipeline_stage: "1",
      hs_ticket_priority: "HIGH",
      subject: SUBJECT,
      content: TEXT,
      source_type: "EMAIL",
    },
  }),
  salesforce: (iso) => ({
    Id: "500A1001",
    CaseNumber: "00001001",
    CreatedDate: iso,
    LastModifiedDate: iso,
    Origin: "Email",
    Status: "New",
    Priority: "High",
    Reason: "Refund",
    Subject: SUBJECT,
    Description: TEXT,
    OwnerId: "0053001",
    ContactId: "0032001",
    IsClosed: false,
    IsEscalated: false,
  }),
  servicenow: (iso) => ({
    result: {
      number: "INC0001001",
      sys_id: "0000000000000000000000000000c3e9",
      opened_at: iso.replace("T", " ").replace("Z", ""),
      state: "2",
      priority: "2",
      made_sla: "true",
      category: "refund",
      short_description: SUBJECT,
      description: TEXT,
      caller_id: { link: "https://desk.example/sys_user/2001", value: "2001" },
      assignment_group: { link: "https://desk.example/sys_user_group/4001", value: "4001" },
    },
  }),
  jira: (iso) => ({
    webhookEvent: "jira:issue_created",
    issue: {
      id: "1001",
      key: "DESK-1001",
      fields: {
        created: iso,
        updated: iso,
        issuetype: { name: "Service Request" },
        status: { name: "Open" },
        priority: { name: "High" },
        project: { key: "DESK", name: "Service Desk" },
        reporter: { accountId: "2001" },
        summary: SUBJECT,
        description: TEXT,
      },
    },
  }),
};
