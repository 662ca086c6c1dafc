import { COMMON_PASSWORDS } from "@/lib/access/common-passwords";
import { BadUserError } from "@/lib/users/bad-user";

export const PASSWORD_LENGTH = { least: 12, most: 256 } as const;

/** Whose password it is to be: what others know of them is no secret. */
export interface PasswordOwner {
  name: string;
  email: string;
}

/**
 * Refuses what is guessed first: too short, a common password however it is decorated, two of them together, something
 * that repeats or counts on, and the names of the product or of its owner.
 * @throws BadUserError that says what would be right
 */
export function requireGoodPassword(password: string, owner: PasswordOwner): void {
  const length = [...password.normalize("NFKC")].length;
  if (length < PASSWORD_LENGTH.least || length > PASSWORD_LENGTH.most)
    throw new BadUserError("password", `password must have ${PASSWORD_LENGTH.least} to ${PASSWORD_LENGTH.most} characters`);
  if (isGuessedFirst(password, owner))
    throw new BadUserError(
      "password",
      "password must not be one that others try first: a common one, a name, or something that repeats or counts on. Three or four words that have nothing to do with each other are good",
    );
}

function isGuessedFirst(password: string, { name, email }: PasswordOwner): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  if (new Set(plain).size < 5 || COUNTED_ON.some((row) => row.includes(plain)) || isRepeated(plain)) return true;
  const own = new Set([...`${name} ${email} debrief`.toLowerCase().split(/[^\p{L}]+/u)].filter((word) => word.length >= 3));
  const isWord = (word: string) => COMMON_PASSWORDS.has(word) || own.has(word);
  return spellings(plain).some((spelling) => isWord(plain) || isTwoWords(lettersOf(spelling), isWord));
}

/** Rows of keys, the alphabet and the digits, as far as anybody would type them, forwards and backwards. */
const COUNTED_ON = [
  "1234567890",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
  "1q2w3e4r5t6z7u8i9o0p",
  "1q2w3e4r5t6y7u8i9o0p",
]
  .flatMap((row) => [row, [...row].reverse().join("")])
  .map((row) => row.repeat(Math.ceil(PASSWORD_LENGTH.most / row.length) + 1));

function isRepeated(text: string): boolean {
  return [1, 2, 3, 4, 5, 6].some((size) => text.slice(0, -size) === text.slice(size));
}

/**
 * As it stands, and with the digits and signs that are often written for letters read as those: of the whole, and of what
 * is left when digits and signs are taken off both ends.
 */
function spellings(text: string): string[] {
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const read = (from: string, one: string) => from.replace(/[013457@$!]/g, (sign) => ({ ...LOOKS_LIKE, "1": one, "!": one })[sign] ?? sign);
  return [text, ...[text, core].flatMap((from) => [read(from, "i"), read(from, "l")])];
}

const LOOKS_LIKE: Record<string, string> = { "0": "o", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s" };

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}]/gu, "");
}

/** Whether it is one word or two, each as often as one likes: "passwordpassword", "welcomeadmin". */
function isTwoWords(letters: string, isWord: (word: string) => boolean): boolean {
  if (letters.length === 0) return false;
  for (let end = 3; end <= letters.length; end += 1) {
    const first = letters.slice(0, end);
    if (!isWord(first)) continue;
    const rest = withoutRepeats(letters, first);
    if (rest === "" || isWord(rest) || isWordRepeated(rest, isWord)) return true;
  }
  return false;
}

function withoutRepeats(text: string, word: string): string {
  return text.startsWith(word) ? withoutRepeats(text.slice(word.length), word) : text;
}

function isWordRepeated(text: string, isWord: (word: string) => boolean): boolean {
  for (let end = 3; end <= text.length / 2; end += 1) {
    const word = text.slice(0, end);
    if (isWord(word) && withoutRepeats(text, word) === "") return true;
  }
  return false;
}
