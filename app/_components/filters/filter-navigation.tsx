"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { createContext, type ReactNode, useContext, useTransition } from "react";
import { text } from "@/app/messages/text";
import { withOpenedView } from "@/lib/views/view-href";

const Navigate = createContext<(href: string) => void>(() => {});

/** How a chip changes the view: to the address it was given, keeping the place on the page. */
export function useNavigate(): (href: string) => void {
  return useContext(Navigate);
}

/** Around the chips: one way to move to another view, and one sign that it is on its way. */
export function FilterNavigation({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const params = useSearchParams();
  const navigate = (href: string) => startTransition(() => router.push(withOpenedView(href, params), { scroll: false }));
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
