"use client";

import { createContext, type ReactNode, use } from "react";
import type { Right } from "@/lib/access/roles";

/** What a person may do at all; which objects they may do it to is decided where the data is. */
type May = (right: Right) => boolean;

/** Says to everything below what the person who looks may do, once that is known. */
export function RightsOf({ rights, children }: { rights: Promise<readonly Right[]>; children: ReactNode }) {
  return <Rights value={rights}>{children}</Rights>;
}

/** What the person who looks may do. Waits until it is known, so call it inside Suspense; outside of RightsOf they may do nothing. */
export function useMay(): May {
  const rights = use(Rights);
  const held = rights === null ? [] : use(rights);
  return (right) => held.includes(right);
}

/** Shows what is for those alone who have a right: a button that would be refused is not there. */
export function IfMay({ right, children, otherwise = null }: { right: Right; children: ReactNode; otherwise?: ReactNode }) {
  return useMay()(right) ? children : otherwise;
}

const Rights = createContext<Promise<readonly Right[]> | null>(null);
