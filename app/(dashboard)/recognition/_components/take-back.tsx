"use client";

import { AskedTwice } from "@/app/_components/asked-twice";
import { useMay } from "@/app/_components/rights";
import { sendPraise } from "@/app/(dashboard)/commendations/_components/praise-requests";
import { recordText } from "@/app/messages/record-text";

/** Takes thanks back; asked once more, as the person may have read them. */
export function TakeBack({ id }: { id: number }) {
  const words = recordText.recognition.withdraw;
  const may = useMay();
  if (!may("write") || !may("read-staff")) return null;
  return <AskedTwice words={{ ...words, named: words.named(id) }} act={() => sendPraise("DELETE", `/api/recognitions/${id}`)} />;
}
