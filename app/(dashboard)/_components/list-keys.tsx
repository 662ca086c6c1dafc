"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** j and k go through the rows of a list, Enter opens the one reached; never with a modifier held or inside a field. */
export function ListKeys({ children }: { children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
      if (step === 0 || event.metaKey || event.ctrlKey || event.altKey || isWriting(event.target)) return;
      const links = [...(list.current?.querySelectorAll<HTMLElement>("[data-row-link]") ?? [])];
      const reached = links.findIndex((link) => link.closest("[data-row]")?.contains(document.activeElement));
      const next = links[reached === -1 ? (step === 1 ? 0 : links.length - 1) : Math.min(Math.max(reached + step, 0), links.length - 1)];
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.closest("[data-row]")?.scrollIntoView({ block: "nearest" });
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  return <div ref={list}>{children}</div>;
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));
}
