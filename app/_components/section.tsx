import { clsx } from "clsx";
import { type ReactNode, useId } from "react";

/** A part of a page: a heading, a quiet line that says how to read it, and its content. */
export function Section({
  title,
  hint,
  aside,
  children,
  className,
}: {
  title: ReactNode;
  hint?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={clsx("min-w-0", className)}>
      <div className="mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div>
          <h2 id={id} className="font-semibold">
            {title}
          </h2>
          {hint && <p className="text-mute text-sm">{hint}</p>}
        </div>
        {aside && <div className="no-print">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
