import { isCurrent, NAV } from "@/app/_components/shell/nav-items";

/** What the page of a path is called in the rail. */
export function pageName(path: string): string {
  return NAV.flatMap((group) => group.items).find((item) => isCurrent(item.href, path))?.label ?? path;
}
