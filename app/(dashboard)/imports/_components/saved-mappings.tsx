"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { Button, buttonLook } from "@/app/_components/button";
import { Cell, DataTable, HeadCell } from "@/app/_components/data-table";
import { Section } from "@/app/_components/section";
import { answerOf } from "@/app/(dashboard)/imports/_components/answer-of";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatInstant, NO_VALUE } from "@/lib/format";

export interface ListedMapping {
  code: string;
  name: string;
  columns: number;
  lastUsedAt: number | null;
}

/** Mappings that were made here or brought along: renamed, handed on as JSON, forgotten. */
export function SavedMappings({ mappings, zone }: { mappings: ListedMapping[]; zone: string }) {
  const words = recordText.imports.mappings;
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const change = useMutation({ mutationFn: ask, onSuccess: () => router.refresh() });
  return (
    <Section
      title={words.title}
      hint={words.hint}
      aside={
        <>
          <input
            ref={input}
            type="file"
            accept=".json,application/json"
            hidden
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) change.mutate({ path: "", method: "POST", body: file });
              event.target.value = "";
            }}
          />
          <Button disabled={change.isPending} onClick={() => input.current?.click()}>
            {words.bring}
          </Button>
        </>
      }
    >
      {change.error && (
        <p role="alert" className="mb-2 break-words rounded-md bg-red-wash px-3.5 py-2.5 text-red">
          {change.error.message}
        </p>
      )}
      {mappings.length === 0 ? (
        <p className="border-hairline border-t py-2.5 text-mute">{words.none}</p>
      ) : (
        <DataTable caption={words.title}>
          <thead>
            <tr>
              <HeadCell>{words.columns.name}</HeadCell>
              <HeadCell isNumber className="max-sm:hidden">
                {words.columns.columns}
              </HeadCell>
              <HeadCell className="max-md:hidden">{words.columns.used}</HeadCell>
              <HeadCell>
                <span className="sr-only">{words.columns.actions}</span>
              </HeadCell>
            </tr>
          </thead>
          <tbody>
            {mappings.map((mapping) => (
              <Row key={mapping.code} mapping={mapping} zone={zone} isBusy={change.isPending} onChange={change.mutate} />
            ))}
          </tbody>
        </DataTable>
      )}
    </Section>
  );
}

interface Change {
  path: string;
  method: "POST" | "PATCH" | "DELETE";
  body?: BodyInit;
}

async function ask({ path, method, body }: Change): Promise<unknown> {
  return answerOf(await fetch(`/api/imports/mappings${path}`, body === undefined ? { method } : { method, body }));
}

function Row({
  mapping: { code, name, columns, lastUsedAt },
  zone,
  isBusy,
  onChange,
}: {
  mapping: ListedMapping;
  zone: string;
  isBusy: boolean;
  onChange: (change: Change) => void;
}) {
  const words = recordText.imports.mappings;
  const [isNaming, setIsNaming] = useState(false);
  const [isSure, setIsSure] = useState(false);
  const path = `/${encodeURIComponent(code)}`;

  function onName(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setIsNaming(false);
    onChange({ path, method: "PATCH", body: JSON.stringify({ name: String(new FormData(event.currentTarget).get("name")) }) });
  }

  return (
    <tr>
      <Cell className="break-words font-medium">
        {isNaming ? (
          <form onSubmit={onName} className="flex gap-2">
            <input
              name="name"
              aria-label={words.nameOf(name)}
              defaultValue={name}
              required
              maxLength={80}
              className="target min-w-0 flex-1 rounded-md border border-edge bg-card px-2 py-1 font-normal"
            />
            <Button type="submit" kind="main">
              {words.save}
            </Button>
          </form>
        ) : (
          name
        )}
      </Cell>
      <Cell isNumber className="max-sm:hidden">
        {formatCount(columns)}
      </Cell>
      <Cell className="text-mute max-md:hidden">{lastUsedAt === null ? NO_VALUE : formatInstant(lastUsedAt, zone)}</Cell>
      <Cell>
        <span className="flex flex-wrap justify-end gap-1">
          <Button kind="quiet" aria-label={`${words.rename}: ${name}`} onClick={() => setIsNaming(!isNaming)}>
            {words.rename}
          </Button>
          <a href={`/api/imports/mappings${path}`} download aria-label={`${words.download}: ${name}`} className={buttonLook("quiet")}>
            {words.download}
          </a>
          {isSure ? (
            <Button disabled={isBusy} aria-label={`${words.deleteSure}: ${name}`} onClick={() => onChange({ path, method: "DELETE" })}>
              {words.deleteSure}
            </Button>
          ) : (
            <Button kind="quiet" aria-label={`${words.delete}: ${name}`} onClick={() => setIsSure(true)}>
              {words.delete}
            </Button>
          )}
        </span>
      </Cell>
    </tr>
  );
}
