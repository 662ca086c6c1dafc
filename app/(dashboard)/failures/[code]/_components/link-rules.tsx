"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { IfMay } from "@/app/_components/rights";
import { deleteRule, pauseRule } from "@/app/_data/failure-requests";
import { RuleDialog } from "@/app/(dashboard)/failures/[code]/_components/rule-dialog";
import type { RuleChoices } from "@/app/(dashboard)/failures/[code]/_components/rule-fields";
import { recordText } from "@/app/messages/record-text";
import { dayOf } from "@/lib/dates";
import type { ListedRule } from "@/lib/failures/link-rules";
import { formatDay } from "@/lib/format";

interface LinkRulesProps {
  code: string;
  title: string;
  rules: readonly ListedRule[];
  choices: RuleChoices;
  zone: string;
}

/** The rules that link to a failure; each can rest, or be deleted with or without what it has linked. */
export function LinkRules({ code, title, rules, choices, zone }: LinkRulesProps) {
  const router = useRouter();
  const words = recordText.failureLinks.links;
  const [isMaking, setIsMaking] = useState(false);
  return (
    <div>
      <h3 className="text-mute">{words.rules}</h3>
      {rules.length === 0 && <p className="text-sm">{words.noRules}</p>}
      <ul className="grid gap-1.5">
        {rules.map((rule) => (
          <Rule key={rule.id} code={code} rule={rule} zone={zone} />
        ))}
      </ul>
      <IfMay right="govern">
        <p className="no-print">
          <button type="button" onClick={() => setIsMaking(true)} className="link target inline-flex items-center text-sm">
            {words.addRule}
          </button>
        </p>
      </IfMay>
      <RuleDialog
        isOpen={isMaking}
        code={code}
        title={title}
        choices={choices}
        onClose={() => setIsMaking(false)}
        onMade={() => {
          setIsMaking(false);
          router.refresh();
        }}
      />
    </div>
  );
}

function Rule({ code, rule, zone }: { code: string; rule: ListedRule; zone: string }) {
  const router = useRouter();
  const words = recordText.failureLinks.rule;
  const [isAsking, setIsAsking] = useState(false);
  const change = useMutation({
    mutationFn: (deed: () => Promise<unknown>) => deed(),
    onSuccess: () => router.refresh(),
  });
  const name = ruleWords(rule, zone);
  const button = (label: string, deed: () => void) => (
    <button type="button" disabled={change.isPending} onClick={deed} aria-label={words.named(label, name)} className={ACTION}>
      {label}
    </button>
  );
  const state = rule.isPaused ? words.paused : rule.isBehind ? words.behind : null;
  return (
    <li className="break-words">
      {name}
      {state && <span className="text-mute text-sm"> · {state}</span>}
      <IfMay right="govern">
        <span className="no-print flex flex-wrap gap-x-3">
          {isAsking ? (
            <>
              {button(words.keep, () => change.mutate(() => deleteRule(code, rule.id, "keep")))}
              {button(words.take, () => change.mutate(() => deleteRule(code, rule.id, "remove")))}
              {button(recordText.failureLinks.cancel, () => setIsAsking(false))}
            </>
          ) : (
            <>
              {button(rule.isPaused ? words.resume : words.pause, () => change.mutate(() => pauseRule(code, rule.id, !rule.isPaused)))}
              {button(words.remove, () => setIsAsking(true))}
            </>
          )}
        </span>
      </IfMay>
      {change.isError && (
        <span role="alert" className="block text-red text-sm">
          {change.error.message}
        </span>
      )}
    </li>
  );
}

function ruleWords({ cause, product, words: written, fromAt }: ListedRule, zone: string): string {
  const words = recordText.failureLinks.rule;
  return [
    written === null ? null : words.wordsAre(written),
    cause === null ? null : words.causeIs(cause),
    product === null ? null : words.productIs(product),
    fromAt === null ? null : words.since(formatDay(dayOf(fromAt, zone))),
  ]
    .filter((part) => part !== null)
    .join(", ");
}

const ACTION = "link target inline-flex items-center text-mute text-sm hover:text-ink";
