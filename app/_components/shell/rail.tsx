"use client";

import { clsx } from "clsx";
import { Menu, Search, X } from "lucide-react";
import Link from "next/link";
import { type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { Mark } from "@/app/_components/shell/mark";
import { NavLinks, NavList } from "@/app/_components/shell/nav-links";
import { openDialog } from "@/app/_components/shell/open-dialog";
import { PaletteButton } from "@/app/_components/shell/palette-button";
import { text } from "@/app/messages/text";

/** The left rail; on a narrow screen a bar at the top whose menu opens the same links. */
export function Rail({ badge, foot }: { badge?: ReactNode; foot: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => setIsOpen(false);

  useEffect(() => {
    if (!isOpen) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setIsOpen(false);
      button.current?.focus();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [isOpen]);

  return (
    <header className="no-print sticky top-0 z-20 border-hairline border-b bg-paper md:h-dvh md:w-54 md:shrink-0 md:overflow-y-auto md:border-r md:border-b-0">
      <div className="flex h-13 items-center justify-between px-5 md:h-15">
        <Link href="/" onClick={close} className="target inline-flex items-center gap-2 font-semibold text-lead tracking-tight">
          <Mark />
          {text.product}
        </Link>
        <span className="mr-auto ml-3 md:hidden">{badge}</span>
        <button
          type="button"
          onClick={() => openDialog("palette")}
          className="target ml-auto inline-flex items-center justify-center rounded-md text-soft md:hidden"
        >
          <Search size={18} aria-hidden />
          <span className="sr-only">{text.palette.open}</span>
        </button>
        <button
          ref={button}
          type="button"
          aria-expanded={isOpen}
          aria-controls="pages"
          onClick={() => setIsOpen(!isOpen)}
          className="target -mr-2 inline-flex items-center justify-center rounded-md text-soft md:hidden"
        >
          {isOpen ? <X size={20} aria-hidden /> : <Menu size={20} aria-hidden />}
          <span className="sr-only">{isOpen ? text.nav.closeMenu : text.nav.openMenu}</span>
        </button>
      </div>
      <div
        id="pages"
        className={clsx(
          "max-md:absolute max-md:inset-x-0 max-md:top-13 max-md:max-h-[calc(100dvh-3.25rem)] max-md:overflow-y-auto max-md:border-hairline max-md:border-b max-md:bg-paper max-md:shadow-lg",
          "md:flex md:min-h-[calc(100dvh-3.75rem)] md:flex-col md:justify-between",
          !isOpen && "max-md:hidden",
        )}
      >
        <nav aria-label={text.nav.label} className="px-3">
          <PaletteButton />
          <Suspense fallback={<NavList pathname={null} query="" onNavigate={close} />}>
            <NavLinks onNavigate={close} />
          </Suspense>
        </nav>
        <div className="px-5 pt-2 pb-4">{foot}</div>
      </div>
    </header>
  );
}
