import { kit } from "@/app/messages/en/kit";
import { overview } from "@/app/messages/en/overview";
import { palette } from "@/app/messages/en/palette";
import { sample } from "@/app/messages/en/sample";
import { shell } from "@/app/messages/en/shell";
import { survival } from "@/app/messages/en/survival";
import { views } from "@/app/messages/en/views";

/** Every word of the screens in English. Sentence case; exact and kind; a situation is difficult, never a person. */
export const en = { ...shell, ...kit, ...overview, ...palette, ...views, ...sample, survival };

/** The shape that every language fills: strings stay strings, sentences with values stay functions. */
export type Messages = Widen<typeof en>;

/** Texts of any wording in place of these. */
export type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => infer R
    ? (...args: A) => Widen<R>
    : { readonly [K in keyof T]: Widen<T[K]> };
