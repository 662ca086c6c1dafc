"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useMay } from "@/app/_components/rights";
import { isCurrent, NAV, type NavItem } from "@/app/_components/shell/nav-items";
import { useReminders } from "@/app/_components/shell/reminders";
import { filterParamsOf } from "@/app/_data/filter-params";
import { text } from "@/app/messages/text";

/** The rail's links to what the person may see, with the present page marked; the filters go along to every page that reads them. */
export function NavLinks({ onNavigate }: { onNavigate: () => void }) {
  const may = useMay();
  const query = filterParamsOf(useSearchParams()).toString();
  const reminders = useReminders();
  return (
    <NavList
      onNavigate={onNavigate}
      pathname={usePathname()}
      query={query}
      isFor={({ right }) => right === undefined || may(right)}
      due={{ "/callbacks": reminders }}
    />
  );
}

interface NavListProps {
  pathname: string | null;
  query: string;
  onNavigate: () => void;
  isFor?: (item: NavItem) => boolean;
  /** How many reminders have come of what a page shows, by its address. */
  due?: Readonly<Record<string, number>>;
}

/** The same links before the address is known, and who looks at it: those that everybody sees. */
export function NavList({ pathname, query, onNavigate, isFor = ({ right }) => right === undefined, due = {} }: NavListProps) {
  return (
    <>
      {NAV.map((group) => (
        <div key={group.label ?? ""} className="mb-4">
          {group.label && <h2 className="eyebrow mb-1 px-2">{group.label}</h2>}
          <ul className="grid gap-0.5">
            {group.items.filter(isFor).map((item) => {
              const current = pathname !== null && isCurrent(item.href, pathname);
              return (
                <li key={item.href}>
                  <Link
                    href={item.keepsFilters && query ? `${item.href}?${query}` : item.href}
                    onClick={onNavigate}
                    aria-current={current ? "page" : undefined}
                    className={clsx(
                      "target flex items-center rounded-md px-2 py-1.25",
                      current ? "bg-accent-wash font-medium text-ink" : "text-soft hover:bg-sunken hover:text-ink",
                    )}
                  >
                    {item.label}
                    <Due count={due[item.href] ?? 0} />
                  </Link>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </>
  );
}

function Due({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className="ml-auto rounded-full bg-amber-wash px-2 font-medium text-amber text-xs leading-5 tabular-nums">
      <span aria-hidden="true">{count}</span>
      <span className="sr-only"> {text.nav.callbacksDue(count)}</span>
    </span>
  );
}
