"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { fetchDraft, sendReading } from "@/app/(dashboard)/imports/[id]/_components/wizard/draft-requests";
import type { DraftView } from "@/lib/imports/draft-view";
import type { Reading } from "@/lib/imports/reading";

/** A draft as it is read now, and how to have it read differently. */
export interface DraftInHand {
  view: DraftView;
  isReading: boolean;
  /** Why the last change was refused. */
  problem: string | null;
  /** Puts these beside what was said before; undefined takes something back. */
  say(change: Partial<Reading>): void;
  /** It is being imported or discarded, so that nobody asks about it any more; false when that has failed. */
  leave(isLeft: boolean): void;
}

const EVERY_MS = 700;

/** As long as the whole file is being looked at, it is asked how far that is. */
export function useDraft(initial: DraftView): DraftInHand {
  const client = useQueryClient();
  const queryKey = ["draft", initial.id] as const;
  const [isLeft, setIsLeft] = useState(false);
  const { data: view } = useQuery({
    queryKey,
    queryFn: ({ signal }) => fetchDraft(initial.id, signal),
    initialData: initial,
    enabled: !isLeft,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.data?.whole.state === "running" ? EVERY_MS : false),
  });
  const change = useMutation({
    mutationFn: (reading: Reading) => sendReading(initial.id, reading),
    onMutate: () => client.cancelQueries({ queryKey }),
    onSuccess: (changed) => client.setQueryData(queryKey, changed),
  });
  return {
    view,
    isReading: change.isPending,
    problem: change.error?.message ?? null,
    leave(left) {
      setIsLeft(left);
      if (left) void client.cancelQueries({ queryKey });
    },
    say: (said) => change.mutate(withoutUndefined({ ...view.reading, ...said })),
  };
}

function withoutUndefined(reading: Record<string, unknown>): Reading {
  return Object.fromEntries(Object.entries(reading).filter(([, value]) => value !== undefined));
}
