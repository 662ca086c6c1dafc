import { SHORTCUTS, type Shortcut } from "@/app/_components/shell/shortcuts";

/** What of a key press decides. */
export type Press = Pick<KeyboardEvent, "key" | "metaKey" | "ctrlKey" | "altKey" | "repeat" | "isComposing" | "defaultPrevented">;

export interface Circumstances {
  /** The first key of a two-key shortcut, pressed just before; null when none was. */
  pending: string | null;
  /** Whether the key goes into a field or to a control that has its own use for it. */
  isTaken: boolean;
  isDialogOpen: boolean;
  isMac: boolean;
}

/** Which shortcuts a key press can mean, and whether it begins a longer one. Nothing while composing, in a dialog or with a modifier held. */
export function pressedShortcut(press: Press, { pending, isTaken, isDialogOpen, isMac }: Circumstances) {
  const nothing = { shortcut: null, pending: null };
  if (press.isComposing || press.defaultPrevented || isDialogOpen) return nothing;
  const isCommand = isMac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey;
  if (isCommand && !press.altKey) return { shortcut: find((each) => each.isCommand === true && each.keys[0] === press.key), pending: null };
  if (press.metaKey || press.ctrlKey || press.altKey || isTaken) return nothing;
  const bare = (each: Shortcut) => !each.isCommand && (each.repeats === true || !press.repeat);
  if (pending !== null)
    return { shortcut: find((each) => bare(each) && each.keys[0] === pending && each.keys[1] === press.key), pending: null };
  const shortcut = find((each) => bare(each) && each.keys.length === 1 && each.keys[0] === press.key);
  const begins = SHORTCUTS.some((each) => bare(each) && each.keys.length === 2 && each.keys[0] === press.key);
  return { shortcut, pending: shortcut === null && begins ? press.key : null };
}

/** Whether ⌘ is this machine's key for commands. */
export function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform);
}

/** Controls that use letters or arrows themselves. */
const OWN_KEYS =
  'input:not([type="checkbox"], [type="button"], [type="submit"], [type="file"]), textarea, select, [contenteditable]:not([contenteditable="false"]), [role="menu"], [role="listbox"], [role="combobox"], [role="tablist"], [role="slider"], [role="radiogroup"], [role="textbox"], [role="searchbox"], [role="spinbutton"]';

/** Whether a key at this place goes into a field, to a control of its own, or moves something that scrolls sideways. */
export function isTakenAt(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(OWN_KEYS)) return true;
  return key.startsWith("Arrow") && target !== document.body && target.scrollWidth > target.clientWidth && target.clientWidth > 0;
}

function find(isIt: (shortcut: Shortcut) => boolean): Shortcut | null {
  return SHORTCUTS.find(isIt) ?? null;
}
