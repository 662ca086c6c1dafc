import { text } from "@/app/messages/text";
import type { Right } from "@/lib/access/roles";

/** The pages of the rail, in the order of the work; only what exists. */
export interface NavItem {
  href: string;
  label: string;
  /** The key that goes here after g. */
  key: string;
  /** Whether the page reads the filters, so that moving to it keeps them. */
  keepsFilters: boolean;
  /** What somebody needs to see the page; absent for pages that everybody sees. */
  right?: Right;
}

export interface NavGroup {
  label: string | null;
  items: readonly NavItem[];
}

export const NAV: readonly NavGroup[] = [
  {
    label: null,
    items: [
      { href: "/", label: text.nav.overview, key: "o", keepsFilters: true },
      { href: "/causes", label: text.nav.causes, key: "c", keepsFilters: true },
      { href: "/failures", label: text.nav.failures, key: "f", keepsFilters: true },
      { href: "/procedures", label: text.nav.procedures, key: "r", keepsFilters: true },
      { href: "/follow-through", label: text.nav.followThrough, key: "t", keepsFilters: true },
      { href: "/commendations", label: text.nav.commendations, key: "m", keepsFilters: true },
      { href: "/handling", label: text.nav.handling, key: "h", keepsFilters: true },
      { href: "/arrivals", label: text.nav.arrivals, key: "v", keepsFilters: true },
      { href: "/interactions", label: text.nav.interactions, key: "i", keepsFilters: true },
    ],
  },
  {
    label: text.nav.work,
    items: [
      { href: "/agenda", label: text.nav.agenda, key: "a", keepsFilters: false },
      { href: "/playbooks", label: text.nav.playbooks, key: "k", keepsFilters: true },
      { href: "/callbacks", label: text.nav.callbacks, key: "b", keepsFilters: false, right: "document" },
      { href: "/recognition", label: text.nav.recognition, key: "n", keepsFilters: false, right: "read-staff" },
      { href: "/learning", label: text.nav.learning, key: "l", keepsFilters: false, right: "document" },
    ],
  },
  {
    label: text.nav.share,
    items: [
      { href: "/imports", label: text.nav.imports, key: "p", keepsFilters: false, right: "import" },
      { href: "/definitions", label: text.nav.definitions, key: "d", keepsFilters: false },
      { href: "/settings", label: text.nav.settings, key: "s", keepsFilters: false },
    ],
  },
];

/** Whether a page of the rail is the one of this path, or above it. */
export function isCurrent(href: string, pathname: string): boolean {
  return href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
}

/** The page of the rail that a path belongs to; undefined for a page outside it. */
export function navItemOf(pathname: string): NavItem | undefined {
  return NAV.flatMap((group) => group.items).find((item) => isCurrent(item.href, pathname));
}
