import { expect, test } from "vitest";
import { type SourceFile, sourceFiles } from "@/tests/support/source-files";
import { calledName, child, nameOf, nodesIn, type SyntaxNode } from "@/tests/support/syntax";

/**
 * Functions that write the record and note nothing in the audit themselves, each with why that is right. What somebody
 * changes does not belong here: there the change notes itself.
 */
const NOTES_NOTHING: Record<string, string> = {
  "lib/access/api-keys.ts noteUse": "when a key was used is no change that anybody made",
  "lib/access/sessions.ts noteUse": "when a session was used is no change that anybody made",
  "lib/access/attempts.ts spendTry": "counts tries to sign in; those that fail are noted",
  "lib/access/attempts.ts giveTryBack": "counts tries to sign in; those that fail are noted",
  "lib/access/provider-sign-in.ts askProvider": "keeps the secret of a moment",
  "lib/access/provider-sign-in.ts answerOfProvider": "insertUser notes a user, where one is new, and beginSession the session",
  "lib/access/rate-limits.ts keepUsedUp": "counts what was asked too often",
  "lib/access/second-factor.ts offerFactor": "what is offered counts once it is confirmed, which is noted",
  "lib/access/second-factor.ts isFactor": "takes a code once; signing in notes itself",
  "lib/access/sign-in.ts beginOrAsk": "keeps the secret of a moment",
  "lib/api/idempotency.ts answerOnce": "keeps the answer of a request that noted itself",
  "lib/api/idempotency.ts forgetOldAnswers": "upkeep: answers are kept for a week",
  "lib/connectors/pull.ts writePage": "the run notes itself at its end, with the sum of its pages",
  "lib/documenting/drafts.ts keepDraft": "what is typed counts once it is filed, which is noted; that a draft was begun is",
  "lib/documenting/drafts.ts forgetOldDrafts": "upkeep: drafts nobody came back to",
  "lib/documenting/drafts.ts dropDraftsOf": "a step of an erasure, which was noted when it was asked for",
  "lib/failures/open-failure.ts openFailure": "createFailure notes the failure, where it is new",
  "lib/failures/split-by.ts splitOff": "splitFailure and addRule note themselves",
  "lib/failures/link-rules.ts createRule": "addRule notes the rule",
  "lib/failures/state-log.ts noteStates": "the states follow from the data",
  "lib/health.ts writeCheck": "a trial write that leaves nothing",
  "lib/imports/clear-drafts.ts clearDrafts": "upkeep: drafts nobody came back to",
  "lib/imports/import-source.ts openSource": "a source is made for an import, webhook or connector that notes itself",
  "lib/imports/link-rows.ts linkRows": "part of an import or request that notes itself",
  "lib/imports/run-import.ts runImport": "how many rows a file has; the import notes itself at its end",
  "lib/imports/run-import.ts markShared": "part of an import that notes itself",
  "lib/imports/run-import.ts begin": "the import was noted when it was queued",
  "lib/imports/saved-mappings.ts touchMapping": "when a mapping was used is no change that anybody made",
  "lib/imports/undo-import.ts removeVolumes": "a step of an undoing that notes itself",
  "lib/imports/undo-import.ts removeFailures": "a step of an undoing that notes itself",
  "lib/imports/undo-import.ts loosen": "a step of an undoing that notes itself",
  "lib/outgoing/deliveries.ts": "a message to others of a change that notes itself",
  "lib/outgoing/send-message.ts": "how a message to others ended",
  "lib/promises/remind-by-mail.ts": "until when reminders were mailed is no change that anybody made",
  "lib/privacy/empty-learnt.ts": "a step of an erasure, which was noted when it was asked for",
  "lib/privacy/erase-interactions.ts": "a step of an erasure, which was noted when it was asked for",
  "lib/privacy/erase-staff.ts": "a step of an erasure, which was noted when it was asked for",
  "lib/privacy/erase-traces.ts": "a step of an erasure, which was noted when it was asked for",
  "lib/privacy/erase.ts": "a step of an erasure, which was noted when it was asked for",
  "lib/privacy/replay.ts": "erasures of a journal, which were noted when they were asked for",
  "lib/privacy/retention.ts": "what retention lets go follows from settings, which note themselves",
  "lib/recognition/own-thanks.ts readOwnThanks": "when somebody read the thanks they got is theirs alone",
  "lib/staff/staff-views.ts": "who looked at somebody's page is kept in a list of its own",
  "lib/sample/load-sample.ts loadRows": "a step of the sample, which notes itself",
  "lib/playbooks/install-built-in.ts installBuiltInPlaybooks": "what comes with the product, at its first start",
  "lib/sample/prepare-company.ts prepareCompany": "a step of the sample, which notes itself",
  "lib/sample/prepare-company.ts writeVolumes": "a step of the sample, which notes itself",
  "lib/sample/remove-sample.ts inShortSteps": "a step of removing the sample, which notes itself",
  "lib/sample/remove-sample.ts disown": "a step of removing the sample, which notes itself",
  "lib/sample/remove-sample.ts deleteUnused": "a step of removing the sample, which notes itself",
  "lib/sample/remove-sample.ts deletePeople": "a step of removing the sample, which notes itself",
  "lib/promise-feeds/promise-feeds.ts noteUse": "when a calendar address was read is no change that anybody made",
  "lib/self-care/breaks.ts setBreak": "a break is its user's alone; whoever reads the audit would learn when somebody rests",
  "lib/share-links/share-links.ts noteUse": "when a link was used is no change that anybody made",
  "lib/similar/keep-groups.ts keepGroups": "groups are found by the server; naming one is noted",
  "lib/users/add-user.ts addUser": "insertUser notes the user",
  "lib/users/first-start.ts makeFirstCode": "keeps the secret of a moment",
  "lib/users/first-start.ts becomeFirst": "insertUser notes the user",
  "lib/users/invitations.ts acceptInvitation": "insertUser notes the user",
  "lib/webhooks/deliveries.ts keepUnkeyed": "the list of refused deliveries, which change nothing",
  "lib/webhooks/deliveries.ts forgetKey": "a delivery that comes again notes itself",
  "lib/webhooks/deliveries.ts forgetOldDeliveries": "upkeep: deliveries are kept for some days",
  "lib/webhooks/take-body.ts takeBody": "the delivery notes itself with its rows",
};

