/** The text of a piece of HTML: without its tags, on a line of its own what is one. It is read once, whatever it holds. */
export function plainText(html: string): string {
  if (!html.includes("<") && !html.includes("&")) return html;
  let text = "";
  let [at, close] = [0, -1];
  for (let open = html.indexOf("<"); open !== -1; open = html.indexOf("<", at)) {
    if (close < open) close = html.indexOf(">", open);
    if (close === -1) break;
    const tag = html.slice(open + 1, Math.min(close, open + 12));
    const isTag = /^[a-z/!]/i.test(tag);
    text += html.slice(at, isTag ? open : open + 1);
    if (isTag && BREAKING.test(tag)) text += "\n";
    at = isTag ? close + 1 : open + 1;
  }
  const lines = decoded(text + html.slice(at)).split("\n");
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

const BREAKING = /^\/?(?:br|p|div|li|ul|ol|tr|table|h[1-6]|blockquote)\b/i;
const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|(amp|lt|gt|quot|apos|nbsp));/g, (written, number, name) => {
    if (name) return NAMED[name] ?? written;
    const code = Number(number);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : written;
  });
}
