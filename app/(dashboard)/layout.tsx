import { connection } from "next/server";
import { type ReactNode, Suspense } from "react";
import { QuietBoundary } from "@/app/_components/panel-boundary";
import { RightsOf } from "@/app/_components/rights";
import { SampleAside, SampleBadge, SampleNote } from "@/app/_components/sample/sample-note";
import { Keyboard } from "@/app/_components/shell/keyboard";
import { PrintSheet } from "@/app/_components/shell/print-sheet";
import { Rail } from "@/app/_components/shell/rail";
import { RemindersOf } from "@/app/_components/shell/reminders";
import { ShortcutsButton } from "@/app/_components/shell/shortcuts-button";
import { SignedInAs } from "@/app/_components/shell/signed-in-as";
import { ThemeToggle } from "@/app/_components/shell/theme-toggle";
import { entered, rightsHere } from "@/app/_data/acting";
import { remindersHere } from "@/app/_data/reminders";
import { text } from "@/app/messages/text";
import { workspaceSettings } from "@/lib/settings";

export default function DashboardLayout({ children }: { children: ReactNode }) {
  return (
    <RightsOf rights={rightsHere()}>
      <RemindersOf count={remindersHere()}>
        <Frame>{children}</Frame>
      </RemindersOf>
    </RightsOf>
  );
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <div className="md:flex print:block">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-card focus:px-3 focus:py-2 focus:shadow-lg"
      >
        {text.nav.skip}
      </a>
      <Rail
        badge={
          <QuietBoundary>
            <Suspense fallback={null}>
              <SampleBadge />
            </Suspense>
          </QuietBoundary>
        }
        foot={
          <>
            <QuietBoundary>
              <Suspense fallback={null}>
                <SampleNote />
              </Suspense>
            </QuietBoundary>
            <QuietBoundary>
              <Suspense fallback={<div className="h-8" />}>
                <WorkspaceNote />
              </Suspense>
            </QuietBoundary>
            <QuietBoundary>
              <Suspense fallback={<div className="h-8" />}>
                <SignedIn />
              </Suspense>
            </QuietBoundary>
            <p className="flex flex-wrap gap-x-3">
              <ThemeToggle />
              <ShortcutsButton />
            </p>
          </>
        }
      />
      <main id="content" tabIndex={-1} className="min-w-0 flex-1 px-4 pt-5 pb-16 outline-none sm:px-6 md:pt-6 lg:px-8 print:p-0">
        <div className="max-w-[69.75rem] print:max-w-none">
          <QuietBoundary>
            <Suspense fallback={null}>
              <SampleAside />
            </Suspense>
          </QuietBoundary>
          {children}
        </div>
      </main>
      <Suspense fallback={null}>
        <Keyboard />
      </Suspense>
      <PrintSheet />
    </div>
  );
}

/** Which workspace this is, and the zone and week that every number on every page is reported in. */
async function WorkspaceNote() {
  await connection();
  const { workspace } = await entered("PAGE /");
  const { zone, weekStart } = await workspaceSettings(workspace.record.db);
  return (
    <p className="eyebrow min-h-8">
      {text.workspace.name}
      <br />
      {text.workspace.reporting(zone, weekStart)}
    </p>
  );
}

/** Whose session this is. */
async function SignedIn() {
  await connection();
  const { actor } = await entered("PAGE /account");
  return <SignedInAs name={actor.name} />;
}
