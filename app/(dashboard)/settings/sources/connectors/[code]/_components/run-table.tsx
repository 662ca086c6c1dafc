import { clsx } from "clsx";
import { Cell, DataTable, HeadCell } from "@/app/_components/data-table";
import { StatePill, type Tone } from "@/app/_components/state-pill";
import { setUpText } from "@/app/messages/set-up-text";
import type { ConnectorRun } from "@/lib/connectors/runs";
import { formatCount, formatInstant } from "@/lib/format";

/** How many rejected tickets of a run are named on the page. */
const MOST_NAMED = 3;

/** The runs of a connector, the newest first: what each has brought, and what was wrong. */
export function RunTable({ runs, isRunning, zone }: { runs: readonly ConnectorRun[]; isRunning: boolean; zone: string }) {
  const { columns, runs: caption } = setUpText.sources.connector;
  return (
    <DataTable caption={caption}>
      <thead>
        <tr>
          <HeadCell>{columns.started}</HeadCell>
          <HeadCell>{columns.state}</HeadCell>
          <HeadCell isNumber className="max-md:hidden">
            {columns.created}
          </HeadCell>
          <HeadCell isNumber className="max-md:hidden">
            {columns.changed}
          </HeadCell>
          <HeadCell isNumber className="max-md:hidden">
            {columns.rejected}
          </HeadCell>
          <HeadCell className="max-md:hidden">{columns.problem}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {runs.map((run, at) => {
          const [tone, state] = stateOf(run, isRunning && at === 0);
          const problems = problemsOf(run);
          return (
            <tr key={run.id}>
              <Cell className="text-mute">
                {formatInstant(run.startedAt, zone)}
                <span className="mt-1 block text-soft text-sm md:hidden">
                  {setUpText.sources.counts(run.created, run.changed, run.rejected)}
                </span>
                <Problems problems={problems} className="mt-1 md:hidden" />
              </Cell>
              <Cell>
                <StatePill tone={tone}>{state}</StatePill>
              </Cell>
              <Cell isNumber className="max-md:hidden">
                {formatCount(run.created)}
              </Cell>
              <Cell isNumber className="max-md:hidden">
                {formatCount(run.changed)}
              </Cell>
              <Cell isNumber className={clsx("max-md:hidden", run.rejected > 0 && "text-red")}>
                {formatCount(run.rejected)}
              </Cell>
              <Cell className="min-w-40 max-w-md max-md:hidden">
                <Problems problems={problems} />
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

function Problems({ problems, className = "" }: { problems: string[]; className?: string }) {
  if (problems.length === 0) return null;
  return (
    <ul className={`grid gap-1 break-words text-soft text-sm ${className}`}>
      {problems.map((problem) => (
        <li key={problem}>{problem}</li>
      ))}
    </ul>
  );
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
