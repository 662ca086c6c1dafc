import type { Notice, RawParams } from "@/lib/filters";
import { lastParam } from "@/lib/raw-params";

/** So many rows and the list is one page; beyond them it has pages of PAGE_ROWS. */
const MOST_ON_ONE = 200;
const PAGE_ROWS = 100;

/** Some rows of a list, and which they are of all: `first` counts from 1. */
export interface ListPage<T> {
  rows: T[];
  first: number;
  number: number;
  pages: number;
}

/** Which page of a list is asked for: `page=2`; the first by default. */
export function parseListPage(params: RawParams): { page: number; notices: Notice[] } {
  const text = lastParam(params, "page");
  if (text === undefined) return { page: 1, notices: [] };
  if (/^[1-9]\d{0,5}$/.test(text)) return { page: Number(text), notices: [] };
  return { page: 1, notices: [{ field: "page", message: `page must be a whole number from 1, such as 2; got "${text}"` }] };
}

/** A page that a shorter list no longer has is its last one. */
export function pageOf<T>(rows: readonly T[], page: number): ListPage<T> {
  const size = rows.length > MOST_ON_ONE ? PAGE_ROWS : MOST_ON_ONE;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const number = Math.min(page, pages);
  const start = (number - 1) * size;
  return { rows: rows.slice(start, start + size), first: start + 1, number, pages };
}
