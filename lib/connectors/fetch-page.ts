import { askDesk, type DeskAnswer } from "@/lib/connectors/ask-desk";
import { ConnectorError } from "@/lib/connectors/connector-error";
import type { Credentials, Cursor, Desk, DeskPage } from "@/lib/connectors/desk";
import type { ConnectorLimits } from "@/lib/connectors/limits";
import { isPassing, LONGEST_WAIT_MS, MOST_TRIES, restAfter, waitAfter } from "@/lib/connectors/patience";
import { readJson } from "@/lib/imports/unpacking/json-value";
import { AnswerTooLargeError, NoAnswerError, type Target } from "@/lib/outgoing/guarded-fetch";

/** The world outside, as far as waiting goes. */
export interface Waiting {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** From 0 to 1. */
  random(): number;
}

export interface FetchedPage extends DeskPage {
  /** How long to wait before the next one, in milliseconds. */
  restMs: number;
}

/**
 * Fetches one page, as patiently as the help desk wishes.
 * @throws ConnectorError when it is told no, or that it has to wait for long
 */
export async function fetchPage(
  desk: Desk,
  resolved: Target,
  cursor: Cursor,
  options: { credentials: Credentials; limits: ConnectorLimits; signal?: AbortSignal | undefined } & Waiting,
): Promise<FetchedPage> {
  const { credentials, limits, signal } = options;
  const authorization = desk.authorization(credentials);
  let why = "";
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const answer = await askDesk(resolved, desk.path(cursor), { authorization, limits, signal }).catch(lostOnly);
    if (!(answer instanceof NoAnswerError) && !isPassing(answer)) {
      const page = pageOf(desk, answer, cursor);
      if (page instanceof Error) why = page.message;
      else return { ...page, restMs: restAfter(answer, desk.gapMs) };
    } else why = answer instanceof NoAnswerError ? answer.message : `it answered ${answer.status}`;
    signal?.throwIfAborted();
    const known = answer instanceof NoAnswerError ? null : answer;
    const wait = waitAfter(known !== null && isPassing(known) ? known : null, { tries, now: options.now(), random: options.random() });
    if (wait > LONGEST_WAIT_MS)
      throw new ConnectorError("told_to_wait", `${desk.name} wants not to be asked for ${Math.ceil(wait / 60_000)} minutes: ${why}.`, {
        status: 503,
        notBefore: options.now() + wait,
      });
    if (tries < MOST_TRIES) await options.sleep(wait);
  }
  throw new ConnectorError("no_answer", `${desk.name} could not be read ${MOST_TRIES} times in a row: ${why}.`, { status: 502 });
}

function lostOnly(error: unknown): NoAnswerError {
  if (error instanceof NoAnswerError) return error;
  if (error instanceof AnswerTooLargeError)
    throw new ConnectorError("too_large", `The page cannot be read: ${error.message} (CONNECTOR_MAX_BYTES).`, { status: 502 });
  throw error;
}

/** The page of an answer; an Error when it is garbled, which may pass. @throws ConnectorError when it is a no */
function pageOf(desk: Desk, answer: DeskAnswer, cursor: Cursor): DeskPage | Error {
  const { status, headers } = answer;
  const refused = (message: string, field?: string) =>
    new ConnectorError("refused", message, { status: 502, ...(field !== undefined && { field }) });
  if (status === 401 || status === 403)
    throw refused(
      `${desk.name} does not accept the credentials (${status}). Enter them again, with the right to read all tickets.`,
      "token",
    );
  if (status >= 300 && status < 400)
    throw refused(
      `${desk.name} sends to another address (${hostOf(headers.location)}), which is not followed. Enter that address instead.`,
      "address",
    );
  if (status !== 200) throw refused(`${desk.name} answered ${status}. Is the address that of the help desk?`, "address");
  const value = readJson(answer.body);
  if (value === undefined) return new Error("its answer is no JSON");
  try {
    return desk.page(value, cursor);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function hostOf(location: string | undefined): string {
  return location !== undefined && URL.canParse(location) ? new URL(location).host : "the same server";
}
