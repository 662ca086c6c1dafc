import type { ReactNode } from "react";
import { FieldTable } from "@/app/(dashboard)/settings/api/_components/field-table";
import { ThingLink } from "@/app/(dashboard)/settings/api/_components/thing-link";
import { typeWords } from "@/app/(dashboard)/settings/api/_components/type-words";
import { setUpText } from "@/app/messages/set-up-text";
import type { Operation } from "@/lib/api/define";
import { nameOfSchema, parametersOf } from "@/lib/api/openapi";

/** One request: what it does, what it takes and gives, and how to try it. */
export function OperationText({ operation, origin }: { operation: Operation; origin: string }) {
  const { id, method, path, title, description, scope, body, answers } = operation;
  const asked = parametersOf(operation).flatMap((each) => ("schema" in each ? [each] : []));
  return (
    <article aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="scroll-mt-16 font-semibold text-lead">
        {title}
      </h2>
      <p className="mt-1 break-all">
        <code>
          <strong className="font-semibold">{method}</strong> {path}
        </code>
      </p>
      <p className="mt-1 max-w-[46rem] text-soft">{description}</p>
      <dl className="mt-2 grid gap-x-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
        <Line name={setUpText.api.scope}>
          <code>{scope}</code>
        </Line>
        {body && (
          <Line name={setUpText.api.body}>
            <ThingLink name={nameOfSchema(body.schema)} />
          </Line>
        )}
        <Line name={setUpText.api.answers}>
          {answers.map((each) => (
            <p key={each.status}>
              <strong className="font-medium">{each.status}</strong> {each.meaning} <ThingLink name={nameOfSchema(each.schema)} />
            </p>
          ))}
        </Line>
      </dl>
      {asked.length > 0 && (
        <FieldTable
          caption={`${setUpText.api.parameters}: ${title}`}
          rows={asked.map(({ name, description: meaning, schema, required }) => ({
            name,
            meaning,
            type: typeWords(schema),
            isRequired: required,
            isGiven: false,
          }))}
        />
      )}
      <h3 className="eyebrow mt-3 mb-1">{setUpText.api.example}</h3>
      <pre className="whitespace-pre-wrap break-words rounded-md bg-sunken p-3 text-sm">
        <code>{curl(operation, origin)}</code>
      </pre>
    </article>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid border-hairline border-b py-1.5 sm:col-span-2 sm:grid-cols-subgrid">
      <dt className="text-mute">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function curl({ method, path, body, query }: Operation, origin: string): string {
  const address = `${origin}${path.replace("{id}", "1")}${query ? "?limit=50" : ""}`;
  const lines = [`curl ${method === "GET" ? "" : `-X ${method} `}'${address}'`, `-H "Authorization: Bearer $DEBRIEF_KEY"`];
  if (body)
    lines.push(
      `-H 'Content-Type: application/json'`,
      `-H "Idempotency-Key: $(uuidgen)"`,
      `-d '${JSON.stringify(body.example).replaceAll("'", "'\\''")}'`,
    );
  return lines.join(" \\\n  ");
}
