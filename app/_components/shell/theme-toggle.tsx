"use client";

import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { text } from "@/app/messages/text";

const ORDER = ["system", "light", "dark"] as const;
type Theme = (typeof ORDER)[number];

/** One button that goes through system, light and dark. The server cannot know the choice, so it says "system" until hydrated. */
export function ThemeToggle() {
  const { theme, setTheme } = useTheme();
  const isHydrated = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  const current: Theme = (isHydrated && ORDER.find((each) => each === theme)) || "system";
  const next = ORDER[(ORDER.indexOf(current) + 1) % ORDER.length] ?? "system";
  return (
    <button
      type="button"
      onClick={() => setTheme(next)}
      className="target eyebrow link -ml-0.5 inline-flex items-center rounded px-0.5 py-1 text-left hover:text-ink"
      aria-label={text.theme.change(text.theme.names[current], text.theme.names[next])}
    >
      {text.theme.label(text.theme.names[current])}
    </button>
  );
}
