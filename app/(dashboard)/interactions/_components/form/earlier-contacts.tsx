"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormContext, useWatch } from "react-hook-form";
import { Button } from "@/app/_components/button";
import { earlierContacts } from "@/app/(dashboard)/interactions/_components/form/form-requests";
import { useSettled } from "@/app/(dashboard)/interactions/_components/form/use-settled";
import { recordText } from "@/app/messages/record-text";
import type { EarlierContact } from "@/lib/documenting/earlier";
import type { FormValues } from "@/lib/documenting/form-values";
import { outcomeLabels } from "@/lib/vocabulary";

const words = recordText.documenting.earlier;

/** What the same customer came with before, found while the key is typed; one of them may be what this follows up. */
export function EarlierContacts() {
  const { setValue, getValues } = useFormContext<FormValues>();
  const [customer, issueKey, followUpOf] = useWatch<FormValues, ["customer", "issueKey", "followUpOf"]>({
    name: ["customer", "issueKey", "followUpOf"],
  });
  const asked = useSettled(`${customer.trim()}\n${issueKey.trim()}`, 500);
  const [who = "", issue = ""] = asked.split("\n");
  const { data: contacts = [] } = useQuery({
    queryKey: ["earlier-contacts", who, issue],
    queryFn: ({ signal }) => earlierContacts(who, issue, signal),
    enabled: who.length >= 2,
    // Whose contacts they are is not kept longer than the form is open.
    gcTime: 0,
    staleTime: 30_000,
  });
  const follow = (contact: EarlierContact) => {
    setValue("followUpOf", String(contact.id), { shouldDirty: true });
    if (contact.issueKey !== null && getValues("issueKey").trim() === "") setValue("issueKey", contact.issueKey, { shouldDirty: true });
  };
  if (who.length < 2 || contacts.length === 0) return null;
  return (
    <section aria-label={words.title} aria-live="polite" className="min-w-0 rounded-lg border border-hairline bg-card px-4 py-3.5">
      <h2 className="mb-2 font-semibold">{words.title}</h2>
      <ul className="grid grid-cols-1 gap-3">
        {contacts.map((contact) => (
          <li key={contact.id} className="min-w-0">
            <Link href={`/interactions/${contact.id}`} target="_blank" className="link break-words">
              {contact.summary ?? words.noSummary}
            </Link>
            <p className="text-mute text-sm">{factsOf(contact)}</p>
            {followUpOf === String(contact.id) ? (
              <p className="flex flex-wrap items-center gap-2 text-sm">
                {words.followed}
                <Button kind="quiet" onClick={() => setValue("followUpOf", "", { shouldDirty: true })}>
                  {words.unfollow}
                </Button>
              </p>
            ) : (
              <button type="button" onClick={() => follow(contact)} className="target link py-1 text-left text-sm">
                {words.follow(contact.when)}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function factsOf({ when, outcome, issueKey, isSameIssue, isClosed }: EarlierContact): string {
  return [
    when,
    isSameIssue ? words.sameIssue : issueKey === null ? null : words.issue(issueKey),
    outcome === null ? (isClosed ? null : words.open) : (outcomeLabels[outcome] ?? outcome),
  ]
    .filter((part) => part !== null)
    .join(" · ");
}
