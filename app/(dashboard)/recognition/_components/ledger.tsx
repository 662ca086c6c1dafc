import Link from "next/link";
import { Section } from "@/app/_components/section";
import { StatePill } from "@/app/_components/state-pill";
import { actorWords } from "@/app/_data/actor-words";
import { AtOnce } from "@/app/(dashboard)/recognition/_components/at-once";
import { Nominate } from "@/app/(dashboard)/recognition/_components/nominate";
import { Thank } from "@/app/(dashboard)/recognition/_components/thank";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import { momentText } from "@/lib/interactions/moment";
import type { Recognition } from "@/lib/recognition/read-recognition";
import type { ToThank } from "@/lib/recognition/waiting";

/** What somebody is to be thanked for, the latest first, each with its evidence. */
export function Ledger({ read }: { read: Recognition }) {
  const words = recordText.recognition;
  const { toThank, count, unnamed, unnamedCount } = read.waits;
  const more = count.commendations + count.exemplars - toThank.length;
  return (
    <Section title={words.ledger} hint={words.ledgerHint}>
      {toThank.length === 0 && <p className="text-mute">{words.sentence.none}</p>}
      <ul className="border-hairline border-t empty:border-t-0">
        {toThank.map((each) => (
          <Line key={`${each.kind} ${each.id}`} each={each} read={read} />
        ))}
      </ul>
      {more > 0 && <p className="mt-2 text-mute text-sm">{words.ledgerMore(formatCount(more))}</p>}
      {unnamedCount > 0 && (
        <details className="mt-2">
          <summary className="target flex min-h-6 cursor-pointer items-center text-soft">
            {words.praisesNobody(formatCount(unnamedCount), unnamedCount)}
          </summary>
          <p className="mb-2 max-w-[46rem] text-mute text-sm">{words.unnamedHint}</p>
          <ul className="border-hairline border-t">
            {unnamed.map((each) => (
              <Line key={`${each.kind} ${each.id}`} each={each} read={read} />
            ))}
          </ul>
          {unnamedCount > unnamed.length && (
            <p className="mt-2 text-mute text-sm">{words.unnamedMore(formatCount(unnamedCount - unnamed.length))}</p>
          )}
        </details>
      )}
    </Section>
  );
}

function Line({ each, read }: { each: ToThank; read: Recognition }) {
  const words = recordText.recognition;
  const whom = each.personId === null ? words.nobody : (each.person ?? words.somebody);
  return (
    <li className="grid gap-1.5 border-hairline border-b py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <p className="min-w-0 max-w-[44rem] break-words font-medium">
          <bdi>{whom}</bdi>
          {each.behaviour && `: ${each.behaviour}`}
        </p>
        <StatePill tone="neutral">{words.kinds[each.kind]}</StatePill>
      </div>
      {each.text && <p className="max-w-[44rem] break-words text-soft">“{each.text}”</p>}
      <p className="break-words text-mute text-sm">
        <Link href={`/interactions/${each.interactionId}`} className="link">
          {words.evidence(each.externalId)}
        </Link>
        {" · "}
        {momentText(each, read.zone)}
        {each.by !== null && ` · ${words.named(actorWords(each.by, read.names))}`}
      </p>
      <div className="flex flex-wrap items-center gap-1">
        {each.personId !== null && (
          <Thank
            about={each.kind === "commendation" ? { commendation: each.id } : { interaction: each.interactionId }}
            named={words.thankNamed(whom, each.externalId)}
            behaviour={each.behaviour ?? ""}
          />
        )}
        {each.kind === "exemplar" && (
          <AtOnce
            label={words.withdrawNomination}
            named={words.withdrawNominationNamed(each.externalId)}
            request={{ method: "DELETE", address: `/api/exemplars/${each.id}` }}
          />
        )}
      </div>
    </li>
  );
}

/** What the data suggests by a rule that is said; each can be named, or put aside. */
export function Suggestions({ read }: { read: Recognition }) {
  const words = recordText.recognition;
  return (
    <Section title={words.suggested} hint={`${words.suggestedHint} ${words.suggestedCount(formatCount(read.suggestionCount))}.`}>
      {read.suggestions.length === 0 && <p className="text-mute">{words.noneSuggested}</p>}
      <ul className="border-hairline border-t empty:border-t-0">
        {read.suggestions.map((each) => (
          <li key={each.interactionId} className="grid gap-1 border-hairline border-b py-3">
            <Link href={`/interactions/${each.interactionId}`} className="rows-link max-w-[44rem] break-words">
              {each.summary ?? each.externalId}
            </Link>
            <p className="break-words text-mute text-sm">
              {[
                each.externalId,
                each.person ?? words.somebody,
                words.moods(each.moodStart, each.moodEnd),
                momentText(each, read.zone),
              ].join(" · ")}
            </p>
            <div className="flex flex-wrap items-center gap-1">
              <Nominate interactionId={each.interactionId} externalId={each.externalId} />
              <AtOnce
                label={words.putAside}
                named={words.putAsideNamed(each.externalId)}
                request={{ method: "POST", address: "/api/exemplars", body: { interaction: each.interactionId, behaviour: null } }}
              />
            </div>
          </li>
        ))}
      </ul>
      {read.aside.length > 0 && (
        <details className="mt-2">
          <summary className="target flex cursor-pointer items-center text-mute text-sm">{words.aside}</summary>
          <ul>
            {read.aside.map(({ id, interactionId, externalId }) => (
              <li key={id} className="flex flex-wrap items-center gap-2">
                <Link href={`/interactions/${interactionId}`} className="link break-all">
                  {externalId}
                </Link>
                <AtOnce
                  label={words.bringBack}
                  named={words.bringBackNamed(externalId)}
                  request={{ method: "DELETE", address: `/api/exemplars/${id}` }}
                />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
