import { Suspense } from "react";
import { ButtonLink } from "@/app/_components/button";
import { setUpText } from "@/app/messages/set-up-text";
import type { Actor } from "@/lib/access/actor";
import { CHECKED_ON_A_PAGE, checkAudit } from "@/lib/audit/check-audit";
import { formatCount } from "@/lib/format";
import type { Workspace } from "@/lib/workspace";

const words = setUpText.audit;

type Checked = { record: Workspace["record"]; actor: Actor };

/** Goes through the whole chain when it is asked to; the page does not wait for it. */
export function AuditCheck({ isAsked, path, ...checked }: Checked & { isAsked: boolean; path: string }) {
  if (!isAsked) return <ButtonLink href={`${path}?check=chain`}>{words.check}</ButtonLink>;
  return (
    <div role="status">
      <Suspense fallback={<p className="text-mute">{words.checking}</p>}>
        <Outcome {...checked} />
      </Suspense>
    </div>
  );
}

async function Outcome({ record, actor }: Checked) {
  const check = await checkAudit(record, actor);
  if (check === null) return <p>{words.tooLong(formatCount(CHECKED_ON_A_PAGE))}</p>;
  if (check.findings.length === 0) return <p>{words.holds(formatCount(check.entries), check.ms)}</p>;
  return (
    <>
      <p className="text-red">{words.broken}</p>
      <ul className="list-disc pl-5">
        {check.findings.map((finding) => (
          <li key={finding}>{finding}</li>
        ))}
      </ul>
    </>
  );
}
