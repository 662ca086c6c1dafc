"use client";

import { clsx } from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";

/** A labelled choice: the browser's own select, which every keyboard and telephone knows. */
export function Choose({ label, children, className, hint, ...rest }: { label: string; hint?: ReactNode } & ComponentProps<"select">) {
  const id = useId();
  return (
    <div className={clsx("min-w-0", className)}>
      <label htmlFor={id} className="block text-mute text-sm">
        {label}
      </label>
      <select id={id} {...rest} className={SELECT}>
        {children}
      </select>
      {hint && <p className="mt-0.5 text-mute text-sm">{hint}</p>}
    </div>
  );
}

export const SELECT = "target w-full min-w-0 max-w-full rounded-md border border-edge bg-card px-2 py-1 text-ink disabled:opacity-60";
