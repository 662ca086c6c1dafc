"use client";

import { useState } from "react";
import { Field } from "@/app/_components/field";
import { DoorForm } from "@/app/(entrance)/_components/door-form";
import { doorText } from "@/app/messages/door-text";

/** Asks for a link by mail; what follows is the same whether there is such a user. */
export function ForgottenForm() {
  const [isSent, setIsSent] = useState(false);
  if (isSent) return <p role="status">{doorText.reset.sent}</p>;
  return (
    <DoorForm address="/api/password/forgotten" submit={doorText.reset.submit} onDone={() => setIsSent(true)}>
      <Field label={doorText.email} name="email" type="email" autoComplete="username" maxLength={254} />
    </DoorForm>
  );
}
