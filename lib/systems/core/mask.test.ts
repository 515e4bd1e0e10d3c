import { expect, test } from "vitest";
import { mapOf } from "#lib/testing/memory-systems.ts";
import { field } from "#lib/testing/postgres-system.ts";
import type { StoredRecord, SubjectReading } from "../ports.ts";
import { maskOthers, ownWords } from "./mask.ts";

const name = (of: string) => ({ ...field(of), type: "name", of });
const gifts = mapOf("s", {
  gifts: {
    person: true,
    find: [{ by: "email", column: "email", as: "sender" }],
    fields: { sender: name("sender"), recipient: name("recipient") },
  },
});
const [collection] = gifts.collections;

function readingOf(record: StoredRecord): SubjectReading {
  if (collection === undefined) throw new Error("no collection");
  const part = { collection, outcome: "data" as const, records: [record], underReview: 0 };
  const system = { system: gifts, outcome: "data" as const, collections: [part] };
  return { at: "2026-11-22T05:00:00Z", systems: [system] };
}

const values = { sender: "Әйгерім Сәтбай", recipient: "Болат Ахметов" };
const fields = { type: "name", others: false } as const;

test.each([
  [["sender"], "Әйгерім Сәтбай", "Б•••••"],
  [["recipient"], "Ә•••••", "Болат Ахметов"],
  [["recipient", "sender"], "Әйгерім Сәтбай", "Болат Ахметов"],
  [[], "Ә•••••", "Б•••••"],
])("found as %j one reads the fields of that role and no other", (as, sender, recipient) => {
  const own = ownWords(readingOf({ key: "[1]", values, as }), []);
  const shown = (of: "sender" | "recipient") =>
    maskOthers({ ...fields, of }, values[of], own, as).value;
  expect([shown("sender"), shown("recipient")]).toEqual([sender, recipient]);
});

test("a namesake in the other role stays masked, and an empty value is no secret", () => {
  const twins = { sender: "Әйгерім Сәтбай", recipient: "Әйгерім Сәтбай" };
  const own = ownWords(readingOf({ key: "[1]", values: twins, as: ["sender"] }), []);
  const other = { ...fields, of: "recipient" };
  expect(maskOthers(other, twins.recipient, own, ["sender"]).masked).toBe(true);
  expect(maskOthers(other, null, own, ["sender"]).masked).toBe(false);
});

test("what the other person is called is not taken for the subject's own name elsewhere", () => {
  const own = ownWords(readingOf({ key: "[1]", values, as: ["sender"] }), []);
  const elsewhere = { ...fields, others: true };
  expect(maskOthers(elsewhere, "Болат Ахметов", own).masked).toBe(true);
  expect(maskOthers(elsewhere, "Сәтбай Әйгерім", own).masked).toBe(false);
});
