import Link from "next/link";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { StatePill } from "@/app/_components/state-pill";
import { actorWords } from "@/app/_data/actor-words";
import { Attendance } from "@/app/(dashboard)/learning/_components/attendance";
import { CallOff } from "@/app/(dashboard)/learning/_components/call-off";
import { recordText } from "@/app/messages/record-text";
import type { ActorNames } from "@/lib/access/actor-names";
import { formatDay } from "@/lib/format";
import type { ListedSession } from "@/lib/learning/read-sessions";

interface SessionLinesProps {
  sessions: readonly ListedSession[];
  names: ActorNames;
  whenNone: string;
  /** On the page of one case: with who came, and what can be done. */
  isOfCase: boolean;
  /** Whether the person who looks may say of others whether they came, and call a session off. */
  mayLead?: boolean;
}

/** Sessions, each with who leads it, and who came. */
export function SessionLines({ sessions, names, whenNone, isOfCase, mayLead = false }: SessionLinesProps) {
  const words = recordText.learning.sessions;
  if (sessions.length === 0) return <p className="text-mute">{whenNone}</p>;
  return (
    <ul className="border-hairline border-t">
      {sessions.map((session) => (
        <li key={session.id} className="border-hairline border-b py-2.5">
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
            <div className="min-w-0 flex-1 basis-56">
              <p className="break-words">
                <span className="font-medium">{formatDay(session.day)}</span>
                {!isOfCase && (
                  <>
                    {" · "}
                    <Link href={`/learning/cases/${session.case.code}`} className="link">
                      {session.case.title}
                    </Link>
                  </>
                )}{" "}
                {session.isCancelled && <StatePill tone="neutral">{words.calledOff}</StatePill>}
              </p>
              <p className="text-mute text-sm">
                <bdi>{words.led(actorWords(session.ledBy, names))}</bdi>
                {" · "}
                {words.counts(session.came, session.asked, session.isAhead)}
              </p>
              {session.notes && <p className="max-w-[46rem] whitespace-pre-wrap break-words text-soft">{session.notes}</p>}
            </div>
            {!session.isCancelled && !session.isAhead && <Attendance session={session.id} attended={session.own?.attended ?? null} />}
            {isOfCase && mayLead && !session.isCancelled && session.isAhead && <CallOff id={session.id} day={formatDay(session.day)} />}
          </div>
          {isOfCase && !session.isCancelled && session.people && session.people.length > 0 && (
            <DataTable caption={words.attendance(formatDay(session.day))} className="mt-1 max-w-[34rem]">
              <thead>
                <tr>
                  <HeadCell>{words.columns.who}</HeadCell>
                  <HeadCell>{words.columns.came}</HeadCell>
                </tr>
              </thead>
              <tbody>
                {session.people.map(({ id, name, attended }) => (
                  <tr key={id}>
                    <RowHead className="font-normal">
                      <bdi>{name}</bdi>
                    </RowHead>
                    <Cell>
                      {mayLead ? (
                        <Attendance session={session.id} attended={attended} user={{ id, name }} />
                      ) : attended === null ? (
                        words.open
                      ) : attended ? (
                        words.came
                      ) : (
                        words.cameNot
                      )}
                    </Cell>
                  </tr>
                ))}
              </tbody>
            </DataTable>
          )}
        </li>
      ))}
    </ul>
  );
}
