"use client";

import { Field } from "@/app/_components/field";
import { changePassword } from "@/app/(dashboard)/account/_components/account-requests";
import { OwnForm } from "@/app/(dashboard)/account/_components/own-form";
import { setUpText } from "@/app/messages/set-up-text";

const words = setUpText.account;

export function PasswordForm() {
  const action = (form: FormData) => changePassword({ current: String(form.get("current")), password: String(form.get("next")) });
  return (
    <OwnForm action={action} submit={words.change}>
      <Field label={words.current} name="current" type="password" autoComplete="current-password" maxLength={256} />
      <Field label={words.next} hint={words.nextHint} name="next" type="password" autoComplete="new-password" maxLength={256} />
    </OwnForm>
  );
}
