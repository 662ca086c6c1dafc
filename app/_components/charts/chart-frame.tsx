import { type ReactNode, useId } from "react";
import { text } from "@/app/messages/text";

export interface ChartFrameProps {
  title: string;
  /** One quiet line: how to read it. */
  hint?: ReactNode;
  /** What the picture shows, in a sentence; read out in its place. */
  summary: string;
  /** Pixels of the drawing: fixed, so that nothing jumps when it arrives. */
  height: number;
  /** The drawing, or what stands in its place while it comes, when there is nothing, when it failed. */
  children: ReactNode;
  /** The same numbers as a table whose figures open their rows. */
  table: ReactNode;
  aside?: ReactNode;
}

/** Around every chart: its title, its words, its fixed place, and the table that says the same without a picture. */
export function ChartFrame({ title, hint, summary, height, children, table, aside }: ChartFrameProps) {
  const id = useId();
  return (
    <figure aria-labelledby={`${id}-title`} aria-describedby={`${id}-summary`} className="min-w-0">
      <figcaption className="mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div>
          <h2 id={`${id}-title`} className="font-semibold">
            {title}
          </h2>
          {hint && <p className="text-mute text-sm">{hint}</p>}
          <p id={`${id}-summary`} className="sr-only">
            {summary}
          </p>
        </div>
        {aside && <div className="no-print">{aside}</div>}
      </figcaption>
      <div style={{ height }} data-drawing className="min-w-0">
        {children}
      </div>
      <details className="mt-2">
        <summary className="no-print target inline-flex items-center text-mute text-sm hover:text-ink">{text.chart.showTable}</summary>
        <div className="mt-2 max-h-96 overflow-y-auto print:max-h-none">{table}</div>
      </details>
    </figure>
  );
}
