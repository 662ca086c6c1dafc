"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { takeChangeBack } from "@/app/(dashboard)/failures/[code]/_components/baseline-requests";
import { recordText } from "@/app/messages/record-text";

const words = recordText.failureChart;

/** Takes a recorded change back: its limits are counted as if it had not been there. */
export function TakeBack({ code, id, day }: { code: string; id: number; day: string }) {
  const router = useRouter();
  const takeBack = useMutation({ mutationFn: () => takeChangeBack(code, id), onSuccess: () => router.refresh() });
  return (
    <span className="no-print">
      <button
        type="button"
        className="link target"
        aria-label={words.takeBackNamed(day)}
        disabled={takeBack.isPending}
        onClick={() => takeBack.mutate()}
      >
        {words.takeBack}
      </button>
      {takeBack.isError && (
        <span role="alert" className="ml-2 text-red">
          {takeBack.error.message}
        </span>
      )}
    </span>
  );
}
