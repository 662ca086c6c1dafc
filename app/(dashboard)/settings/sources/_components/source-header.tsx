import Link from "next/link";
import type { ReactNode } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { OnOrPaused } from "@/app/(dashboard)/settings/sources/_components/on-or-paused";
import { SourceActions } from "@/app/(dashboard)/settings/sources/_components/source-actions";
import { setUpText } from "@/app/messages/set-up-text";

interface SourceHeaderProps {
  name: string;
  isPaused: boolean;
  sentence: ReactNode;
  /** Where it is changed and deleted. */
  address: string;
  deleteAsk: string;
}

/** The head of the page of one webhook or connector: the way back, its name and state, and what can be done with it. */
export function SourceHeader({ name, isPaused, sentence, address, deleteAsk }: SourceHeaderProps) {
  return (
    <PageHeader
      above={
        <Link href="/settings/sources" className="link">
          {setUpText.sources.title}
        </Link>
      }
      title={
        <span className="break-words">
          <bdi>{name}</bdi> <OnOrPaused isPaused={isPaused} />
        </span>
      }
      sentence={sentence}
      actions={<SourceActions address={address} isPaused={isPaused} deleteAsk={deleteAsk} />}
    />
  );
}
