import { clsx } from "clsx";
import Link from "next/link";

/** A few ways to look at the same, as links, so that each has an address. */
export function Choices({ label, choices }: { label: string; choices: { label: string; href: string; isChosen: boolean }[] }) {
  return (
    <nav aria-label={label} className="no-print flex flex-wrap items-center gap-x-1 text-sm">
      <span className="mr-1 text-mute">{label}</span>
      {choices.map((choice) => (
        <Link
          key={choice.href}
          href={choice.href}
          scroll={false}
          aria-current={choice.isChosen ? "true" : undefined}
          className={clsx(
            "target inline-flex min-h-8 items-center rounded-md px-2",
            choice.isChosen ? "bg-accent-wash font-medium text-ink" : "text-soft hover:text-ink",
          )}
        >
          {choice.label}
        </Link>
      ))}
    </nav>
  );
}
