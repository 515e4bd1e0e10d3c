import { expect, test } from "vitest";
import { normaliseEmail, normalisePhone, phoneDigits } from "./normalise.ts";

test.each([
  ["8 (700) 000-00-17", "+77000000017"],
  ["+7 700 000 00 17", "+77000000017"],
  ["700 000 00 17", "+77000000017"],
  ["+44 20 7946 0958", "+442079460958"],
])("the phone %s is %s", (typed, stored) => {
  expect(normalisePhone(typed)).toBe(stored);
});

test.each([
  ...["", "8", "+7", "+7 700 000 00 1", "+7 700 000 00 177", "+7 700 000 00 17 ext. 3"],
  ...[
    "+7700000001a",
    "tel:+77000000017",
    "+77000000017,+77000000018",
    "٧٧٠٠٠٠٠٠٠١٧",
    "7".repeat(200),
  ],
])("%j is no phone", (typed) => {
  expect(normalisePhone(typed)).toBeUndefined();
});

test.each([
  [" Aigerim@Example.COM ", "aigerim@example.com"],
  ["ａ@example.com", "a@example.com"],
  ["a+b.c@sub.example.kz", "a+b.c@sub.example.kz"],
])("the e-mail %s is %s", (typed, stored) => {
  expect(normaliseEmail(typed)).toBe(stored);
});

test.each([
  ...["", "a", "a@", "@b.kz", "a@b", "a@@b.kz", "a@b..kz", ".a@b.kz", "a.@b.kz", "a..b@b.kz"],
  ...[
    '"a b"@b.kz',
    "a@b.kz,c@d.kz",
    "a@b.kz\nBcc: c@d.kz",
    "<a@b.kz>",
    "a\u202E@b.kz",
    `${"a".repeat(65)}@b.kz`,
  ],
])("%j is no e-mail", (typed) => {
  expect(normaliseEmail(typed)).toBeUndefined();
});

test("digits are compared in the +7 plan, but a number with + keeps its country", () => {
  expect(phoneDigits("8 (700) 000-00-17")).toBe("77000000017");
  expect(phoneDigits("+84 912 345 678")).toBe("84912345678");
});
