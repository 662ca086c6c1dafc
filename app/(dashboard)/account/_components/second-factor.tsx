"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { confirmFactor, type OfferedFactor, offerFactor, removeFactor } from "@/app/(dashboard)/account/_components/account-requests";
import { OwnForm } from "@/app/(dashboard)/account/_components/own-form";
import { setUpText } from "@/app/messages/set-up-text";

const words = setUpText.account;

/** Sets a second factor up in three steps (password, picture and code, backup codes), or takes it away. */
export function SecondFactor({ isInForce }: { isInForce: boolean }) {
  const router = useRouter();
  const [offered, setOffered] = useState<OfferedFactor | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);

  async function begin(form: FormData) {
    setOffered(await offerFactor(String(form.get("password"))));
  }

  async function confirm(form: FormData) {
    setCodes(await confirmFactor(String(form.get("code"))));
    setOffered(null);
  }

  if (codes) {
    return (
      <BackupCodes
        codes={codes}
        onKept={() => {
          setCodes(null);
          router.refresh();
        }}
      />
    );
  }
  if (offered) {
    return (
      <div className="grid gap-4">
        <p className="max-w-[34rem] text-soft">{words.scan}</p>
        <svg
          role="img"
          aria-label={words.picture}
          viewBox={`0 0 ${offered.picture.size} ${offered.picture.size}`}
          className="size-48 rounded bg-white text-black"
        >
          <path d={offered.picture.path} fill="currentColor" shapeRendering="crispEdges" />
        </svg>
        <p className="text-sm">
          {words.secret}: <code className="break-all">{offered.secret}</code>
        </p>
        <OwnForm key="confirm" action={confirm} submit={words.confirm}>
          <Field label={words.code} name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={7} />
        </OwnForm>
      </div>
    );
  }
  const action = isInForce ? (form: FormData) => removeFactor(String(form.get("password"))) : begin;
  return (
    <OwnForm key={isInForce ? "remove" : "begin"} action={action} submit={isInForce ? words.remove : words.begin}>
      <Field label={words.yourPassword} name="password" type="password" autoComplete="current-password" maxLength={256} />
    </OwnForm>
  );
}

function BackupCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  return (
    <div role="status" className="grid max-w-[34rem] gap-3 rounded-lg border border-edge bg-card p-4">
      <p className="font-medium">{words.backup}</p>
      <p className="text-mute text-sm">{words.backupHint}</p>
      <ul className="grid grid-cols-2 gap-x-6 gap-y-1">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <Button kind="main" onClick={onKept}>
          {words.kept}
        </Button>
      </p>
    </div>
  );
}
