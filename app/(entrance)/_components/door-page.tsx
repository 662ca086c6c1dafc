import type { ReactNode } from "react";

/** A title, what is asked, and the form. */
export function DoorPage({ title, hint, children }: { title: string; hint?: ReactNode; children?: ReactNode }) {
  return (
    <div className="grid gap-5">
      <div>
        <h1 className="font-[650] text-title tracking-tight">{title}</h1>
        {hint && <div className="mt-1.5 text-soft">{hint}</div>}
      </div>
      {children}
    </div>
  );
}

/** The page while it is being read. */
export function DoorWaiting({ title }: { title: string }) {
  return (
    <DoorPage title={title}>
      <div aria-hidden="true" className="grid gap-3">
        <div className="skeleton h-14" />
        <div className="skeleton h-14" />
      </div>
    </DoorPage>
  );
}
