"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_components/button";
import { discard } from "@/app/(dashboard)/interactions/_components/form/form-requests";
import { recordText } from "@/app/messages/record-text";

const words = recordText.documenting.draft;

/** A draft as it stands in a list. */
export interface ListedDraft {
  id: number;
  title: string;
  issueKey: string;
  /** When it was last kept, as it is shown. */
  when: string;
}

/** What somebody began to document and has not filed. */
export function DraftList({ drafts }: { drafts: readonly ListedDraft[] }) {
  const router = useRouter();
  const discarding = useMutation({ mutationFn: discard, onSettled: () => router.refresh() });
  return (
    <>
      <ul className="grid grid-cols-1">
        {drafts.map(({ id, title, issueKey, when }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 border-hairline border-b py-1">
            <span className="min-w-0">
              <Link
                href={`/interactions/new?draft=${id}`}
                aria-label={words.open(title || words.untitled)}
                className="target link inline-flex min-w-0 items-center break-words"
              >
                {title || words.untitled}
              </Link>{" "}
              <span className="break-words text-mute text-sm">
                {issueKey !== "" && `${recordText.documenting.earlier.issue(issueKey)} · `}
                {when}
              </span>
            </span>
            <Button
              kind="quiet"
              aria-label={words.discardOne(title || words.untitled)}
              disabled={discarding.isPending}
              onClick={() => discarding.mutate(id)}
            >
              {words.discard}
            </Button>
          </li>
        ))}
      </ul>
      {discarding.isError && (
        <p role="alert" className="text-red">
          {discarding.error.message}
        </p>
      )}
    </>
  );
}
