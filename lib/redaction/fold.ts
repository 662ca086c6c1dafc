/** Text in small letters without accents, as long as it was: what stands where, stands there still. */
export function fold(text: string): string {
  const plain = BEYOND_ASCII.test(text) ? text.replace(ACCENTED, plainLetter) : text;
  const small = plain.toLowerCase();
  return small.length === plain.length ? small : Array.from(plain, inSmall).join("");
}

const BEYOND_ASCII = /[\u0080-\uffff]/;
const ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]/g;
/** Letters that no accent makes, and the others as they come. */
const PLAIN = new Map(
  Object.entries({ ß: "s", ẞ: "S", æ: "a", Æ: "A", œ: "o", Œ: "O", ø: "o", Ø: "O", ł: "l", Ł: "L", đ: "d", Đ: "D", ı: "i" }),
);

function plainLetter(letter: string): string {
  const known = PLAIN.get(letter);
  if (known !== undefined) return known;
  const plain = letter.normalize("NFD").charAt(0);
  PLAIN.set(letter, plain);
  return plain;
}

function inSmall(letter: string): string {
  const small = letter.toLowerCase();
  return small.length === letter.length ? small : letter;
}