/** A whole file is named without a function. */
function isExcused(name: string): boolean {
  return name in NOTES_NOTHING || (name.split(" ")[0] ?? "") in NOTES_NOTHING;
}

const NOTING = new Set(["note", "noteRows", "noteLinks", "noteRun"]);

/** Functions of a file by name, outermost first; what is nested in one belongs to it. */
function functionsOf(file: SourceFile): { name: string; node: SyntaxNode }[] {
  const declared = file.nodes.filter((node) => node.type === "FunctionDeclaration");
  const methods = file.nodes.filter((node) => node.type === "Property" && child(node, "value")?.type === "FunctionExpression");
  return [
    ...declared.map((node) => ({ name: nameOf(child(node, "id")) ?? "", node })),
    ...methods.map((node) => ({ name: `${nameOf(child(node, "key")) ?? ""} at ${node.start}`, node })),
  ];
}

const writers = sourceFiles()
  .filter((file) => file.layer === "lib")
  .flatMap((file) =>
    functionsOf(file)
      .filter(({ node }) => nodesIn(node).some((each) => calledName(each) === "tx"))
      .map(({ name, node }) => ({
        file,
        name: `${file.path} ${name}`,
        isNoting: nodesIn(node).some((each) => NOTING.has(calledName(each) ?? "")),
      })),
  );

test("every function that writes the record notes the change in the audit, or says why not", () => {
  const silent = writers.filter(({ name, isNoting }) => !isNoting && !isExcused(name)).map(({ name }) => name);
  expect(silent).toEqual([]);
});

test("each of the reasons is for a function that writes and notes nothing", () => {
  const silent = new Set(writers.filter(({ isNoting }) => !isNoting).map(({ name }) => name));
  expect(
    Object.keys(NOTES_NOTHING).filter((reason) => ![...silent].some((name) => name === reason || name.startsWith(`${reason} `))),
  ).toEqual([]);
});

test("operations of programs write in functions that are looked at", () => {
  expect(writers.filter(({ name }) => name.startsWith("lib/api/operations/")).length).toBeGreaterThanOrEqual(5);
});
