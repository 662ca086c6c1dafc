/** E-mail addresses, written or spelled out, become `[email]`. */
export function redactAddresses(text: string): string {
  const written = text.includes("@") ? text.replace(EMAIL, "[email]") : text;
  return SPELLED_AT.test(written) ? written.replace(SPELLED_EMAIL, "[email]") : written;
}

/** Numbers of payment cards become `[card]`. */
export function redactCards(text: string): string {
  return THIRTEEN_DIGITS.test(text) ? text.replace(CARD, (digits) => (isCard(digits) ? "[card]" : digits)) : text;
}

// Lengths are bounded and a match starts only where a word does, so that no text takes more than a moment.
const EMAIL =
  /(?<![\p{L}\p{N}.!#$%&*+/=?^_`{|}~-])[\p{L}\p{N}!#$%&*+/=?^_`{|}~-][\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{0,63}@(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,8}\p{L}{2,24}/gu;
/** jo (at) example (dot) com */
const SPELLED_EMAIL =
  /(?<![\w.+-])[\w.+-]{1,64}\s{0,3}[([]\s{0,3}at\s{0,3}[)\]]\s{0,3}[\w-]{1,63}(?:\s{0,3}(?:\.|[([]\s{0,3}dot\s{0,3}[)\]])\s{0,3}[\w-]{1,63}){1,8}/gi;
const SPELLED_AT = /[([]\s{0,3}at\s{0,3}[)\]]/i;
/** As many digits as the shortest telephone number has, with no more between them than one can have. */
export const SEVEN_DIGITS = /\d(?:[ .()\u00a0-]{0,3}\d){6}/;
const THIRTEEN_DIGITS = /\d(?:[ -]?\d){12}/;

/** 13–19 digits in groups, not part of a longer number or word. */
const CARD = /(?<![\p{L}\d])(?<!\d[-.,/])\d(?:[ -]?\d){12,18}(?![-.,]?\d|\p{L})/gu;

/** First digit of a payment card, and the Luhn sum over its digits. */
function isCard(written: string): boolean {
  const digits = written.replace(/\D/g, "");
  if (!/^[2-6]/.test(digits) || YEARS.test(written)) return false;
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** 2015 2016 2017 2018 */
const YEARS = /^(?:(?:19|20)\d{2}[ -]?)+$/;

// Not inside a longer number, an order number such as 114-3941689-8772232, an amount, or a code such as AB-5551234.
const BEFORE = "(?<![\\p{L}\\d])(?<!\\d[-./,])(?<!\\p{L}-)(?<![#$€£])";
const AFTER = "(?![-./,]?\\d|\\p{L})";
const GAP = "[ .\\u00a0-]";

/** +49 30 901820, +1 (212) 555-0143, 0044 20 7946 0958 */
const INTERNATIONAL = new RegExp(`(?:(?<![\\p{L}\\d])\\+|${BEFORE}00(?=[1-9]))\\d{1,3}(?:${GAP}?\\(?\\d{1,4}\\)?){2,5}${AFTER}`, "gu");
/** (212) 555-0143, 212-555-0143, 1-800-555-0199: the plan of North America. */
const NORTH_AMERICAN = new RegExp(
  `${BEFORE}(?:1${GAP}?)?(?:\\([2-9]\\d{2}\\)${GAP}?|[2-9]\\d{2}${GAP})[2-9]\\d{2}${GAP}?\\d{4}${AFTER}`,
  "gu",
);
/** 030 901820, 0171-2345678, 01 23 45 67 89, (030) 901820: the leading zero of most other plans. */
const WITH_AREA = new RegExp(`${BEFORE}(?:\\(0\\d{1,5}\\)|0\\d{1,5})(?:${GAP}\\d{2,}){1,5}${AFTER}`, "gu");
/** A bare number counts only where the words before it say what it is. */
const NAMED = new RegExp(
  `((?<!\\p{L})(?:phone|telephone|tel|mobile|cell|cellphone|fax|whatsapp|handy|telefon|teléfono|telefone|celular|call(?:ed)?(?: me| us| back)?(?: at| on)?|reach(?:ed)? (?:me|us|him|her) (?:at|on)|text(?:ed)?(?: me)? (?:at|on))\\.?(?: number| no\\.?| nr\\.?)?(?: is| was)?[:#]?\\s*)(\\(?\\d(?:[ ().-]{0,2}\\d){6,14})${AFTER}`,
  "giu",
);

/** Telephone numbers become `[phone]`. */
export function redactPhones(text: string): string {
  return text
    .replace(NAMED, "$1[phone]")
    .replace(INTERNATIONAL, (digits) => (isPhoneLength(digits) ? "[phone]" : digits))
    .replace(NORTH_AMERICAN, "[phone]")
    .replace(WITH_AREA, (digits) => (isPhoneLength(digits) && !isDate(digits) ? "[phone]" : digits));
}

function isPhoneLength(written: string): boolean {
  const digits = written.replace(/\D/g, "").length;
  return digits >= 8 && digits <= 15;
}

/** 01.02.2024 and 04 03 2020 are dates. */
function isDate(written: string): boolean {
  return /^0\d[ .-](?:0?[1-9]|[12]\d|3[01])[ .-](?:19|20)\d{2}(?:[ .-]\d{2}){0,3}$/.test(written.trim());
}
