import { kit } from "@/app/messages/en/kit";
import { overview } from "@/app/messages/en/overview";
import { palette } from "@/app/messages/en/palette";
import { records } from "@/app/messages/en/records";
import { sample } from "@/app/messages/en/sample";
import { shell } from "@/app/messages/en/shell";
import { views } from "@/app/messages/en/views";
import { volumes } from "@/app/messages/en/volumes";

/** Every word of the screens in English. Sentence case; exact and kind; a situation is difficult, never a person. */
export const en = { ...shell, ...kit, ...overview, ...palette, ...records, ...views, ...sample, volumes };

/** The shape that every language fills: strings stay strings, sentences with values stay functions. */
export type Messages = Widen<typeof en>;

/** Texts of any wording in place of these. */
export type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => infer R
    ? (...args: A) => Widen<R>
    : { readonly [K in keyof T]: Widen<T[K]> };
