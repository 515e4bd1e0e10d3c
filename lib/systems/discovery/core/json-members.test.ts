import { expect, test } from "vitest";
import { jsonMembers, memberName } from "./json-members.ts";

const column = {
  name: "data",
  type: "jsonb",
  family: "json",
  nullable: true,
  readable: true,
} as const;

test("members that most values have stand like columns of their own", () => {
  const values = Array.from({ length: 4 }, (_, at) =>
    JSON.stringify({ contact: { email: `${at}@example.com`, age: at }, ok: true }),
  );
  const found = jsonMembers(column, values);
  expect(found.map(({ column: { name, family } }) => [name, family])).toEqual([
    ["data -> contact -> email", "text"],
    ["data -> contact -> age", "integer"],
    ["data -> ok", "boolean"],
  ]);
  expect(found[0]?.values).toEqual([
    "0@example.com",
    "1@example.com",
    "2@example.com",
    "3@example.com",
  ]);
  expect(memberName("data -> contact -> email")).toBe("contact_email");
});

test("a key that is itself somebody's never becomes a name", () => {
  const people = ["Айгерим", "Ержан", "Мария", "Тимур"].map((name) =>
    JSON.stringify({ [name]: 1, [`${name}@example.com`]: 2, score: 3 }),
  );
  expect(jsonMembers(column, people).map(({ column: { name } }) => name)).toEqual([
    "data -> score",
  ]);
});

test("what is no object, or too few of them, has no members", () => {
  expect(jsonMembers(column, ["[1]", "2", "{", "null", '"x"'])).toEqual([]);
  expect(jsonMembers(column, ['{"a":"b"}', '{"a":"b"}'])).toEqual([]);
});
