import { describe, expect, test } from "vitest";
import { redact } from "@/lib/redaction";

/** Hand-written: every address and number is reserved for examples or invented. */
const PERSONAL: [text: string, redacted: string][] = [
  ["Write to jo.miller@example.com please", "Write to [email] please"],
  ["Mail: Jo+Test@mail.example.co.uk.", "Mail: [email]."],
  ["zoë.müller@beispiel.example is mine", "[email] is mine"],
  ["contact <info@example.org>", "contact <[email]>"],
  ["jo_miller (at) example (dot) com", "[email]"],
  ["jo [at] example.com", "[email]"],
  ["My card 4111 1111 1111 1111 was charged", "My card [card] was charged"],
  ["card 5500-0000-0000-0004.", "card [card]."],
  ["amex 340000000000009", "amex [card]"],
  ["4012888888881881", "[card]"],
  ["Call +1 (212) 555-0143 today", "Call [phone] today"],
  ["Call 212-555-0143.", "Call [phone]."],
  ["(212) 555-0143", "[phone]"],
  ["212.555.0143", "[phone]"],
  ["1-800-555-0199", "[phone]"],
  ["+44 20 7946 0958", "[phone]"],
  ["0044 20 7946 0958", "[phone]"],
  ["+49 30 901820", "[phone]"],
  ["+491701234567", "[phone]"],
  ["+33 1 99 00 12 34", "[phone]"],
  ["0171 2345678", "[phone]"],
  ["030 901820-22", "[phone]"],
  ["(030) 901820", "[phone]"],
  ["01 99 00 12 34", "[phone]"],
  ["+55 11 91234-5678", "[phone]"],
  ["My phone number is 2125550143", "My phone number is [phone]"],
  ["call me at 5550143 99", "call me at [phone]"],
  ["Tel.: 901 8200", "Tel.: [phone]"],
  ["WhatsApp 11 91234 5678", "WhatsApp [phone]"],
  ["reached him on 555 0143 12", "reached him on [phone]"],
];

const HARMLESS = [
  "Order 114-3941689-8772232 never arrived",
  "order number 2125550143",
  "Order #212-555-0143",
  "Invoice 2024-0012345 of 03/04/2024",
  "Ticket 64446107, unit 330XX",
  "I paid $1,234,567.89 and 12.500,00 EUR",
  "$2125550143",
  "On 2019-03-18 at 21:05:00",
  "on 01.02.2024 and on 04.03.2024",
  "04 03 2020",
  "from 03/18/2019 to 04/18/2019",
  "tracking 1Z999AA10123456784",
  "IBAN DE89370400440532013000",
  "account ending in 1234",
  "XXXX XXXX XXXX 1234",
  "4111 1111 1111 1112 has a wrong check digit",
  "1234567890123456",
  "version 10.15.7.1234",
  "the years 2015 2016 2017 2018",
  "12 + 30 = 42, 100-200 pieces",
  "model AB-5551234",
  "latitude 40.775434349303865",
  "ratio 3:1, room 0815",
  "call 311 for help",
  "at example.com you find more",
  "meet me @ the store",
  "ISBN 978-3-16-148410-0",
  "part no. 4003-4848-1",
];

describe("personal data in text", () => {
  test.each(PERSONAL)("%j", (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  test.each(["[email]", "[card]", "[phone]"])("%s is found in at least 95 of 100 cases", (kind) => {
    const cases = PERSONAL.filter(([, redacted]) => redacted.includes(kind));
    const found = cases.filter(([text, redacted]) => redact(text) === redacted).length;
    process.stdout.write(`${kind}: recall ${(found / cases.length).toFixed(3)} (${found} of ${cases.length})\n`);
    expect(found / cases.length).toBeGreaterThanOrEqual(0.95);
  });
});

test.each(HARMLESS)("%j stays as it is", (text) => {
  expect(redact(text)).toBe(text);
});

test("redacting twice changes nothing more", () => {
  for (const [text] of PERSONAL) expect(redact(redact(text))).toBe(redact(text));
});

test("a long text is redacted in a moment", () => {
  const hostile = [
    `${"1 ".repeat(50_000)}`,
    `${"a@".repeat(50_000)}`,
    `${"1-".repeat(50_000)}`,
    `${"+1 ".repeat(30_000)}`,
    `${"call ".repeat(30_000)}`,
    "0".repeat(100_000),
    `${"a.".repeat(50_000)}@`,
  ];
  for (const text of hostile) {
    const begun = performance.now();
    redact(text);
    expect(performance.now() - begun, text.slice(0, 10)).toBeLessThan(2_000);
  }
});
