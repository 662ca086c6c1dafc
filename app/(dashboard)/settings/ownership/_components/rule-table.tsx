"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_components/button";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { deleteRule, moveRule } from "@/app/(dashboard)/settings/ownership/_components/rule-requests";
import { setUpText } from "@/app/messages/set-up-text";
import { formatCount } from "@/lib/format";
import type { OwnershipRule } from "@/lib/ownership/ownership-rules";

/** The rules in their order; each can be moved and deleted. */
export function RuleTable({ rules }: { rules: readonly OwnershipRule[] }) {
  const { columns, list } = setUpText.ownership;
  return (
    <DataTable caption={list}>
      <thead>
        <tr>
          <HeadCell>{columns.when}</HeadCell>
          <HeadCell>{columns.owners}</HeadCell>
          <HeadCell isNumber>{columns.matches}</HeadCell>
          <HeadCell>
            <span className="sr-only">{columns.actions}</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule, index) => (
          <RuleRow key={rule.id} rule={rule} isFirst={index === 0} isLast={index === rules.length - 1} />
        ))}
      </tbody>
    </DataTable>
  );
}

function RuleRow({ rule, isFirst, isLast }: { rule: OwnershipRule; isFirst: boolean; isLast: boolean }) {
  const words = setUpText.ownership;
  const router = useRouter();
  const change = useMutation({ mutationFn: (work: () => Promise<void>) => work(), onSuccess: () => router.refresh() });
  const when = words.when(rule.procedure, rule.product, rule.team);
  const button = (name: string, isOff: boolean, work: () => Promise<void>) => (
    <Button kind="quiet" aria-label={words.of(name, when)} disabled={isOff || change.isPending} onClick={() => change.mutate(work)}>
      {name}
    </Button>
  );
  return (
    <tr>
      <RowHead className="break-words">{when}</RowHead>
      <Cell>
        {rule.production ?? words.asBefore} / {rule.support ?? words.asBefore}
      </Cell>
      <Cell isNumber>{words.matches(formatCount(rule.matches), rule.matches)}</Cell>
      <Cell className="py-1.5!">
        <div className="flex flex-wrap justify-end gap-1">
          {button(words.up, isFirst, () => moveRule(rule.id, -1))}
          {button(words.down, isLast, () => moveRule(rule.id, 1))}
          {button(words.remove, false, () => deleteRule(rule.id))}
        </div>
        {change.isError && (
          <p role="alert" className="text-red text-sm">
            {change.error.message}
          </p>
        )}
      </Cell>
    </tr>
  );
}
