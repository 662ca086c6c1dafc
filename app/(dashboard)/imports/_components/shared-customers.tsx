"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_components/button";
import { Section } from "@/app/_components/section";
import { answerOf } from "@/app/(dashboard)/imports/_components/answer-of";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import type { SharedCustomer } from "@/lib/imports/shared-customers";

/** Mailboxes that are left out of who came back; any of them can be taken off the list again. */
export function SharedCustomers({ shared }: { shared: SharedCustomer[] }) {
  const words = recordText.imports.shared;
  const router = useRouter();
  const change = useMutation({
    mutationFn: async (key: string) =>
      answerOf(await fetch("/api/imports/shared", { method: "PUT", body: JSON.stringify({ key, isShared: false }) })),
    onSuccess: () => router.refresh(),
  });
  if (shared.length === 0) return null;
  return (
    <Section title={words.title} hint={words.hint}>
      {change.error && (
        <p role="alert" className="text-red">
          {change.error.message}
        </p>
      )}
      <ul className="border-hairline border-t">
        {shared.map(({ key, interactions }) => (
          <li key={key} className="flex flex-wrap items-center justify-between gap-x-4 border-hairline border-b py-1.5">
            <span>{words.customer(key.slice(0, 8), formatCount(interactions))}</span>
            <Button
              kind="quiet"
              disabled={change.isPending}
              aria-label={`${words.remove}: ${key.slice(0, 8)}`}
              onClick={() => change.mutate(key)}
            >
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
