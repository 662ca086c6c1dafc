import { clsx } from "clsx";
import Form from "next/form";
import { Button } from "@/app/_components/button";
import { SamePageLink } from "@/app/_components/views/same-page-link";
import { hrefOf } from "@/app/_data/filter-params";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import type { QueueChoices } from "@/lib/promises/queue-choices";
import { QUEUE_SECTIONS } from "@/lib/promises/queue-rule";
import { QUEUE_OWNERS, type QueueView, queueParams } from "@/lib/promises/queue-view";
import type { Queue } from "@/lib/promises/read-queue";
import { promiseKindLabels } from "@/lib/vocabulary";

interface QueueFiltersProps {
  view: QueueView;
  counts: Queue["counts"];
  choices: QueueChoices;
  /** Whether somebody sees some teams alone, so that theirs say something. */
  hasTeams: boolean;
}

export function queueHref(view: QueueView, changed: Partial<QueueView>): string {
  return hrefOf("/callbacks", queueParams({ ...view, page: 1, ...changed }));
}

/** How many stand in each section, each opening it; whose, of which kind and procedure. The address holds all of it. */
export function QueueFilters({ view, counts, choices, hasTeams }: QueueFiltersProps) {
  const words = recordText.callbacks;
  const total = QUEUE_SECTIONS.reduce((sum, section) => sum + counts[section], 0);
  const { whose, section } = view;
  return (
    <div className="no-print mb-6 grid gap-3">
      <nav aria-label={words.counts}>
        <ul className="flex flex-wrap gap-1.5">
          <Chip href={queueHref(view, { section: null })} name={words.everything} count={total} isChosen={section === null} />
          {QUEUE_SECTIONS.map((each) => (
            <Chip
              key={each}
              href={queueHref(view, { section: each })}
              name={words.sections[each]}
              count={counts[each]}
              isChosen={section === each}
            />
          ))}
        </ul>
      </nav>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <nav aria-label={words.filters.label}>
          <ul className="flex flex-wrap gap-1.5">
            {QUEUE_OWNERS.filter((each) => each !== "teams" || hasTeams).map((each) => (
              <Chip key={each} href={queueHref(view, { whose: each })} name={words.filters.whose[each]} isChosen={whose === each} />
            ))}
          </ul>
        </nav>
        <Form action="/callbacks" className="flex flex-wrap items-end gap-2" key={`${view.kind} ${view.procedure}`}>
          {whose !== "all" && <input type="hidden" name="whose" value={whose} />}
          {section && <input type="hidden" name="section" value={section} />}
          <label className="grid gap-0.5">
            <span className="text-mute text-sm">{words.filters.kind}</span>
            <select name="kind" defaultValue={view.kind ?? ""} className={SELECT}>
              <option value="">{words.filters.any}</option>
              {Object.entries(promiseKindLabels).map(([kind, name]) => (
                <option key={kind} value={kind}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label className="grid min-w-0 gap-0.5">
            <span className="text-mute text-sm">{words.filters.procedure}</span>
            <select name="procedure" defaultValue={view.procedure ?? ""} className={SELECT}>
              <option value="">{words.filters.any}</option>
              {choices.procedures.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <Button type="submit">{words.filters.submit}</Button>
        </Form>
      </div>
    </div>
  );
}

const SELECT = "target max-w-56 min-w-0 rounded border border-edge bg-paper px-2 py-1";

function Chip({ href, name, count, isChosen }: { href: string; name: string; count?: number; isChosen: boolean }) {
  return (
    <li>
      <SamePageLink
        href={href}
        scroll={false}
        aria-current={isChosen ? "true" : undefined}
        className={clsx(
          "target inline-flex items-center gap-1.5 rounded-full border px-2.5 py-0.5 text-sm",
          isChosen ? "border-accent bg-accent-wash font-medium text-ink" : "border-edge text-soft hover:text-ink",
        )}
      >
        {name} {count !== undefined && <span className="tabular-nums">{formatCount(count)}</span>}
      </SamePageLink>
    </li>
  );
}
