import type { ReactNode } from "react";
import { Mark } from "@/app/_components/shell/mark";
import { text } from "@/app/messages/text";

/** What can be read without having signed in: one narrow column, no rail. */
export default function EntranceLayout({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto grid w-full max-w-[25rem] gap-8 px-5 pt-[max(2.5rem,12vh)] pb-16">
      <p className="inline-flex items-center gap-2 font-semibold text-lead tracking-tight">
        <Mark />
        {text.product}
      </p>
      {children}
    </main>
  );
}
