import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { RuleWritten } from "@/app/_data/failure-requests";
import { ruleOf } from "@/app/(dashboard)/failures/[code]/_components/rule-fields";

/** How long nothing must be changed before it is counted, in milliseconds. */
const PAUSE_MS = 350;

/** What a rule would do, counted again when it changes. */
export function usePreview<Preview>(
  key: string,
  code: string,
  rule: RuleWritten,
  ask: (code: string, rule: RuleWritten) => Promise<Preview>,
) {
  const [asked, setAsked] = useState<RuleWritten | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(ruleOf(rule)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [rule]);
  return useQuery({
    queryKey: [key, code, asked],
    queryFn: () => ask(code, asked ?? {}),
    enabled: asked !== null,
    retry: false,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
}
