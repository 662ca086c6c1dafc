import type { Metadata } from "next";
import { connection } from "next/server";
import { Suspense } from "react";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { FeedPanel } from "@/app/_components/feed/feed-panel";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { entered } from "@/app/_data/acting";
import { actorWords } from "@/app/_data/actor-words";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { OwnThanks } from "@/app/(dashboard)/me/_components/own-thanks";
import { OwnWork } from "@/app/(dashboard)/me/_components/own-work";
import { HandlingLink } from "@/app/(dashboard)/staff/_components/handling-link";
import { StaffNumbers } from "@/app/(dashboard)/staff/_components/staff-numbers";
import { recordText } from "@/app/messages/record-text";
import { actorNames } from "@/lib/access/actor-names";
import { formatDayRange, formatInstant } from "@/lib/format";
import { readOwnThanks } from "@/lib/recognition/own-thanks";
import { readOwnPage } from "@/lib/staff/read-staff";

export const metadata: Metadata = { title: recordText.staff.own };

export default function OwnPage() {
  return (
    <Suspense fallback={<PageSkeleton title={recordText.staff.own} />}>
      <Own />
    </Suspense>
  );
}

async function Own() {
  await connection();
  const words = recordText.staff;
  const { actor, workspace } = await entered("PAGE /me");
  const page = await readOwnPage(workspace, actor);
  if (!page) {
    return (
      <>
        <PageHeader above={<HandlingLink />} title={words.own} sentence={<p>{words.person.notLinked}</p>} />
        <div className="grid grid-cols-1 gap-9">
          <OwnWork workspace={workspace} actor={actor} />
          <FeedPanel actor={actor} workspace={workspace} />
          <p className="max-w-[46rem] text-mute">{words.person.notLinkedHint}</p>
        </div>
      </>
    );
  }
  const thanks = await readOwnThanks(workspace, actor);
  const names = await actorNames(workspace.record.db, [...page.views.map((view) => view.actor), ...thanks.map(({ givenBy }) => givenBy)]);
  return (
    <>
      <PageHeader
        above={<HandlingLink />}
        title={<bdi>{page.person.name ?? words.unnamed(page.person.pseudonym)}</bdi>}
        sentence={<p>{words.person.ownSentence(formatDayRange(page.firstDay, page.lastDay))}</p>}
      />
      <div className="grid grid-cols-1 gap-9">
        <OwnThanks thanks={thanks} names={names} zone={page.zone} />
        <OwnWork workspace={workspace} actor={actor} />
        <StaffNumbers page={page} />
        <FeedPanel actor={actor} workspace={workspace} />
        <Section title={words.person.looked} hint={words.person.lookedHint}>
          {page.views.length === 0 ? (
            <p className="text-mute">{words.person.nobody}</p>
          ) : (
            <DataTable caption={words.person.looked}>
              <thead>
                <tr>
                  <HeadCell>{words.person.viewer}</HeadCell>
                  <HeadCell>{words.person.when}</HeadCell>
                </tr>
              </thead>
              <tbody>
                {page.views.map(({ actor: viewer, at }) => (
                  <tr key={`${viewer} ${at}`}>
                    <RowHead className="font-normal">
                      <bdi>{actorWords(viewer, names)}</bdi>
                    </RowHead>
                    <Cell className="text-soft">{formatInstant(at, page.zone)}</Cell>
                  </tr>
                ))}
              </tbody>
            </DataTable>
          )}
        </Section>
      </div>
    </>
  );
}
