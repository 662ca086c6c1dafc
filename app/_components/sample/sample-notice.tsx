"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { text } from "@/app/messages/text";

/** Which of the two is shown here is decided by the source in the address, as the filters decide it. */
export function SampleNotice({ source }: { source: string }) {
  const named = useSearchParams().getAll("source");
  const isShown = named.length > 0 && named.every((each) => each === source);
  const words = text.sample.notice;
  return (
    <aside aria-label={words.label} className="mb-4 rounded-md bg-accent-wash px-3 py-2 text-sm">
      {isShown ? words.shown : words.leftOut}{" "}
      <Link href={isShown ? "/" : `/?source=${encodeURIComponent(source)}`} className="link font-medium">
        {isShown ? words.hide : words.show}
      </Link>
    </aside>
  );
}
