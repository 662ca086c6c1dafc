import { IfMay } from "@/app/_components/rights";
import type { PageView } from "@/app/_data/page-view";
import { FactsCard } from "@/app/(dashboard)/_components/facts-card";
import { type EligibleChoice, EligibleForm } from "@/app/(dashboard)/procedures/[code]/_components/eligible-form";
import { OwnersForm } from "@/app/(dashboard)/procedures/[code]/_components/owners-form";
import { recordText } from "@/app/messages/record-text";
import { UNKNOWN } from "@/lib/filters";
import type { ProcedureDetail } from "@/lib/procedures/get-procedure";

/** Whose it is and what it is meant for, to be changed where it stands. */
export function OwnersCard({ procedure, dimensions }: { procedure: ProcedureDetail; dimensions: PageView["dimensions"] }) {
  const words = recordText.procedures.detail;
  const { production, support, code, documentUrl, meantFor } = procedure;
  const choicesOf = (key: string) =>
    dimensions.find((dimension) => dimension.key === key)?.choices.filter((choice) => choice.code !== UNKNOWN) ?? [];
  const named = (key: EligibleChoice["key"], selected: readonly string[]): EligibleChoice["choices"] => [
    ...choicesOf(key),
    ...selected.filter((each) => !choicesOf(key).some((choice) => choice.code === each)).map((each) => ({ code: each, name: each })),
  ];
  const eligible = KEYS.map((key): EligibleChoice => {
    const selected = meantFor?.[key] ?? [];
    return { key, selected, choices: named(key, selected) };
  });
  const owners = [production, support].flatMap((owner) => (owner ? [owner] : []));
  const teams = [...choicesOf("team"), ...owners.filter((owner, place) => owners.findIndex((each) => each.code === owner.code) === place)];
  return (
    <>
      <FactsCard title={words.owners} facts={{}}>
        <IfMay right="govern" otherwise={<Owners procedure={procedure} />}>
          <OwnersForm
            code={code}
            production={production?.code ?? ""}
            support={support?.code ?? ""}
            documentUrl={documentUrl ?? ""}
            teams={teams.filter((team, place) => teams.findIndex((each) => each.code === team.code) === place)}
          />
        </IfMay>
      </FactsCard>
      <FactsCard title={words.meantFor} facts={{}}>
        <p>{meantForWords(eligible)}</p>
        <p className="text-mute text-sm">{words.meantForHint}</p>
        <IfMay right="govern">
          <EligibleForm code={code} choices={eligible.filter(({ choices }) => choices.length > 0)} />
        </IfMay>
      </FactsCard>
    </>
  );
}

/** The same for those who only read it. */
function Owners({ procedure: { production, support, documentUrl } }: { procedure: ProcedureDetail }) {
  const words = recordText.procedures.detail;
  const facts = { [words.production]: production?.name ?? words.nobody, [words.support]: support?.name ?? words.nobody };
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
      {Object.entries(documentUrl === null ? facts : { ...facts, [words.documentUrl]: documentUrl }).map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-mute">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const KEYS = ["team", "product", "channel", "cause"] as const;

function meantForWords(eligible: readonly EligibleChoice[]): string {
  const words = recordText.procedures.detail;
  const parts = eligible
    .filter(({ selected }) => selected.length > 0)
    .map(({ key, choices, selected }) => {
      const names = selected.map((code) => choices.find((choice) => choice.code === code)?.name ?? code);
      return `${words.short[key]} ${names.join(", ")}`;
    });
  return parts.length === 0 ? words.meantForAll : parts.join("; ");
}
