"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import type { ComponentProps } from "react";
import { withOpenedView } from "@/lib/views/view-href";

/** A link to another state of the same page: it goes on saying which saved view the page was opened from. */
export function SamePageLink({ href, ...rest }: ComponentProps<typeof Link> & { href: string }) {
  return <Link href={withOpenedView(href, useSearchParams())} {...rest} />;
}
