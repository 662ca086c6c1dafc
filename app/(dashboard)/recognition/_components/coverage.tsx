import Link from "next/link";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { Section } from "@/app/_components/section";
import { actorWords } from "@/app/_data/actor-words";
import { TakeBack } from "@/app/(dashboard)/recognition/_components/take-back";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatInstant, formatRate, NO_VALUE } from "@/lib/format";
import type { Recognition } from "@/lib/recognition/read-recognition";

/** Whether thanks reach everybody: nobody is counted, compared or put in an order but the alphabet's. */
export function CoverageSection({ read: { coverage } }: { read: Recognition }) {
  const words = recordText.recognition;
  const { often, thanked, interval, minimum, never, fewer, wait } = coverage;
  const isNothingToPassOn = wait.passedOn + wait.open === 0;
  const days = (value: number | null) => (value === null ? words.open : words.days(value));
  return (
    <Section title={words.coverage} hint={words.coverageHint(formatCount(minimum))}>
      <dl className="mb-4 flex flex-wrap gap-x-9 gap-y-3">
        <div>
          <dt className="text-mute text-sm">{words.share}</dt>
          <dd>
            <span className="font-semibold text-lead">{formatRate(often === 0 ? null : thanked / often)}</span>{" "}
            <span className="text-mute text-sm">
              {words.shareOf(formatCount(thanked), formatCount(often))}
              {interval && `; ${words.interval(formatRate(interval.low), formatRate(interval.high))}`}
            </span>
          </dd>
        </div>
        <div>
          <dt className="text-mute text-sm">{words.wait}</dt>
          <dd>
            <span className="font-semibold text-lead">
              {isNothingToPassOn ? NO_VALUE : wait.median === null ? words.notReached : words.days(wait.median)}
            </span>{" "}
            <span className="text-mute text-sm">
              <Link href="/commendations?period=12m" className="link">
                {words.waitOf(formatCount(wait.passedOn), formatCount(wait.open))}
              </Link>
              {wait.low !== null && `; ${words.waitRange(days(wait.low), days(wait.high))}`}
            </span>
          </dd>
        </div>
      </dl>
      <h3 className="font-medium">{words.never}</h3>
      {never.length === 0 ? (
        <p className="text-mute">{often === 0 ? words.nobodyOften(formatCount(minimum)) : words.neverNone}</p>
      ) : (
        <ul className="flex flex-wrap gap-x-4">
          {never.map(({ name }, index) => (
            // Those whose name is not known are told apart by their place alone.
            <li key={name ?? `${index}`}>
              <bdi>{name ?? words.unnamed}</bdi>
            </li>
          ))}
        </ul>
      )}
      {fewer > 0 && <p className="mt-2 text-mute text-sm">{words.fewer(formatCount(fewer), formatCount(minimum))}</p>}
    </Section>
  );
}

/** Thanks that were given, by when. */
export function GivenSection({ read: { given, names, zone } }: { read: Recognition }) {
  const words = recordText.recognition;
  return (
    <Section title={words.given} hint={words.givenHint}>
      {given.length === 0 ? (
        <p className="text-mute">{words.noneGiven}</p>
      ) : (
        <DataTable caption={words.given}>
          <thead>
            <tr>
              <HeadCell>{words.givenColumns.when}</HeadCell>
              <HeadCell>{words.givenColumns.who}</HeadCell>
              <HeadCell>{words.givenColumns.what}</HeadCell>
              <HeadCell>{words.givenColumns.by}</HeadCell>
              <HeadCell>{words.givenColumns.read}</HeadCell>
              <HeadCell>
                <span className="sr-only">{words.withdraw.open}</span>
              </HeadCell>
            </tr>
          </thead>
          <tbody>
            {given.map((each) => (
              <tr key={each.id}>
                <RowHead className="whitespace-nowrap font-normal text-soft">{formatInstant(each.givenAt, zone)}</RowHead>
                <Cell>
                  <bdi>{each.person ?? words.somebody}</bdi>
                </Cell>
                <Cell className="min-w-44 break-words">
                  {each.interactionId === null ? (
                    each.behaviour
                  ) : (
                    <Link href={`/interactions/${each.interactionId}`} className="rows-link">
                      {each.behaviour}
                    </Link>
                  )}
                  {each.reward && <span className="block text-mute text-sm">{words.reward_(each.reward)}</span>}
                </Cell>
                <Cell>
                  <bdi>{actorWords(each.givenBy, names)}</bdi>
                </Cell>
                <Cell>{each.isSeen ? words.read : words.unread}</Cell>
                <Cell>
                  <TakeBack id={each.id} />
                </Cell>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </Section>
  );
}
