import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAddress } from "./address.ts";
import { maskAddress } from "./mask.ts";

const accepted: readonly (readonly [string, string])[] = [
  ["Aigerim@Example.com", "aigerim@example.com"],
  ["  a.b+c@mail.example.com ", "a.b+c@mail.example.com"],
  // The full-width @ and letters become what they look like, and the mail goes to that and nothing else.
  ["user＠example.com", "user@example.com"],
  ["ｕｓｅｒ@example.com", "user@example.com"],
  ["user@пример.рф", "user@xn--e1afmkfd.xn--p1ai"],
  ["8 701 123 45 67", "+77011234567"],
  ["+7 (701) 123-45-67", "+77011234567"],
  ["7011234567", "+77011234567"],
];

const refused = [
  "victim@example.com,attacker@evil.example",
  "victim@example.com;attacker@evil.example",
  "victim@example.com＠evil.example",
  "victim@example.com\r\nBcc: attacker@evil.example",
  "victim@example.com\nattacker@evil.example",
  '"victim@example.com"@evil.example',
  '"a b"@example.com',
  "Victim <victim@example.com>",
  "victim@example.com (attacker@evil.example)",
  "user@[127.0.0.1]",
  "user@127.0.0.1",
  "user@1.2",
  "user@0x7f.1",
  "user@localhost",
  "user@exa mple.com",
  "user@example.com/evil",
  "user@example.com:25",
  "user@example.com?x",
  "user@example..com",
  "user@-example.com",
  ".user@example.com",
  "user.@example.com",
  "us..er@example.com",
  "ұлан@example.com",
  "@example.com",
  "user@",
  "a".repeat(65) + "@example.com",
  "user%40evil.example",
  "user\u0000@example.com",
  "user\u202e@example.com",
  "=?utf-8?q?victim=40example.com=3e?=@evil.example",
  "victim%example.com@evil.example",
  "evil.example!victim@example.com",
  "12345",
  "+7 701 123 45 67, +7 701 123 45 68",
  "+70000000000",
];

describe("an address", () => {
  it.each(accepted)("%j is stored as %j", (typed, value) => {
    expect(parseAddress(typed)).toMatchObject({ ok: true, value: { value } });
  });

  it.each(refused)("%j is refused", (typed) => {
    expect(parseAddress(typed).ok).toBe(false);
  });

  it("nothing typed is told apart from nonsense", () => {
    expect(parseAddress("  ")).toMatchObject({ error: { code: "identity.address-empty" } });
  });

  it("whatever is typed becomes at most one plain address", () => {
    const nasty = fc.constantFrom(
      ...Array.from("@＠,;<>\"'()[]\\\r\n\t :/?#%"),
      "\u0000",
      "\u202e",
      "ﬀ",
      "。",
      "．",
      "⁠",
      "example.com",
      "a@b.kz",
      "xn--",
      "+7701",
    );
    const typed = fc.array(
      fc.oneof(nasty, fc.string({ unit: "binary", maxLength: 3 }), fc.emailAddress()),
      {
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(typed, (parts) => {
        const parsed = parseAddress(parts.join(""));
        if (!parsed.ok) return;
        const { kind, value } = parsed.value;
        expect(value).toMatch(
          kind === "email"
            ? /^[a-z0-9!#$%&'*+/=?^_{|}~.-]+@[a-z0-9.-]+\.[a-z0-9-]*[a-z][a-z0-9-]*$/
            : /^\+[0-9]{7,15}$/,
        );
        // Normalising is final: the stored spelling is its own spelling.
        expect(parseAddress(value)).toEqual(parsed);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe("a mask", () => {
  it("shows the first letter and five dots, whatever the length", () => {
    expect(maskAddress({ kind: "email", value: "a@example.com" })).toBe("a•••••@example.com");
    expect(maskAddress({ kind: "email", value: "aigerim.s@example.com" })).toBe(
      "a•••••@example.com",
    );
    expect(maskAddress({ kind: "phone", value: "+77011234567" })).toBe("••••• 67");
  });
});
