"use client";

import Link from "next/link";
import { useState } from "react";
import { Button, buttonLook } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { DoorForm } from "@/app/(entrance)/_components/door-form";
import { DoorPage } from "@/app/(entrance)/_components/door-page";
import { goIn } from "@/app/(entrance)/_components/go-in";
import { doorText } from "@/app/messages/door-text";

/** E-mail address and password, then the code of the second factor where there is one. */
export function SignInForm({ next, provider, beginsAtCode }: { next: string; provider: string | null; beginsAtCode: boolean }) {
  const [isAtCode, setIsAtCode] = useState(beginsAtCode);
  if (isAtCode) return <CodeStep next={next} onBack={() => setIsAtCode(false)} />;
  const words = doorText.signIn;
  return (
    <DoorPage title={words.title}>
      <DoorForm address="/api/session" submit={words.submit} onDone={(status) => (status === 202 ? setIsAtCode(true) : goIn(next))}>
        <Field label={doorText.email} name="email" type="email" autoComplete="username" maxLength={254} />
        <Field label={doorText.password} name="password" type="password" autoComplete="current-password" maxLength={256} />
      </DoorForm>
      {provider !== null && (
        <a href={`/api/sign-in/provider?${new URLSearchParams({ next })}`} className={buttonLook()}>
          {words.provider(provider)}
        </a>
      )}
      <p>
        <Link href="/reset" className="link target inline-flex items-center text-soft hover:text-ink">
          {words.forgotten}
        </Link>
      </p>
    </DoorPage>
  );
}

function CodeStep({ next, onBack }: { next: string; onBack: () => void }) {
  const words = doorText.step;
  return (
    <DoorPage title={words.title} hint={words.hint}>
      <DoorForm address="/api/session/second-factor" submit={words.submit} onDone={() => goIn(next)}>
        <Field label={words.code} name="code" autoComplete="one-time-code" maxLength={40} spellCheck={false} />
      </DoorForm>
      <p>
        <Button kind="quiet" className="-ml-3" onClick={onBack}>
          {words.back}
        </Button>
      </p>
    </DoorPage>
  );
}
