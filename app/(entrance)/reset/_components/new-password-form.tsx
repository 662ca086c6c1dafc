"use client";

import { useState } from "react";
import { ButtonLink } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { DoorForm } from "@/app/(entrance)/_components/door-form";
import { doorText } from "@/app/messages/door-text";

/** A new password for who holds the link. */
export function NewPasswordForm({ token }: { token: string }) {
  const [isSaved, setIsSaved] = useState(false);
  if (isSaved) {
    return (
      <div role="status" className="grid gap-4">
        <p>{doorText.reset.saved}</p>
        <ButtonLink kind="main" href="/sign-in">
          {doorText.again}
        </ButtonLink>
      </div>
    );
  }
  return (
    <DoorForm address="/api/password/reset" extra={{ token }} submit={doorText.reset.save} onDone={() => setIsSaved(true)}>
      <Field
        label={doorText.newPassword}
        hint={doorText.passwordHint}
        name="password"
        type="password"
        autoComplete="new-password"
        maxLength={256}
      />
    </DoorForm>
  );
}
