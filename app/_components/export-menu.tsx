"use client";

import { Popover } from "@base-ui/react/popover";
import { ChevronDown } from "lucide-react";
import { useLayoutEffect, useState } from "react";
import { useMay } from "@/app/_components/rights";
import { type FileFormat, forOutside, withFormat } from "@/app/_data/file-href";
import { text } from "@/app/messages/text";

interface ExportMenuProps {
  /** Where the file is; each format is the same address. */
  href: string;
  formats?: readonly FileFormat[];
  label?: string;
  /** How what opens it looks. */
  className?: string;
}

const BOTH = ["csv", "xlsx"] as const;
const PLAIN = "link target inline-flex items-center hover:text-ink";

/** A view as a file, for those who may have one: a link where there is one format, else a choice of them. */
export function ExportMenu(props: ExportMenuProps) {
  return useMay()("export") ? <Formats {...props} /> : null;
}

function Formats({ href, formats = BOTH, label = text.files.export, className = PLAIN }: ExportMenuProps) {
  const [isOutside, setIsOutside] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  // A page that is left stays mounted but hidden: its popup must not come back with it.
  useLayoutEffect(() => () => setIsOpen(false), []);
  const [only] = formats;
  if (only !== undefined && formats.length === 1)
    return (
      <a href={withFormat(href, only)} download className={className}>
        {label}
      </a>
    );
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger className={className}>
        {label}
        <ChevronDown size={13} aria-hidden className="ml-0.5" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" collisionPadding={12} className="z-30 max-w-(--available-width)">
          <Popover.Popup className="w-72 max-w-full rounded-lg border border-edge bg-card p-1.5 shadow-xl outline-none">
            <Popover.Title className="sr-only">{text.files.choose}</Popover.Title>
            <ul>
              {formats.map((format) => (
                <li key={format}>
                  <a
                    href={withFormat(isOutside ? forOutside(href) : href, format)}
                    download
                    onClick={() => setIsOpen(false)}
                    className="target flex flex-col justify-center rounded px-2 py-1.5 hover:bg-sunken"
                  >
                    <span className="font-medium">{text.files.names[format]}</span>
                    <span className="text-mute text-sm">{text.files.hints[format]}</span>
                  </a>
                </li>
              ))}
            </ul>
            <label className="target mt-1 flex items-start gap-2 border-hairline border-t px-2 pt-2 pb-1">
              <input
                type="checkbox"
                checked={isOutside}
                onChange={(event) => setIsOutside(event.target.checked)}
                className="mt-1 accent-accent"
              />
              <span className="min-w-0">
                {text.files.outside}
                <span className="block text-mute text-sm">{text.files.outsideHint}</span>
              </span>
            </label>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
