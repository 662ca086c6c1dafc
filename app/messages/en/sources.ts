/** Words of the pages about webhooks and connectors. */
export const sources = {
  title: "Sources",
  sentence: (webhooks: number, connectors: number) =>
    webhooks + connectors === 0
      ? "Nothing comes in by itself yet. Let your help desk send its tickets here, or let them be fetched from it."
      : `${webhooks === 1 ? "One webhook" : `${webhooks} webhooks`} and ${connectors === 1 ? "one connector" : `${connectors} connectors`} bring interactions in by themselves.`,
  fromImports: "Sources that send by themselves",
  failed: "That could not be done. Nothing was changed; try again.",
  copy: "Copy",
  copied: "Copied",
  cancel: "Cancel",
  on: "on",
  paused: "paused",
  counts: (created: number, changed: number, rejected: number) => `${created} new, ${changed} changed, ${rejected} rejected`,
  pause: "Pause",
  goOn: "Let it go on",
  remove: "Delete",
  removeSure: "Delete it for ever",

  webhooks: {
    title: "Webhooks",
    hint: "An address of this server to which a help desk sends what happens there, signed.",
    none: "No webhook has been made yet.",
    columns: { name: "Webhook", sender: "Sender", mapping: "Read as", source: "Filed under", state: "State" },
    recognised: "by its shape",
    make: "Make a webhook",
    makeHint: "The sender decides how its signature is checked. Its secret is shown this once, then kept sealed.",
    name: "Name",
    namePlaceholder: "Help desk",
    sender: "Sender",
    mapping: "Read as",
    mappingOfSender: "as the sender writes",
    secret: "Secret",
    secretPlaceholder: "leave empty to make one",
    submit: "Make the webhook",
    made: (name: string) => `The webhook ${name} is ready`,
    secretOnce: "Its secret, shown this once",
    enterThere: "Enter both at the sender.",
    kept: "I have kept it",
    uncertain:
      "How this sender signs is known from programs that receive it, not from its own documentation. Send a test from there first.",
    address: "Address",
    tokenHint:
      "Senders that can set no header may add ?token= and the secret to the address. It then stands in their logs, so prefer a header.",
  },

  webhook: {
    sentence: (sender: string, source: string) => `Tickets of ${sender} come in here, filed under ${source}.`,
    pausedSentence: "It is paused: what is sent is refused with 409, so that it is sent again later.",
    facts: { sender: "Sender", signature: "Signature", clock: "Clock", mapping: "Read as", source: "Filed under", created: "Made" },
    clock: "5 minutes either way",
    noClock: "none: a delivery does not grow old",
    noSignature: "none: it shows the secret",
    test: "Send a test",
    testing: "Sending",
    testHint: "Signs an invented ticket with the newest secret and takes it in, without writing it.",
    testGood: (rows: number) =>
      `The test went well: ${rows === 1 ? "its ticket was understood" : `${rows} tickets were understood`}. Nothing was written.`,
    testBad: (problem: string) => `The test did not go well. ${problem}`,
    deleteAsk: "Its address answers with 404 from then on. What it brought stays.",
    secrets: "Secrets",
    secretsHint: "To change it: add a new one, enter it at the sender, then take the old one away.",
    added: (when: string) => `added ${when}`,
    newest: "newest",
    takeAway: "Take away",
    takeAwayNamed: (when: string) => `Take away the secret added ${when}`,
    add: "Add a secret",
    deliveries: "Deliveries",
    deliveriesHint: "The newest hundred. Refused ones bring nothing in.",
    none: "Nothing has come yet. Send a test, or let the sender send one.",
    columns: {
      received: "Received",
      state: "Answer",
      created: "New",
      changed: "Changed",
      rejected: "Rejected",
      problem: "What was wrong",
    },
    isTest: "test",
    taken: "taken",
    partly: "partly taken",
    nothing: "nothing in it",
    refused: (status: number) => `refused, ${status}`,
  },

  connectors: {
    title: "Connectors",
    hint: "A help desk that is asked from time to time what has changed there.",
    none: "No connector has been made yet.",
    columns: { name: "Connector", vendor: "Help desk", every: "Fetched", next: "Next time", state: "State" },
    make: "Make a connector",
    makeHint: "Its first run begins at once and fetches what changed since the day given. The token is kept sealed.",
    name: "Name",
    namePlaceholder: "Our Zendesk",
    vendor: "Help desk",
    address: "Address",
    addressHint: "Where agents sign in, such as https://example.zendesk.com",
    email: "E-mail address of the token’s owner",
    emailHint: "Leave it empty for an OAuth token.",
    token: "API token",
    tokenHint: { zendesk: "Admin Center, Apps and integrations, Zendesk API", freshdesk: "Profile settings: “Your API key”" },
    since: "Changed since",
    sinceHint: "Leave it empty to fetch everything.",
    every: "Fetch every",
    everyMinutes: (minutes: number) =>
      minutes % 1440 === 0
        ? minutes === 1440
          ? "day"
          : `${minutes / 1440} days`
        : minutes % 60 === 0
          ? minutes === 60
            ? "hour"
            : `${minutes / 60} hours`
          : `${minutes} minutes`,
    submit: "Make the connector",
    everyLong: (words: string) => `every ${words}`,
  },

  connector: {
    sentence: (vendor: string, every: string, source: string) =>
      `What changes in ${vendor} is fetched every ${every} and filed under ${source}.`,
    pausedSentence: "It is paused: nothing is fetched by itself.",
    facts: { vendor: "Help desk", address: "Address", source: "Filed under", next: "Next time", created: "Made" },
    whenPaused: "when it goes on",
    run: "Fetch now",
    running: "Fetching",
    deleteAsk: "Nothing is fetched any more. What came stays.",
    runs: "Runs",
    runsHint: "Each goes on where the one before ended, even one that was stopped.",
    none: "It has not run yet.",
    columns: {
      started: "Started",
      state: "State",
      created: "New",
      changed: "Changed",
      rejected: "Rejected",
      problem: "What was wrong",
    },
    states: { running: "fetching", stopped: "stopped", done: "done", partly: "partly", failed: "failed" },
    problem: (id: string | null, field: string | null, message: string) =>
      `${id === null ? "A ticket" : `Ticket ${id}`}: ${field === null || message.includes(field) ? "" : `${field}: `}${message}`,
    more: (n: number) => `and ${n} more`,
  },
};
