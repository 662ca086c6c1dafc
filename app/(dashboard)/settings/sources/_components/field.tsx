import { clsx } from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";

const BOX = "target w-full min-w-0 rounded border border-edge bg-paper px-2 py-1 placeholder:text-mute";

/** A line to fill in, under its label. */
export function TextField({ label, hint, className, ...rest }: { label: string; hint?: ReactNode } & ComponentProps<"input">) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint}>
      <input id={id} autoComplete="off" aria-describedby={hint ? `${id}-hint` : undefined} {...rest} className={clsx(BOX, className)} />
    </Labelled>
  );
}

/** One of several, under its label. */
export function ChoiceField({ label, hint, className, ...rest }: { label: string; hint?: ReactNode } & ComponentProps<"select">) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint}>
      <select id={id} aria-describedby={hint ? `${id}-hint` : undefined} {...rest} className={clsx(BOX, className)} />
    </Labelled>
  );
}

function Labelled({ id, label, hint, children }: { id: string; label: string; hint: ReactNode; children: ReactNode }) {
  return (
    <div className="grid min-w-0 content-start gap-1.5">
      <label htmlFor={id} className="eyebrow">
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-mute text-sm">
          {hint}
        </p>
      )}
    </div>
  );
}
