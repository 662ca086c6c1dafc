"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { text } from "@/app/messages/text";

/** Who has signed in, with the way to their account and the way out. */
export function SignedInAs({ name }: { name: string }) {
  const leave = useMutation({
    mutationFn: () => fetch("/api/session", { method: "DELETE" }),
    // Whole, so that nothing of what was loaded stays in the browser's memory.
    onSettled: () => window.location.assign("/sign-in"),
  });
  const look = "target eyebrow link -ml-0.5 inline-flex items-center rounded px-0.5 py-1 text-left hover:text-ink";
  return (
    <p className="flex min-h-8 flex-wrap gap-x-3">
      <Link href="/account" aria-label={text.account.label(name)} className={`${look} min-w-0 max-w-full`}>
        <bdi className="truncate">{name}</bdi>
      </Link>
      <button type="button" onClick={() => leave.mutate()} disabled={leave.isPending} className={look}>
        {text.account.signOut}
      </button>
    </p>
  );
}
