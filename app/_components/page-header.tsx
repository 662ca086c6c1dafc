import type { ReactNode } from "react";

/** A page's title, what it says in one sentence, and at the right what can be done with the whole of it. */
export function PageHeader({
  title,
  sentence,
  actions,
  above,
}: {
  title: ReactNode;
  sentence?: ReactNode;
  actions?: ReactNode;
  above?: ReactNode;
}) {
  return (
    <header className="pb-4">
      {above && <div className="eyebrow mb-1">{above}</div>}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <h1 className="font-[650] text-title tracking-tight">{title}</h1>
        {actions && <div className="no-print flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {sentence && <div className="mt-1.5 max-w-[46rem] text-lead text-soft [&_strong]:font-semibold [&_strong]:text-ink">{sentence}</div>}
    </header>
  );
}
