import { describe } from "vitest";
import { type Mutation, testMutations } from "#lib/testing/pack-copies.ts";

const mutations: readonly Mutation[] = [
  {
    from: "url: ${JEKE_SYSTEM_SHOP_URL}",
    to: "url: postgres://app:hunter2@db/shop",
    code: "url-secret",
    says: "never a secret",
  },
  {
    from: "url: ${JEKE_SYSTEM_SHOP_URL}",
    to: "url: http://db.example/?token=${JEKE_SECRET}",
    code: "url-secret",
    says: "url must be one variable",
  },
  {
    from: "service: tickets",
    to: "service: hotels",
    code: "unknown-service",
    says: 'No service "hotels" is registered',
  },
  {
    from: "purposes: [tickets, identify]",
    to: "purposes: [tickets, resale]",
    code: "unknown-purpose",
    says: 'No purpose "resale" is registered',
  },
  {
    from: "basis: law",
    to: "basis: interest",
    code: "unknown-basis",
    says: 'No basis "interest" is registered',
  },
  {
    from: "source: registration",
    to: "source: broker",
    code: "unknown-source",
    says: 'No source "broker" is registered',
  },
  {
    from: "recipients: [organiser, state]",
    to: "recipients: [neighbour]",
    code: "unknown-recipient",
    says: 'No recipient "neighbour" is registered',
  },
  {
    from: "retention: customer",
    to: "retention: forever",
    code: "unknown-retention",
    says: 'No retention "forever" is registered',
  },
  {
    from: "category: sign-ins",
    to: "category: spies",
    code: "unknown-category",
    says: 'No category "spies" is registered',
  },
  {
    from: "{ via: customers, theirs: id, column: customer_id }",
    to: "{ via: clients, theirs: id, column: customer_id }",
    code: "unknown-via",
    says: 'No collection "clients" stands in the system "shop".',
  },
  {
    from: "- { by: email, column: email }",
    to: "- { via: orders, theirs: customer_id, column: id }",
    code: "cyclic-via",
    says: 'found via "customers" again',
  },
  {
    from: "- { by: email, column: email }",
    to: "- { by: passport, column: email }",
    code: "wrong-value",
    says: "find[0].by must be email, phone",
  },
  {
    from: "- { by: email, column: email }",
    to: "- { by: email, column: mail }",
    code: "unknown-column",
    says: 'The column "mail" is declared nowhere in "customers"',
  },
  {
    from: "key: [id]",
    to: "key: [uid]",
    code: "unknown-column",
    says: 'The column "uid" is declared nowhere',
  },
  {
    from: "set: { holder_name: null, holder_email: null }",
    to: "set: { holder_name: null, holder: null }",
    code: "unknown-column",
    says: 'The column "holder" is declared nowhere in "tickets"',
  },
  {
    from: "set: { holder_name: null, holder_email: null }",
    to: "set: {}",
    at: "- names: { kk: Өткен билеттер",
    code: "act-without-set",
    says: '"anonymise" must say in set',
  },
  {
    from: "until: { from: paid_at, years: 5, endOfYear: true }",
    to: "# no end",
    at: "- act: restrict",
    code: "stays-without-until",
    says: "until is missing",
  },
  {
    from: "where: { column: status, in: [requested, approved] }",
    to: "where: { column: state, in: [requested, approved] }",
    code: "unknown-column",
    says: 'The column "state" is declared nowhere in "refunds"',
  },
  {
    from: "related: refunds",
    to: "related: loans",
    at: "theirs: payment_id",
    code: "unknown-related",
    says: 'No collection "loans" stands',
  },
  {
    from: "not: { column: event_on, before: today }",
    to: "not: { column: event_on, before: tomorrow }",
    code: "wrong-value",
    says: 'must be today, but it is "tomorrow"',
  },
  {
    from: "when: { column: status, in: [requested, approved] }",
    to: "when: { column: status, in: paid }",
    code: "wrong-type",
    says: 'must be a list, but it is "paid"',
  },
  {
    from: "given: true",
    to: "given: false",
    at: "- purpose: marketing",
    code: "binding-without-effect",
    says: "stored as the same value",
  },
  {
    from: "- purpose: marketing",
    to: "- purpose: changes",
    code: "binding-not-free",
    says: 'The purpose "changes" is not a free consent',
  },
  {
    from: "- id: sign-ins",
    to: "- id: orders",
    at: "",
    code: "duplicate-id",
    says: 'The collection "orders" stands twice',
  },
  {
    from: "type: name",
    to: "type: code",
    at: "fullName:",
    code: "code-without-values",
    says: "names no values",
  },
  {
    from: "key: [id]",
    to: "key: id",
    code: "wrong-type",
    says: 'shop.collections.customers.key must be a list, but it is "id".',
  },
  { from: "type: code", to: "type: colour", code: "wrong-value", says: "type must be text, name" },
  { from: "systems:", to: "\tsystems:", code: "yaml", says: "." },
];

describe("whoever writes something wrong in systems.yaml is told the line and one sentence", () => {
  testMutations("systems.yaml", mutations);
});
