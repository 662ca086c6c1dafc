"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useId } from "react";
import { Button } from "@/app/_components/button";
import { CopiedText } from "@/app/(dashboard)/settings/sources/_components/copied-text";
import { TextField } from "@/app/(dashboard)/settings/sources/_components/field";
import { useForgetWhenLeft } from "@/app/(dashboard)/settings/sources/_components/forget-when-left";
import { ask, type ShownSecret } from "@/app/(dashboard)/settings/sources/_components/source-requests";
import { setUpText } from "@/app/messages/set-up-text";

interface SecretListProps {
  code: string;
  /** The newest first. */
  secrets: readonly { id: string; added: string }[];
  /** Where the sender shows or takes it. */
  hint: string;
}

/** The secrets that are believed: a new one is added, shown once, and the old one taken away. */
export function SecretList({ code, secrets, hint }: SecretListProps) {
  const id = useId();
  const router = useRouter();
  const words = setUpText.sources.webhook;
  const address = `/api/webhook-sources/${code}/secrets`;
  const add = useMutation({
    mutationFn: (secret: string) => ask<ShownSecret>("POST", address, secret ? { secret } : {}),
    onSuccess: () => router.refresh(),
  });
  const remove = useMutation({ mutationFn: (secret: string) => ask("DELETE", `${address}/${secret}`), onSuccess: () => router.refresh() });
  const problem = add.error ?? remove.error;

  useForgetWhenLeft(add.reset);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    add.mutate(String(new FormData(event.currentTarget).get("secret") ?? ""));
    event.currentTarget.reset();
  }

  return (
    <section aria-labelledby={id} className="grid min-w-0 gap-3 rounded-lg border border-hairline bg-card px-4 py-3.5">
      <div>
        <h2 id={id} className="font-semibold">
          {words.secrets}
        </h2>
        <p className="text-mute text-sm">{words.secretsHint}</p>
      </div>
      <ul className="grid gap-1">
        {secrets.map(({ id: secret, added }, at) => (
          <li key={secret} className="flex items-start justify-between gap-2">
            <span className="min-w-0 py-1.25">
              {words.added(added)}
              {at === 0 && secrets.length > 1 && <span className="block text-mute text-sm">{words.newest}</span>}
            </span>
            {secrets.length > 1 && (
              <Button
                kind="quiet"
                disabled={remove.isPending}
                aria-label={words.takeAwayNamed(added)}
                onClick={() => remove.mutate(secret)}
              >
                {words.takeAway}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {add.data && (
        <div role="status">
          <CopiedText label={setUpText.sources.webhooks.secretOnce} value={add.data.secret} />
        </div>
      )}
      <form onSubmit={onSubmit} className="grid gap-2">
        <TextField label={words.add} name="secret" maxLength={500} placeholder={setUpText.sources.webhooks.secretPlaceholder} hint={hint} />
        <p>
          <Button type="submit" disabled={add.isPending}>
            {words.add}
          </Button>
        </p>
      </form>
      {problem && (
        <p role="alert" className="text-red text-sm">
          {problem.message}
        </p>
      )}
    </section>
  );
}
