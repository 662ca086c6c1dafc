import { queryOptions } from "@tanstack/react-query";
import { isUnfinished } from "@/lib/imports/import-progress";
import type { ListedImport } from "@/lib/imports/list-imports";

/** What a running import shows of itself. */
export type RunningJob = Pick<ListedImport, "id" | "fileName" | "state" | "rows" | "rowsDone" | "startedAt" | "undone">;

const EVERY_MS = 700;

/** How a browser asks for an import; as long as it runs it asks again. */
export function importQuery(id: number) {
  return queryOptions({
    queryKey: ["import", id] as const,
    queryFn: async ({ signal }): Promise<RunningJob> => {
      const response = await fetch(`/api/imports/${id}`, { signal });
      if (!response.ok) throw new Error(`import ${id} answered ${response.status}`);
      return response.json();
    },
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && !isUnfinished(state.data.state) ? false : EVERY_MS),
  });
}

export async function cancelImport(id: number): Promise<void> {
  const response = await fetch(`/api/imports/${id}/cancel`, { method: "POST" });
  if (!response.ok) throw new Error(`cancelling import ${id} answered ${response.status}`);
}
