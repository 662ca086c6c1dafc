import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";

/**
 * A plain table in the product's hand: hairlines between rows, small quiet headers, figures at the right.
 * It scrolls inside itself on a narrow screen, so the page never does.
 */
export function DataTable({
  caption,
  children,
  className,
  isCaptionShown = false,
}: {
  caption: string;
  children: ReactNode;
  className?: string;
  isCaptionShown?: boolean;
}) {
  return (
    <div className="-mx-1 relative overflow-x-auto px-1 print:overflow-visible">
      <table className={clsx("w-full border-collapse text-left", className)}>
        <caption className={isCaptionShown ? "eyebrow pb-2 text-left" : "sr-only"}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}

type CellProps = { isNumber?: boolean } & ComponentProps<"td">;

export function HeadCell({ isNumber = false, className, ...rest }: { isNumber?: boolean } & ComponentProps<"th">) {
  return (
    <th
      scope="col"
      {...rest}
      className={clsx(
        "whitespace-nowrap border-hairline border-b px-2 py-2 align-bottom font-medium text-mute text-sm first:pl-0 last:pr-0",
        isNumber && "text-right",
        className,
      )}
    />
  );
}

export function RowHead({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="row"
      {...rest}
      className={clsx("border-hairline border-b px-2 py-2.5 text-left align-top font-medium first:pl-0", className)}
    />
  );
}

export function Cell({ isNumber = false, className, ...rest }: CellProps) {
  return (
    <td
      {...rest}
      className={clsx(
        "border-hairline border-b px-2 py-2.5 align-top first:pl-0 last:pr-0",
        isNumber && "text-right tabular-nums",
        className,
      )}
    />
  );
}
