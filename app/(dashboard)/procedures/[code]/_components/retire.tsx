"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_components/button";
import { changeProcedure } from "@/app/(dashboard)/procedures/[code]/_components/procedure-requests";
import { recordText } from "@/app/messages/record-text";

/** Takes a procedure out of force, or back into it. */
export function Retire({ code, isRetired }: { code: string; isRetired: boolean }) {
  const words = recordText.procedures.detail;
  const router = useRouter();
  const change = useMutation({ mutationFn: () => changeProcedure(code, { isRetired: !isRetired }), onSuccess: () => router.refresh() });
  return (
    <>
      <Button onClick={() => change.mutate()} disabled={change.isPending} title={isRetired ? undefined : words.retireHint}>
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
