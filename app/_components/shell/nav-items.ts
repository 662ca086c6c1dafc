import { text } from "@/app/messages/text";

/** The pages of the rail, in the order of the work; only what exists. */
export interface NavItem {
  href: string;
  label: string;
  /** Whether the page reads the filters, so that moving to it keeps them. */
  keepsFilters: boolean;
}

export interface NavGroup {
  label: string | null;
  items: readonly NavItem[];
}

export const NAV: readonly NavGroup[] = [
  {
    label: null,
    items: [
      { href: "/", label: text.nav.overview, keepsFilters: true },
      { href: "/causes", label: text.nav.causes, keepsFilters: true },
      { href: "/failures", label: text.nav.failures, keepsFilters: true },
      { href: "/follow-through", label: text.nav.followThrough, keepsFilters: true },
      { href: "/commendations", label: text.nav.commendations, keepsFilters: true },
      { href: "/handling", label: text.nav.handling, keepsFilters: true },
      { href: "/interactions", label: text.nav.interactions, keepsFilters: true },
    ],
  },
  {
    label: text.nav.share,
    items: [
      { href: "/imports", label: text.nav.imports, keepsFilters: false },
      { href: "/definitions", label: text.nav.definitions, keepsFilters: false },
    ],
  },
];

/** Whether a page of the rail is the one of this path, or above it. */
export function isCurrent(href: string, pathname: string): boolean {
  return href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
}
