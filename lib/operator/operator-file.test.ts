import { describe } from "vitest";
import { type Mutation, testMutations } from "#lib/testing/pack-copies.ts";

const webhook = (settings: string): string => `staffShownBy: number
webhooks:
  - id: crm
    names: { kk: CRM, ru: CRM, en: CRM }
    secret: \${CRM_SECRET}
    ${settings}`;

const webhookMutations: readonly Mutation[] = [
  {
    from: "staffShownBy: number",
    to: webhook("url: https://crm.example/in?key=1\n    events: [data.corrected]"),
    at: "url: https://crm.example",
    code: "wrong-form",
    says: "webhooks.crm.url must be written as",
  },
  {
    from: "staffShownBy: number",
    to: webhook("url: ${CRM_URL}\n    events: [data.read]"),
    at: "events: [data.read]",
    code: "wrong-value",
    says: "webhooks.crm.events[0] must be",
  },
  {
    from: "staffShownBy: number",
    to: webhook("url: ${CRM_URL}\n    events: [data.corrected]\n    recipients: [nobody]"),
    at: "recipients: [nobody]",
    code: "unknown-recipient",
    says: 'No recipient "nobody" is registered in operator.yaml.',
  },
];

const mutations: readonly Mutation[] = [
  {
    from: "week: 5",
    to: "week: 8",
    code: "wrong-value",
    says: "week must be 5 or 6, but it is 8.",
  },
  {
    from: "sample: true",
    to: "sample: perhaps",
    code: "wrong-type",
    says: 'sample must be true or false, but it is "perhaps".',
  },
  {
    from: "sample: true",
    to: "sampel: true",
    code: "unknown-key",
    says: 'The key "sampel" is not known in the file.',
  },
  {
    from: "defaultLocale: ru",
    to: "defaultLocale: de",
    code: "wrong-value",
    says: 'defaultLocale must be kk, ru, en, but it is "de".',
  },
  {
    from: "names: { kk: Жарнама, ru: Реклама, en: Advertising }",
    to: "names: { kk: Жарнама, ru: Реклама }",
    code: "missing",
    says: "purposes.marketing.names.en is missing.",
  },
  {
    from: "id: marketing",
    to: "id: Marketing!",
    code: "wrong-form",
    says: "purposes.Marketing!.id must be written as",
  },
  {
    from: "- id: faults",
    to: "- id: changes",
    at: "",
    code: "duplicate-id",
    says: 'The id "changes" stands twice here.',
  },
  {
    from: "zone: Asia/Almaty",
    to: "zone: Asia/Atlantis",
    code: "unknown-zone",
    says: 'No time zone "Asia/Atlantis" exists.',
  },
  {
    from: "en: One year after each sign-in",
    to: "en: Indefinitely",
    at: "names:\n      kk: Әр кіруден",
    code: "retention-endless",
    says: 'Retention "sign-in" has no end',
  },
  {
    from: "rule: { from: active_on, years: 3 }",
    to: "rule: { from: active_on, years: 300 }",
    code: "retention-endless",
    says: 'Retention "customer" is longer than 75 years',
  },
  {
    from: "rule: { from: active_on, years: 3 }",
    to: "rule: { from: active_on }",
    code: "retention-empty",
    says: "must count days, months or years",
  },
  {
    from: "rule: { from: active_on, years: 3 }",
    to: "rule: { from: left_on, years: 3 }",
    at: "",
    code: "unknown-column",
    says: 'The column "left_on" is declared nowhere in "customers"',
  },
  {
    from: "channels: [email, sms]",
    to: "channels: [email, sms, push]",
    code: "consent-unbound",
    says: 'No system obeys the consent "marketing" by push',
  },
  {
    from: "requests: [information,",
    to: "requests: [wishes,",
    code: "unknown-request",
    says: 'No request type "wishes" exists.',
  },
  {
    from: "- id: claim.iticket",
    to: "- id: claim.other",
    code: "wrong-term-id",
    says: 'must be called "claim.iticket"',
  },
  {
    from: "sample: true",
    to: "sample: true\nsample: false",
    at: "sample: false",
    code: "yaml",
    says: "This key stands twice",
  },
  {
    from: "reason: *no-term",
    to: "reason: *nowhere",
    code: "alias",
    says: "The alias *nowhere has no anchor before it.",
  },
  {
    from: "en: Mailing }",
    to: 'en: "${JEKE_SECRET}" }',
    code: "variable-elsewhere",
    says: "Variables are replaced only in the url",
  },
  ...webhookMutations,
];

describe("whoever writes something wrong in operator.yaml is told the line and one sentence", () => {
  testMutations("operator.yaml", mutations);
});
