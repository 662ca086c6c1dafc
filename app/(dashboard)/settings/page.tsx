import type { Metadata } from "next";
import Link from "next/link";
import { connection } from "next/server";
import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { entered } from "@/app/_data/acting";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { SETTINGS_PAGES } from "@/app/(dashboard)/settings/_components/settings-pages";
import { setUpText } from "@/app/messages/set-up-text";
import { mayEnter } from "@/lib/access/enter";

export const metadata: Metadata = { title: setUpText.settings.title };

export default function SettingsPage() {
  return (
    <Suspense fallback={<PageSkeleton title={setUpText.settings.title} />}>
      <Settings />
    </Suspense>
  );
}

/** The settings that the person may open. */
async function Settings() {
  await connection();
  const { actor } = await entered("PAGE /settings");
  return (
    <>
      <PageHeader title={setUpText.settings.title} sentence={<p>{setUpText.settings.sentence}</p>} />
      <ul className="border-hairline border-t">
        {SETTINGS_PAGES.filter(({ href }) => mayEnter(actor, `PAGE ${href}`)).map(({ href, title, hint }) => (
          <li key={href} className="border-hairline border-b py-3">
            <Link href={href} className="rows-link target inline-flex items-center font-medium">
              {title}
            </Link>
            <p className="text-mute">{hint}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
