import { describe } from "vitest";
import { type Mutation, testMutations } from "#lib/testing/pack-copies.ts";

const law: readonly Mutation[] = [
  {
    from: "regime: KZ",
    to: "regime: XX",
    code: "unknown-regime",
    says: 'No regime "XX" is known; there are KZ, EU,',
  },
  {
    from: "regime: KZ",
    to: "regime: EU",
    code: "calendar-unchosen",
    says: "say in calendar which country's count",
  },
  {
    from: "regime: KZ",
    to: "regime: EU\ncalendar: ZZ",
    at: "calendar:",
    code: "unknown-calendar",
    says: 'No calendar "ZZ" is known',
  },
  {
    from: "regime: KZ",
    to: "regime: RU",
    at: "requests:",
    code: "request-without-rule",
    says: 'The regime RU has no rule in use for the request type "information".',
  },
  {
    from: "- id: consent",
    to: "- id: contract",
    code: "basis-unknown-to-regime",
    says: 'The regime KZ knows no basis "contract"; it knows consent, law.',
  },
  {
    from: "- id: consent",
    to: "- id: consent\n    kind: interest",
    at: "kind: interest",
    code: "basis-unknown-to-regime",
    says: 'knows no basis "interest"',
  },
  {
    from: "proofYears: 3",
    to: "coolingOffDays: 7",
    code: "cooling-off-too-long",
    says: "shorter than the shortest term of an erasure, which is 1 in days",
  },
  {
    from: "proofYears: 3",
    to: "proofYears: 0",
    code: "wrong-value",
    says: "proofYears must be at least 1",
  },
  {
    from: 'closes: "19:00"',
    to: 'closes: "29:00"',
    code: "wrong-form",
    says: "closes must be written as",
  },
];

const conduct: readonly Mutation[] = [
  {
    from: "assurance: { rectification: 2 }",
    to: "assurance: { erasure: 1 }",
    code: "assurance-lowered",
    says: 'Assurance of "erasure" may only be raised: the type itself asks for 2.',
  },
  {
    from: "assurance: { rectification: 2 }",
    to: "assurance: { wishes: 2 }",
    code: "unknown-request",
    says: 'No request type "wishes" exists.',
  },
  {
    from: "assurance: { rectification: 2 }",
    to: "assurance: { objection: 2 }",
    code: "assurance-unused",
    says: "which requests does not offer",
  },
  {
    from: "assurance: { rectification: 2 }",
    to: "assurance: { rectification: 3 }",
    code: "wrong-value",
    says: "assurance.rectification must be 1 or 2, but it is 3.",
  },
  {
    from: "proofYears: 3",
    to: `successions:
  - id: sale
    names: { kk: Жаңа кітапхана, ru: Новая библиотека, en: The new library }
    kind: sale
    announced: 2026-05-02
    moves: 2026-05-02
    about: { kk: Кітапхана сатылды., ru: Библиотека продана., en: The library is sold. }`,
    at: "moves:",
    code: "succession-order",
    says: "must be announced before the data move",
  },
  {
    from: "proofYears: 3",
    to: `successions:
  - id: sale
    names: { kk: Жаңа кітапхана, ru: Новая библиотека, en: The new library }
    kind: gift
    announced: 2026-05-02
    moves: 2026-06-02
    clause: "77"
    about: { kk: Кітапхана сатылды., ru: Библиотека продана., en: The library is sold. }`,
    at: "kind: gift",
    code: "wrong-value",
    says: "successions.sale.kind must be sale, assignment, novation",
  },
  {
    from: "consent: carrying",
    to: "channels: [email]",
    code: "channels-without-consent",
    says: 'The purpose "lend" is not a free consent, so its channels switch nothing.',
  },
  {
    from: "url: https://library.example/privacy",
    to: "url: javascript:alert(1)",
    code: "wrong-form",
    says: "notice.url must be written as",
  },
  {
    from: "refusable: false",
    to: "refusable: sometimes",
    code: "wrong-type",
    says: "cookies.session.refusable must be true or false",
  },
  {
    from: "refusable: false",
    to: 'refusable: false\n    clause: "12"',
    at: 'clause: "12"',
    code: "unknown-clause",
    says: "No notice of the pack has a clause 12.",
  },
  {
    from: 'clause: "2"',
    to: 'clause: "5.4"',
    code: "unknown-clause",
    says: "No notice of the pack has a clause 5.4.",
  },
  {
    from: "names: { kk: Жаңалықтар, ru: Новости, en: News }",
    to: "names: { kk: Жаңалықтар, ru: Новости, en: News }\n    selfErase: true",
    at: "selfErase",
    code: "self-erase-nothing",
    says: 'No system of systems.yaml belongs to "news"',
  },
  {
    from: "- id: lending",
    to: "- id: general",
    code: "reserved-id",
    says: '"general" is the notice of all services without one of their own',
  },
  {
    from: "regime: KZ",
    to: "regime: EU\ncalendar: DE\ncoolingOffDays: 5",
    at: "coolingOffDays: 5",
    code: "not-built.cooling-off",
    says: "it would run at once, so this must be 0",
  },
  {
    from: "- id: session",
    to: "- id: portal-session",
    code: "reserved-id",
    says: "belongs to the portal's own register",
  },
  {
    from: "inForce: day-after",
    to: "inForce: some-day",
    code: "wrong-value",
    says: "notice.inForce must be on-posting, as-stated, day-after",
  },
  {
    from: "inForce: day-after",
    to: "version: 2026-09",
    code: "unknown-key",
    says: 'The key "version" is not known in notice.',
  },
  {
    from: "ru: Год после последней книги, en: A year after the last book",
    to: "ru: Год после последней книги, en: Год после последней книги",
    at: "kk: Соңғы кітаптан",
    code: "untranslated",
    says: "The text in en is the same as in ru: it is not translated.",
  },
];

describe("whoever asks more or less than the law allows is told the line and one sentence", () => {
  testMutations("operator.yaml", law, "documented");
});

describe("whoever writes something wrong about the operator's conduct is told the same way", () => {
  testMutations("operator.yaml", conduct, "documented");
});
