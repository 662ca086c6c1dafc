"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useTransition } from "react";
import { text } from "@/app/messages/text";

const Navigate = createContext<(href: string) => void>(() => {});

/** How a chip changes the view: to the address it was given, keeping the place on the page. */
export function useNavigate(): (href: string) => void {
  return useContext(Navigate);
}

/** Around the chips: one way to move to another view, and one sign that it is on its way. */
export function FilterNavigation({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const navigate = (href: string) => startTransition(() => router.push(href, { scroll: false }));
  return (
    <Navigate value={navigate}>
      <div aria-busy={isPending} className="relative">
        {isPending && <div aria-hidden="true" className="skeleton absolute inset-x-0 -top-px h-0.5 bg-accent" />}
        <p role="status" className="sr-only">
          {isPending ? text.filters.updating : ""}
        </p>
        {children}
      </div>
    </Navigate>
  );
}
