import { expect, test } from "vitest";
import { plainText } from "@/lib/imports/plain-text";

test.each([
  ["no markup at all", "no markup at all"],
  ["<p>Hello,</p><p>it is <b>late</b>&nbsp;&amp; cold</p>", "Hello,\nit is late & cold"],
  ["1 < 2 <i>and</i> 3 > 2", "1 < 2 and 3 > 2"],
  ["one<br>two<br/>three", "one\ntwo\nthree"],
  ["cut off in <a href='x", "cut off in <a href='x"],
  ["<!-- said --> to you &#39;soon&#39; &#0; &#1114112;", "to you 'soon' &#0; &#1114112;"],
])("%s reads %s", (html, text) => {
  expect(plainText(html)).toBe(text);
});

test("a text of nothing but opening brackets is read once", () => {
  const html = "< ".repeat(500_000);
  const start = performance.now();
  expect(plainText(html)).toHaveLength(html.length - 1);
  expect(plainText(`${html}>`).length).toBeGreaterThan(999_000);
  expect(performance.now() - start).toBeLessThan(5_000);
});
