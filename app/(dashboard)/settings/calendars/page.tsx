import type { Metadata } from "next";
import { connection } from "next/server";
import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { entered } from "@/app/_data/acting";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { SettingsLink } from "@/app/(dashboard)/settings/_components/settings-link";
import { CalendarItem } from "@/app/(dashboard)/settings/calendars/_components/calendar-item";
import { HoursForm } from "@/app/(dashboard)/settings/calendars/_components/hours-form";
import { TeamCalendars } from "@/app/(dashboard)/settings/calendars/_components/team-calendars";
import { setUpText } from "@/app/messages/set-up-text";
import { listCalendars } from "@/lib/calendars/calendars";
import { workspaceSettings } from "@/lib/settings";

export const metadata: Metadata = { title: setUpText.calendars.title };

export default function CalendarsPage() {
  return (
    <Suspense fallback={<PageSkeleton title={setUpText.calendars.title} />}>
      <Calendars />
    </Suspense>
  );
}

async function Calendars() {
  await connection();
  const { actor, workspace } = await entered("PAGE /settings/calendars");
  const [{ calendars, teams }, { zone }] = await Promise.all([listCalendars(workspace, actor), workspaceSettings(workspace.record.db)]);
  const words = setUpText.calendars;
  const mayChange = actor.may("govern");
  return (
    <>
      <PageHeader above={<SettingsLink />} title={words.title} sentence={<p>{words.sentence(calendars.length)}</p>} />
      <div className="grid grid-cols-1 gap-8 border-hairline border-t pt-5">
        <Section title={words.list}>
          {calendars.length === 0 ? (
            <p className="text-mute">{words.none}</p>
          ) : (
            <ul className="grid grid-cols-1 gap-4">
              {calendars.map((calendar) => (
                <CalendarItem key={calendar.code} calendar={calendar} mayChange={mayChange} />
              ))}
            </ul>
          )}
        </Section>
        {calendars.length > 0 && (
          <Section title={words.teams} hint={words.teamsHint}>
            {teams.length === 0 ? (
              <p className="text-mute">{words.noTeams}</p>
            ) : (
              <TeamCalendars
                teams={teams}
                calendars={calendars.map(({ code, name, isDefault }) => ({ code, name, isDefault }))}
                mayChange={mayChange}
              />
            )}
          </Section>
        )}
        {mayChange && (
          <Section title={words.make} hint={words.makeHint}>
            <HoursForm before={null} zone={zone} />
          </Section>
        )}
      </div>
      {mayChange && (
        <datalist id="zones">
          {Intl.supportedValuesOf("timeZone").map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
    </>
  );
}
