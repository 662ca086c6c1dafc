"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_components/button";
import { ShownLink } from "@/app/(dashboard)/settings/users/_components/shown-link";
import type { ShownUser } from "@/app/(dashboard)/settings/users/_components/user-list";
import { changeUser, endSessions, makeResetLink, removeFactor } from "@/app/(dashboard)/settings/users/_components/user-requests";
import { setUpText } from "@/app/messages/set-up-text";

const words = setUpText.users;

/** What is done about somebody's way in: disable, sign out, a new password, a lost second factor. */
export function UserActions({ user }: { user: ShownUser }) {
  const router = useRouter();
  const act = useMutation({ mutationFn: (action: () => Promise<void>) => action(), onSuccess: () => router.refresh() });
  const link = useMutation({ mutationFn: () => makeResetLink(user.id) });
  const isDisabled = user.disabledAt !== null;
  if (link.data) return <ShownLink title={words.resetMade} address={link.data.address} onDone={link.reset} />;
  const failed = act.error ?? link.error;
  return (
    <div className="grid gap-3 border-hairline border-t pt-4">
      <div className="flex flex-wrap gap-2">
        <Button disabled={link.isPending} onClick={() => link.mutate()}>
          {words.resetLink}
        </Button>
        <Button disabled={act.isPending} onClick={() => act.mutate(() => endSessions(user.id))}>
          {words.endSessions}
        </Button>
        {user.hasSecondFactor && (
          <Button title={words.removeFactorHint} disabled={act.isPending} onClick={() => act.mutate(() => removeFactor(user.id))}>
            {words.removeFactor}
          </Button>
        )}
        <Button
          className={isDisabled ? undefined : "text-red!"}
          disabled={act.isPending}
          onClick={() => act.mutate(() => changeUser(user.id, { isDisabled: !isDisabled }))}
        >
          {isDisabled ? words.enable : words.disable}
        </Button>
      </div>
      {!isDisabled && <p className="text-mute text-sm">{words.disableHint}</p>}
      <p role="status" className="text-mute text-sm empty:hidden">
        {act.isSuccess && words.done}
      </p>
      {failed && (
        <p role="alert" className="text-red text-sm">
          {failed.message}
        </p>
      )}
    </div>
  );
}
