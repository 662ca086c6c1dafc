import { type ComponentProps, type ReactNode, useId } from "react";

/** An input under its name, with a hint that assistive technology reads with it. */
export function Field({ label, hint, ...input }: { label: string; hint?: ReactNode } & ComponentProps<"input">) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="eyebrow">
        {label}
      </label>
      <input
        id={id}
        required
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="target w-full rounded border border-edge bg-paper px-2 py-1"
        {...input}
      />
      {hint && (
        <p id={`${id}-hint`} className="text-mute text-sm">
          {hint}
        </p>
      )}
    </div>
  );
}
