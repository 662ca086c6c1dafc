"use client";

import { Field } from "@/app/_components/field";
import { DoorForm } from "@/app/(entrance)/_components/door-form";
import { goIn } from "@/app/(entrance)/_components/go-in";
import { doorText } from "@/app/messages/door-text";

/** Makes a user of who holds a code or a link, who is signed in at once. */
export function NewPersonForm({
  address,
  token,
  submit,
  asksForCode = false,
}: {
  address: string;
  token?: string;
  submit: string;
  asksForCode?: boolean;
}) {
  return (
    <DoorForm address={address} extra={token === undefined ? {} : { token }} submit={submit} onDone={() => goIn("/")}>
      {asksForCode && (
        <Field
          label={doorText.welcome.code}
          hint={doorText.welcome.codeHint}
          name="code"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
        />
      )}
      <Field label={doorText.name} name="name" autoComplete="name" maxLength={80} />
      {asksForCode && <Field label={doorText.email} name="email" type="email" autoComplete="username" maxLength={254} />}
      <Field
        label={doorText.password}
        hint={doorText.passwordHint}
        name="password"
        type="password"
        autoComplete="new-password"
        maxLength={256}
      />
    </DoorForm>
  );
}
