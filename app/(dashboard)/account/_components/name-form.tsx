"use client";

import { Field } from "@/app/_components/field";
import { rename } from "@/app/(dashboard)/account/_components/account-requests";
import { OwnForm } from "@/app/(dashboard)/account/_components/own-form";
import { setUpText } from "@/app/messages/set-up-text";

const words = setUpText.account;

export function NameForm({ name }: { name: string }) {
  return (
    <OwnForm action={(form) => rename(String(form.get("name")))} submit={words.save} keeps>
      <Field label={words.nameLabel} name="name" defaultValue={name} autoComplete="name" maxLength={80} />
    </OwnForm>
  );
}
