import Link from "next/link";
import { recordText } from "@/app/messages/record-text";
import type { CaseMember } from "@/lib/interactions/detail-case";
import { momentText } from "@/lib/interactions/moment";

/** Other interactions of the same case. */
export function CaseList({ others, zone }: { others: CaseMember[]; zone: string }) {
  return (
    <ul className="border-hairline border-t">
      {others.map((other) => (
        <li key={other.id} className="border-hairline border-b py-2.5">
          <Link href={`/interactions/${other.id}`} className="rows-link block break-words font-medium">
            {other.summary ?? recordText.interactions.noSummary}
          </Link>
          <p className="text-mute text-sm">
            {other.externalId} · {momentText({ at: other.contactedAt, day: other.contactedDay }, zone)} ·{" "}
            {recordText.interaction.relations[other.relation]}
          </p>
        </li>
      ))}
    </ul>
  );
}
