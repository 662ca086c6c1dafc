"use client";

import { Popover } from "@base-ui/react/popover";
import { clsx } from "clsx";
import { type ReactNode, useLayoutEffect, useState } from "react";

interface ChipProps {
  /** What the chip says. */
  children: ReactNode;
  /** What its popup is, for those who do not see it. */
  title: string;
  popup: (close: () => void) => ReactNode;
  /** "add" is the dashed chip that puts another filter on. */
  kind?: "set" | "add";
  /** Stands inside the chip's border, after its words. */
  after?: ReactNode;
}

/** A filter in force as a small card that opens its choices. */
export function Chip({ children, title, popup, kind = "set", after }: ChipProps) {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  // A page that is left stays mounted but hidden: its popup must not come back with it.
  useLayoutEffect(() => () => setIsOpen(false), []);
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <span
        className={clsx(
          "inline-flex min-w-0 max-w-full items-stretch rounded-md border",
          kind === "set" ? "border-edge bg-card" : "border-edge border-dashed text-mute",
        )}
      >
        <Popover.Trigger className="target min-w-0 break-words rounded-md px-2.5 py-1 text-left hover:bg-sunken data-popup-open:bg-sunken">
          {children}
        </Popover.Trigger>
        {after}
      </span>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="start" collisionPadding={12} className="z-30 max-w-(--available-width)">
          <Popover.Popup className="flex max-h-(--available-height) w-78 max-w-full flex-col overflow-hidden rounded-lg border border-edge bg-card shadow-xl outline-none">
            <Popover.Title className="sr-only">{title}</Popover.Title>
            {popup(close)}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
