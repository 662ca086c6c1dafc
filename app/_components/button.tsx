import { clsx } from "clsx";
import Link from "next/link";
import type { ComponentProps } from "react";

const SHAPE =
  "target inline-flex items-center justify-center gap-1.5 whitespace-nowrap rounded-md border px-3 py-1.25 font-medium disabled:opacity-50";
const KINDS = {
  main: "border-accent bg-accent text-accent-ink hover:opacity-90",
  plain: "border-edge bg-card text-ink hover:bg-sunken",
  quiet: "border-transparent text-soft hover:bg-sunken hover:text-ink",
} as const;

type Kind = { kind?: keyof typeof KINDS };

/** How a button looks, for what is one but is made elsewhere. */
export function buttonLook(kind: keyof typeof KINDS = "plain"): string {
  return clsx(SHAPE, KINDS[kind]);
}

export function Button({ kind = "plain", className, type = "button", ...rest }: Kind & ComponentProps<"button">) {
  return <button type={type} {...rest} className={clsx(SHAPE, KINDS[kind], className)} />;
}

export function ButtonLink({ kind = "plain", className, ...rest }: Kind & ComponentProps<typeof Link>) {
  return <Link {...rest} className={clsx(SHAPE, KINDS[kind], className)} />;
}
