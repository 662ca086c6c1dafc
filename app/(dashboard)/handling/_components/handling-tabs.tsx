import { clsx } from "clsx";
import Link from "next/link";
import { hrefOf } from "@/app/_data/filter-params";
import { recordText } from "@/app/messages/record-text";

const TABS = [
  { href: "/handling", label: recordText.endings.overview },
  { href: "/handling/endings", label: recordText.endings.page },
] as const;

/** The pages of handling beside each other, with the same filters. */
export function HandlingTabs({ current, query }: { current: (typeof TABS)[number]["href"]; query: string }) {
  return (
    <nav aria-label={recordText.endings.nav} className="no-print mb-4">
      <ul className="flex flex-wrap gap-x-5 border-hairline border-b">
        {TABS.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={hrefOf(href, new URLSearchParams(query))}
              aria-current={href === current ? "page" : undefined}
              className={clsx(
                "target -mb-px inline-flex items-center border-b-2 py-1.5",
                href === current ? "border-accent font-semibold" : "border-transparent text-mute hover:text-ink",
              )}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
