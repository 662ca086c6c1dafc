"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_components/button";
import { changePlaybook } from "@/app/(dashboard)/playbooks/_components/playbook-requests";
import { recordText } from "@/app/messages/record-text";

/** Takes a playbook out of use, or back into it. */
export function RetirePlaybook({ code, isRetired }: { code: string; isRetired: boolean }) {
  const words = recordText.playbooks.detail;
  const router = useRouter();
  const change = useMutation({ mutationFn: () => changePlaybook(code, { isRetired: !isRetired }), onSuccess: () => router.refresh() });
  return (
    <>
      <Button kind="quiet" onClick={() => change.mutate()} disabled={change.isPending}>
        {isRetired ? words.unretire : words.retire}
      </Button>
      {change.isError && (
        <p role="alert" className="text-red text-sm">
          {change.error.message}
        </p>
      )}
    </>
  );
}
