"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { isCurrent, NAV } from "@/app/_components/shell/nav-items";
import { filterParamsOf } from "@/app/_data/filter-params";

/** The rail's links with the present page marked; the filters go along to every page that reads them. */
export function NavLinks({ onNavigate }: { onNavigate: () => void }) {
  return <NavList onNavigate={onNavigate} pathname={usePathname()} query={filterParamsOf(useSearchParams()).toString()} />;
}

/** The same links before the address is known. */
export function NavList({ pathname, query, onNavigate }: { pathname: string | null; query: string; onNavigate: () => void }) {
  return (
    <>
      {NAV.map((group) => (
        <div key={group.label ?? ""} className="mb-4">
          {group.label && <h2 className="eyebrow mb-1 px-2">{group.label}</h2>}
          <ul className="grid gap-0.5">
            {group.items.map((item) => {
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
