"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { IfMay } from "@/app/_components/rights";
import { RemoveSample } from "@/app/_components/sample/remove-sample";
import { text } from "@/app/messages/text";

/** Which of the two is shown here is decided by the source in the address, as the filters decide it. */
export function SampleNotice({ source }: { source: string }) {
  const named = useSearchParams().getAll("source");
  const isShown = named.length > 0 && named.every((each) => each === source);
  const words = text.sample.notice;
  return (
    <aside
      aria-label={words.label}
      className="no-print mb-4 flex flex-wrap items-center gap-x-3 rounded-md bg-accent-wash px-3 py-2 text-sm"
    >
      <span>{isShown ? words.shown : words.leftOut}</span>
      <Link href={isShown ? "/" : `/?source=${encodeURIComponent(source)}`} className="link target inline-flex items-center font-medium">
        {isShown ? words.hide : words.show}
      </Link>
      <IfMay right="manage">
        <RemoveSample />
      </IfMay>
    </aside>
  );
}
