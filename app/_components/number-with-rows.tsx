import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";

/** A number that opens exactly the rows it counts. `label` says what a screen reader should hear besides the digits. */
export function NumberWithRows({
  href,
  children,
  label,
  className,
}: {
  href: string;
  children: ReactNode;
  label?: string | undefined;
  className?: string;
}) {
  return (
    <Link href={href} className={clsx("rows-link tabular-nums", className)}>
      {children}
      {label && <span className="sr-only"> {label}</span>}
    </Link>
  );
}
