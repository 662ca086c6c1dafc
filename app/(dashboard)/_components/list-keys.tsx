import type { ReactNode } from "react";

/** Around a list whose rows the keyboard reaches: each carries `data-row`, and its first link ROW_LINK (see shell/list-rows). */
export function ListKeys({ children }: { children: ReactNode }) {
  return <div data-list>{children}</div>;
}
