import Link from "next/link";
import type { ReactNode } from "react";

/** One thing to decide about: what it is, how it stands, and what says so. */
export function DecisionItem({ title, pill, detail }: { title: ReactNode; pill: ReactNode; detail: ReactNode }) {
  return (
    <li className="border-hairline border-b py-2.5 first:pt-0 last:border-b-0">
      <div className="flex items-start justify-between gap-3">
        <h3 className="min-w-0 break-words font-medium">{title}</h3>
        <span className="shrink-0">{pill}</span>
      </div>
      <p className="mt-0.5 text-mute text-sm">{detail}</p>
    </li>
  );
}

/** Where those are that are not listed. */
export function MoreDecisions({ href, children }: { href: string; children: ReactNode }) {
  return (
    <li className="border-hairline border-b py-2.5 text-sm last:border-b-0">
      <Link href={href} className="link text-mute hover:text-ink">
        {children}
      </Link>
    </li>
  );
}
