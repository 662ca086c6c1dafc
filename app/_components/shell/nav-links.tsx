"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useMay } from "@/app/_components/rights";
import { isCurrent, NAV, type NavItem } from "@/app/_components/shell/nav-items";
import { filterParamsOf } from "@/app/_data/filter-params";

/** The rail's links to what the person may see, with the present page marked; the filters go along to every page that reads them. */
export function NavLinks({ onNavigate }: { onNavigate: () => void }) {
  const may = useMay();
  const query = filterParamsOf(useSearchParams()).toString();
  return (
    <NavList onNavigate={onNavigate} pathname={usePathname()} query={query} isFor={({ right }) => right === undefined || may(right)} />
  );
}

interface NavListProps {
  pathname: string | null;
  query: string;
  onNavigate: () => void;
  isFor?: (item: NavItem) => boolean;
}

/** The same links before the address is known, and who looks at it: those that everybody sees. */
export function NavList({ pathname, query, onNavigate, isFor = ({ right }) => right === undefined }: NavListProps) {
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
