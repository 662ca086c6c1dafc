"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, useId, useState } from "react";
import { IfMay } from "@/app/_components/rights";
import { mergeBack, unmerge } from "@/app/_data/failure-requests";
import { LinkRules } from "@/app/(dashboard)/failures/[code]/_components/link-rules";
import type { RuleChoices } from "@/app/(dashboard)/failures/[code]/_components/rule-fields";
import { SplitDialog } from "@/app/(dashboard)/failures/[code]/_components/split-dialog";
import { recordText } from "@/app/messages/record-text";
import type { FailureLink, FailureLinks } from "@/lib/failures/failure-links";

export interface ConnectedFailure {
  code: string;
  title: string;
  procedure: string;
  mode: string;
  links: FailureLinks;
}

/** What a failure was merged with and split from, the rules that link to it, and how all of it is changed. */
export function FailureConnections({ failure, choices, zone }: { failure: ConnectedFailure; choices: RuleChoices; zone: string }) {
  const id = useId();
  const router = useRouter();
  const words = recordText.failureLinks.links;
  const [isSplitting, setIsSplitting] = useState(false);
  const { merged, splitFrom, splitOff, rules } = failure.links;
  const back = useMutation({ mutationFn: unmerge, onSuccess: () => router.refresh() });
  const whole = useMutation({
    mutationFn: () => mergeBack(failure.code),
    onSuccess: ({ into }) => router.push(pageOf(into)),
  });
  const problem = back.error ?? whole.error;
  return (
    <section aria-labelledby={id} className="grid min-w-0 gap-3 rounded-lg border border-hairline bg-card px-4 py-3.5">
      <h2 id={id} className="font-semibold">
        {words.title}
      </h2>
      {merged.length > 0 && (
        <Group title={words.merged}>
          {merged.map((each) => (
            <li key={each.code} className="flex flex-wrap items-baseline gap-x-3">
              <span className="min-w-0 break-words">{each.title}</span>
              <IfMay right="govern">
                <button
                  type="button"
                  disabled={back.isPending}
                  onClick={() => back.mutate(each.code)}
                  aria-label={words.unmergeNamed(each.title)}
                  className={ACTION}
                >
                  {words.unmerge}
                </button>
              </IfMay>
            </li>
          ))}
        </Group>
      )}
      {splitFrom && (
        <Group title={words.splitFrom}>
          <li className="flex flex-wrap items-baseline gap-x-3">
            <Named failure={splitFrom} />
            <IfMay right="write">
              <button type="button" disabled={whole.isPending} onClick={() => whole.mutate()} className={ACTION}>
                {words.mergeBack}
              </button>
            </IfMay>
          </li>
        </Group>
      )}
      {splitOff.length > 0 && (
        <Group title={words.splitOff}>
          {splitOff.map((each) => (
            <li key={each.code}>
              <Named failure={each} />
            </li>
          ))}
        </Group>
      )}
      <LinkRules code={failure.code} title={failure.title} rules={rules} choices={choices} zone={zone} />
      {problem && (
        <p role="alert" className="text-red text-sm">
          {problem.message}
        </p>
      )}
      <IfMay right="write">
        <p className="no-print">
          <button type="button" onClick={() => setIsSplitting(true)} className="link target inline-flex items-center text-sm">
            {words.split}
          </button>
        </p>
      </IfMay>
      <SplitDialog
        isOpen={isSplitting}
        failure={failure}
        choices={choices}
        onClose={() => setIsSplitting(false)}
        onSplit={(code) => router.push(pageOf(code))}
      />
    </section>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="text-mute">{title}</h3>
      <ul className="grid gap-1">{children}</ul>
    </div>
  );
}

function Named({ failure }: { failure: FailureLink }) {
  return (
    <Link href={pageOf(failure.code)} className="link min-w-0 break-words">
      {failure.title}
    </Link>
  );
}

const pageOf = (code: string) => `/failures/${encodeURIComponent(code)}`;

const ACTION = "no-print link target inline-flex min-h-6 items-center text-mute text-sm hover:text-ink";
