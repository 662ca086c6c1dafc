/** Words of the settings' pages. */
export const settings = {
  settings: {
    title: "Settings",
    sentence: "What connects this workspace with other programs.",
    pages: {
      keys: { title: "API keys", hint: "For programs that send or read interactions: make a key, see when it was last used, revoke it." },
      api: { title: "API reference", hint: "Everything that programs can ask for, field by field, with requests to try." },
    },
  },

  keys: {
    title: "API keys",
    sentence: (live: number) =>
      live === 0
        ? "No program may ask for anything yet. A key opens what its scopes say, and nothing else."
        : `${live === 1 ? "One key is" : `${live} keys are`} in force. A key opens what its scopes say, and nothing else.`,
    reference: "API reference",
    make: "Make a key",
    makeHint: "One for each program, so that each can be revoked by itself.",
    name: "Name of the program",
    namePlaceholder: "Help desk export",
    scopes: "What it may do",
    noScope: "Choose at least one thing that it may do.",
    submit: "Make the key",
    made: (name: string) => `The key of ${name}`,
    once: "Copy it now: it is shown this once. What is kept cannot be turned back into it.",
    copy: "Copy the key",
    copied: "Copied",
    done: "I have kept it",
    list: "Keys",
    none: "No key has been made yet.",
    columns: { name: "Program", key: "Key begins with", scopes: "May", created: "Made", used: "Last used", actions: "Change" },
    never: "never",
    revoked: (when: string) => `revoked ${when}`,
    revoke: "Revoke",
    revokeNamed: (name: string) => `Revoke the key of ${name}`,
    ask: "The program is refused from now on.",
    sure: "Revoke it for ever",
    keep: "Keep it",
    failed: "That could not be done. Nothing was changed; try again.",
  },

  api: {
    title: "API reference",
    sentence: "Programs show a key, send JSON and get JSON. Every request and every field, as the server itself reads them.",
    description: "The same for programs, in OpenAPI 3.1",
    makeKey: "Make a key",
    begin: "Begin",
    onThisPage: "On this page",
    things: "Things",
    rules: [
      "Show the key as Authorization: Bearer dbk_…, always.",
      "An instant carries its offset; a day alone says that only the day is known.",
      "What is not known is left out of answers. null in a request makes a field unknown; a field that is left out stays.",
      "Send an Idempotency-Key with what must happen once: the same request again within a week gets the same answer.",
      "Errors are { error: { code, message, field } }. The message says what would be right and repeats nothing that was sent.",
    ],
    limits: (perMinute: string) =>
      `A key may ask ${perMinute} times in a minute; more is answered 429 with Retry-After. A body may hold 10 MiB and 1,000 items.`,
    scope: "Scope",
    answers: "Answers",
    parameters: "Parameters",
    example: "Try it",
    columns: { field: "Field", type: "Takes", meaning: "Meaning" },
    required: "needed",
    given: "only given back",
    listOf: "list of",
    or: "or",
    types: { string: "text", integer: "whole number", boolean: "true or false", object: "object", array: "list", unknown: "value" },
    from: (least: string, most: string) => `${least} to ${most}`,
  },
} as const;
