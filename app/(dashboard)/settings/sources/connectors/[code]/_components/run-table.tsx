import { StatePill, type Tone } from "@/app/_components/state-pill";
import { TakenTable } from "@/app/(dashboard)/settings/sources/_components/taken-table";
import { setUpText } from "@/app/messages/set-up-text";
import type { ConnectorRun } from "@/lib/connectors/runs";

/** How many rejected tickets of a run are named on the page. */
const MOST_NAMED = 3;

/** The runs of a connector: what each has brought, and what was wrong. */
export function RunTable({ runs, isRunning, zone }: { runs: readonly ConnectorRun[]; isRunning: boolean; zone: string }) {
  const { columns, runs: caption } = setUpText.sources.connector;
  const rows = runs.map((run, at) => {
    const [tone, state] = stateOf(run, isRunning && at === 0);
    return { ...run, at: run.startedAt, state: <StatePill tone={tone}>{state}</StatePill>, problems: problemsOf(run) };
  });
  return <TakenTable caption={caption} columns={{ ...columns, at: columns.started }} rows={rows} zone={zone} />;
}

function stateOf({ finishedAt, error, rejected }: ConnectorRun, isRunning: boolean): [Tone, string] {
  const { states } = setUpText.sources.connector;
  if (finishedAt === null) return isRunning ? ["active", states.running] : ["neutral", states.stopped];
  if (error !== null) return ["bad", states.failed];
  return rejected > 0 ? ["watch", states.partly] : ["good", states.done];
}

function problemsOf({ error, problems, rejected }: ConnectorRun): string[] {
  const words = setUpText.sources.connector;
  const named = (problems ?? []).slice(0, MOST_NAMED).map(({ id, field, message }) => words.problem(id, field, message));
  const rest = rejected - named.length;
  return [...(error === null ? [] : [error]), ...new Set(named), ...(rest > 0 && named.length > 0 ? [words.more(rest)] : [])];
}
