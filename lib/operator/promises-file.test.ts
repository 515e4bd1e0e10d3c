import { describe } from "vitest";
import { type Mutation, testMutations } from "#lib/testing/pack-copies.ts";

const mutations: readonly Mutation[] = [
  {
    from: "status: kept",
    to: "status: held",
    code: "wrong-value",
    says: "promises[0].status must be kept, attested, statement, conflict, open",
  },
  {
    from: "status: kept\n    control: self-view",
    to: "status: kept",
    at: 'clause: "1"',
    code: "missing",
    says: "promises[0].control is missing.",
  },
  {
    from: "status: kept\n    control: self-view",
    to: "status: statement\n    control: self-view",
    at: "control: self-view",
    code: "unknown-key",
    says: 'The key "control" is not known in promises[0].',
  },
  {
    from: "control: self-view",
    to: "control: telepathy",
    code: "unknown-control",
    says: 'No control "telepathy" is registered.',
  },
  {
    from: "control: self-view",
    to: "control: visibility",
    code: "kept-by-planned",
    says: '"visibility" is only planned: the promise is open.',
  },
  {
    from: "control: representative",
    to: "control: self-edit",
    code: "open-though-built",
    says: '"self-edit" stands: the promise is kept.',
  },
  {
    from: 'clause: "2"',
    to: 'clause: "7"',
    code: "promise-without-section",
    says: "No version of the notice has a clause 7;",
  },
  {
    from: 'clause: "2"',
    to: "clause: 2",
    code: "wrong-type",
    says: "promises[1].clause must be a text in quotes, but it is 2.",
  },
  {
    from: "part: representative",
    to: "part: term",
    at: "",
    code: "duplicate-promise",
    says: "my-library/3#term stands twice",
  },
  {
    from: "service: news",
    to: "service: films",
    code: "unknown-service",
    says: 'No service "films" is registered',
  },
  {
    from: "service: news",
    to: "service: lending",
    code: "service-without-notice",
    says: 'The service "lending" has no notice of its own',
  },
  {
    from: "confidence: P",
    to: "confidence: sure",
    code: "wrong-value",
    says: "must be 2, P, 2+, M, but it is",
  },
  {
    from: "when: 2026-09-01",
    to: "when: soon",
    code: "wrong-form",
    says: 'attested.when must be a date as YYYY-MM-DD, but it is "soon".',
  },
  {
    from: "en: Only name and e-mail are collected.",
    to: 'en: ""',
    code: "wrong-form",
    says: "promises[0].says.en must not be empty.",
  },
  {
    from: "en: Only name and e-mail are collected.",
    to: 'en: "  "',
    code: "wrong-form",
    says: "promises[0].says.en must not be empty",
  },
  {
    from: "promises:",
    to: 'notSummarised: ["2"]\npromises:',
    at: "notSummarised",
    code: "exception-idle",
    says: "A notice does have the clause 2",
  },
  {
    from: "promises:",
    to: 'notSummarised: ["9"]\npromises:',
    at: "notSummarised",
    code: "exception-idle",
    says: "No promise names the clause 9",
  },
  {
    from: "en: Data serve to lend books only.",
    to: "en: Данные нужны только для выдачи книг.",
    at: "en: Данные",
    code: "untranslated",
    says: "The text in en is the same as in ru",
  },
];

describe("whoever writes something wrong in promises.yaml is told the line and one sentence", () => {
  testMutations("promises.yaml", mutations, "documented");
});
