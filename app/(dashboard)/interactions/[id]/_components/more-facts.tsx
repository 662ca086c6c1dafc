import Link from "next/link";
import { StatePill, type Tone } from "@/app/_components/state-pill";
import { FactsCard } from "@/app/(dashboard)/_components/facts-card";
import { recordText } from "@/app/messages/record-text";
import type { InteractionDetail } from "@/lib/interactions/detail";
import { momentText } from "@/lib/interactions/moment";
import type { InteractionStory } from "@/lib/interactions/read-interaction";
import { promiseKindLabels } from "@/lib/vocabulary";

const TONES: Record<string, Tone> = { "on-time": "good", ahead: "good", late: "watch", missed: "bad" };

/** Each promise with its first date and how it went. */
export function PromiseFacts({ story: { detail, states, zone } }: { story: InteractionStory }) {
  return (
    <FactsCard title={recordText.interaction.panels.promises} facts={{}}>
      <ul className="grid gap-2">
        {detail.promises.map((promise) => {
          const state = states.get(promise.id);
          return (
            <li key={promise.id} className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span>
                {promiseKindLabels[promise.kind] ?? promise.kind}{" "}
                <span className="text-mute">
                  {recordText.interaction.dueBy(momentText({ at: promise.firstDueAt, day: promise.firstDueDay }, zone))}
                </span>
              </span>
              {state && (
                <StatePill tone={TONES[state.part] ?? "neutral"}>
                  {recordText.interactions.promiseState(state.part) ?? state.label}
                </StatePill>
              )}
            </li>
          );
        })}
      </ul>
    </FactsCard>
  );
}

/** Handling steps as they were observed. */
export function StepFacts({ detail: { steps, names } }: { detail: InteractionDetail }) {
  const { observed, avoided, panels, fields, version } = recordText.interaction;
  return (
    <FactsCard
      title={panels.steps}
      facts={{
        [fields.playbook]: names.playbook && version(names.playbook.name, names.playbook.version),
        ...Object.fromEntries(
          steps.map((step) => [step.step, step.polarity === "avoid" ? avoided[step.observed] : observed[step.observed]]),
        ),
      }}
    />
  );
}

/** Where it comes from: source, ids, the file. */
export function SourceFacts({ detail }: { detail: InteractionDetail }) {
  const { interaction: row, names } = detail;
  const { fields, panels, pseudonym } = recordText.interaction;
  return (
    <FactsCard
      title={panels.source}
      facts={{
        [fields.sourceName]: names.source?.name,
        [fields.externalId]: <span className="break-all">{row.externalId}</span>,
        [fields.customer]:
          names.customer === null ? <span className="text-mute">{fields.unknown}</span> : pseudonym(names.customer.slice(0, 8)),
        [fields.customerZone]: names.customerZone,
        [fields.issue]: names.issue,
        [fields.documentedBy]: documenter(detail),
        [fields.importFile]: names.importFile && (
          <Link href={`/imports/${names.importFile.id}`} className="link break-all">
            {names.importFile.fileName}
          </Link>
        ),
      }}
    />
  );
}

function documenter({ interaction: row, names }: InteractionDetail): string | null {
  const { by, seconds } = recordText.documenting;
  if (row.documentedBy === null) return null;
  return by(names.documentedBy, row.documentingSeconds === null ? null : seconds(row.documentingSeconds));
}

/** Every imported column that has no field of its own. */
export function ColumnFacts({ detail }: { detail: InteractionDetail }) {
  const facets = detail.facets.map((facet) => [facet.name, facet.value]);
  const facts = Object.fromEntries([...Object.entries(detail.interaction.attributes ?? {}), ...facets]);
  return <FactsCard title={recordText.interaction.panels.columns} facts={facts} />;
}
