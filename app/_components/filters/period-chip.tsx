"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { FormEvent } from "react";
import { Button } from "@/app/_components/button";
import { Chip } from "@/app/_components/filters/chip";
import { useNavigate } from "@/app/_components/filters/filter-navigation";
import { hrefOf, withValues } from "@/app/_data/filter-params";
import { text } from "@/app/messages/text";
import { isoDay, parseIsoDay } from "@/lib/dates";

export interface PresetLink {
  key: string;
  label: string;
  href: string;
  isCurrent: boolean;
}

export interface PeriodChipProps {
  label: string;
  /** The printed dates; empty when the period is all time. */
  dates: string;
  presets: readonly PresetLink[];
  /** Null where there is nothing to move to. */
  earlierHref: string | null;
  laterHref: string | null;
  /** First and last day in force, YYYY-MM-DD, to start a custom period from. */
  first: string | null;
  last: string | null;
  path: string;
  query: string;
}

/** The period: what it is called, its dates, earlier and later, presets and any two days. */
export function PeriodChip(props: PeriodChipProps) {
  const { label, dates, presets, earlierHref, laterHref } = props;
  return (
    <span className="inline-flex min-w-0 max-w-full items-center">
      <Chip
        title={text.filters.period}
        popup={(close) => (
          <div className="min-h-0 overflow-y-auto p-1.5">
            <PresetList presets={presets} onChosen={close} />
            <CustomPeriod {...props} onChosen={close} />
          </div>
        )}
      >
        <strong className="font-semibold">{label}</strong>
        {dates && <span className="text-soft"> · {dates}</span>}
      </Chip>
      <Step href={earlierHref} label={text.filters.earlier} isBack />
      <Step href={laterHref} label={text.filters.later} isBack={false} />
    </span>
  );
}

export function PresetList({ presets, onChosen }: { presets: readonly PresetLink[]; onChosen: () => void }) {
  const navigate = useNavigate();
  return (
    <ul>
      {presets.map((preset) => (
        <li key={preset.key}>
          <Link
            href={preset.href}
            aria-current={preset.isCurrent ? "true" : undefined}
            onNavigate={(event) => {
              event.preventDefault();
              onChosen();
              navigate(preset.href);
            }}
            className="target flex items-center rounded px-2 py-1 hover:bg-sunken aria-[current]:bg-accent-wash aria-[current]:font-medium"
          >
            {preset.label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Step({ href, label, isBack }: { href: string | null; label: string; isBack: boolean }) {
  const navigate = useNavigate();
  const Icon = isBack ? ChevronLeft : ChevronRight;
  return (
    <button
      type="button"
      disabled={href === null}
      onClick={() => href !== null && navigate(href)}
      aria-label={label}
      data-period-step={isBack ? "earlier" : "later"}
      className="no-print target inline-flex size-7 items-center justify-center rounded-md text-mute enabled:hover:bg-sunken enabled:hover:text-ink disabled:opacity-30"
    >
      <Icon size={15} aria-hidden />
    </button>
  );
}

/** Two days, both included, as people say them; the address holds the first day after. */
function CustomPeriod({ first, last, path, query, onChosen }: PeriodChipProps & { onChosen: () => void }) {
  const navigate = useNavigate();

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const lastDay = parseIsoDay(String(form.get("last")));
    const params = new URLSearchParams(query);
    const withTo = withValues(params, "to", lastDay === null ? [] : [isoDay(lastDay + 1)]);
    onChosen();
    navigate(hrefOf(path, withValues(withValues(withTo, "from", [String(form.get("first"))].filter(Boolean)), "period", ["custom"])));
  }

  return (
    <form onSubmit={onSubmit} className="mt-1.5 grid grid-cols-2 gap-2 border-hairline border-t p-2">
      <DayField name="first" label={text.filters.firstDay} value={first} />
      <DayField name="last" label={text.filters.lastDay} value={last} />
      <Button type="submit" kind="main" className="col-span-2">
        {text.filters.show}
      </Button>
    </form>
  );
}

function DayField({ name, label, value }: { name: string; label: string; value: string | null }) {
  return (
    <label className="eyebrow grid min-w-0 gap-0.5">
      {label}
      <input
        type="date"
        name={name}
        required
        defaultValue={value ?? ""}
        className="target w-full min-w-0 rounded border border-edge bg-paper px-1.5 py-1 text-base text-ink"
      />
    </label>
  );
}
