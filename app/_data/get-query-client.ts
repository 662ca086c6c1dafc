import { environmentManager, QueryClient } from "@tanstack/react-query";

let ofTheBrowser: QueryClient | undefined;

/** One client per request on the server, one for the whole visit in the browser. */
export function getQueryClient(): QueryClient {
  if (environmentManager.isServer()) return makeQueryClient();
  ofTheBrowser ??= makeQueryClient();
  return ofTheBrowser;
}

function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Numbers are as of a minute: younger answers are the same answer.
      queries: { staleTime: 60_000, gcTime: 10 * 60_000, retry: 1, refetchOnWindowFocus: true },
    },
  });
}
