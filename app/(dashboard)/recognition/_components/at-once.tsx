"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_components/button";
import { useMay } from "@/app/_components/rights";
import { sendPraise } from "@/app/(dashboard)/commendations/_components/praise-requests";

interface AtOnceProps {
  label: string;
  named: string;
  request: { method: "POST" | "DELETE"; address: string; body?: object };
}

/** A quiet button that does something at once which can be undone beside it. */
export function AtOnce({ label, named, request }: AtOnceProps) {
  const may = useMay();
  const router = useRouter();
  const act = useMutation({
    mutationFn: () => sendPraise(request.method, request.address, request.body),
    onSuccess: () => router.refresh(),
  });
  if (!may("write") || !may("read-staff")) return null;
  return (
    <>
      <Button kind="quiet" className="no-print" aria-label={named} disabled={act.isPending} onClick={() => act.mutate()}>
        {label}
      </Button>
      {act.isError && (
        <span role="alert" className="text-red text-sm">
          {act.error.message}
        </span>
      )}
    </>
  );
}
