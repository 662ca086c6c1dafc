import { parseFilters, programParams } from "@/lib/filters";
import { failureOfPath, type ViewAddress } from "@/lib/views/view-address";

/**
 * The filters of a view as a program asks with them: the period that a page chooses by itself is said aloud, and a
 * failure's own page is a filter on that failure. What else the page remembers, such as an order, is no filter.
 */
export function viewFilterParams({ path, query }: ViewAddress): URLSearchParams {
  const { filters } = parseFilters(new URLSearchParams(query));
  const failure = failureOfPath(path);
  return programParams(failure === null ? filters : { ...filters, failure: [failure] });
}
