import { redactAddresses, redactCards, redactPhones, SEVEN_DIGITS } from "@/lib/redaction/contact-data";
import { nameWords } from "@/lib/redaction/known-names";
import { redactNames } from "@/lib/redaction/redact-names";

/** What is taken out of free text. */
export interface RedactionKinds {
  emails: boolean;
  phones: boolean;
  cards: boolean;
  names: boolean;
}

export const ALL_KINDS: RedactionKinds = { emails: true, phones: true, cards: true, names: true };

export interface RedactionOptions {
  /** People whom the text is known to be about, as they are written where they stand: "Schmidt, Anna", "anna@example.org". */
  names?: readonly string[] | undefined;
  kinds?: RedactionKinds | undefined;
  /** Praise keeps the names of those it thanks; the names of whoever it is from go all the same. */
  isPraise?: boolean | undefined;
}

/**
 * Takes e-mail addresses, card numbers, telephone numbers and people's names out of free text before it is kept, and
 * leaves `[email]`, `[card]`, `[phone]` and `[name]` in their place. Order numbers, dates and amounts stay. Redacting
 * again changes nothing.
 */
export function redactorFor({ names = [], kinds = ALL_KINDS, isPraise = false }: RedactionOptions = {}): (text: string) => string {
  const words = kinds.names ? nameWords(names) : [];
  return (text) => {
    const withoutAddresses = kinds.emails ? redactAddresses(text) : text;
    const withoutNames = kinds.names ? redactNames(withoutAddresses, words, isPraise) : withoutAddresses;
    // Nearly all text ends here: what follows costs a hundred times as much as looking whether it can find anything.
    if (!(kinds.cards || kinds.phones) || !SEVEN_DIGITS.test(withoutNames)) return withoutNames;
    const withoutCards = kinds.cards ? redactCards(withoutNames) : withoutNames;
    return kinds.phones ? redactPhones(withoutCards) : withoutCards;
  };
}

/** Redacts a text of which nothing is known. */
export const redact = redactorFor();
