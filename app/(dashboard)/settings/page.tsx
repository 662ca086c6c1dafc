import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/app/_components/page-header";
import { SETTINGS_PAGES } from "@/app/(dashboard)/settings/_components/settings-pages";
import { setUpText } from "@/app/messages/set-up-text";

export const metadata: Metadata = { title: setUpText.settings.title };

export default function SettingsPage() {
  return (
    <>
      <PageHeader title={setUpText.settings.title} sentence={<p>{setUpText.settings.sentence}</p>} />
      <ul className="border-hairline border-t">
        {SETTINGS_PAGES.map(({ href, title, hint }) => (
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
