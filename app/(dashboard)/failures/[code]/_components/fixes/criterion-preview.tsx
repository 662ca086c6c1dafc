"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { askPreview, type SentFix } from "@/app/(dashboard)/failures/[code]/_components/fixes/fix-requests";
import { recordText } from "@/app/messages/record-text";

/** What a criterion could prove, said while it is being chosen. */
export function CriterionPreview({ failureCode, fix, side }: { failureCode: string; fix: SentFix; side: string }) {
  const words = recordText.fixes.preview;
  const { days } = recordText.fixes;
  const params = new URLSearchParams(side);
  for (const key of ["effectiveOn", "targetRatio", "baselineDays", "windowDays"] as const) params.set(key, String(fix[key]));
  for (const team of fix.teams) params.append("team", team);
  const { data, error } = useQuery({
    queryKey: ["fix-preview", failureCode, params.toString()],
    queryFn: ({ signal }) => askPreview(failureCode, params.toString(), signal),
    enabled: fix.effectiveOn !== "" && Math.min(fix.baselineDays, fix.windowDays) >= 7 && Math.max(fix.baselineDays, fix.windowDays) <= 730,
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });
  return (
    <p role="status" className="min-h-10 text-soft text-sm">
      {error
        ? error.message
        : data && [
            words.before(data.before, days(fix.baselineDays)),
            data.most === null
              ? words.impossible(data.smallestProvable, data.neededDays === null ? null : days(data.neededDays))
              : words.most(data.most),
            data.isPeakBaseline && words.peak,
            data.isRetrospective && words.retrospective,
          ]}
    </p>
  );
}
