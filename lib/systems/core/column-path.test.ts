import { expect, test } from "vitest";
import { columnPath } from "./column-path.ts";

test.each([
  ["email", "email", []],
  ["E-Mail адрес; --", "E-Mail адрес; --", []],
  ["data -> contact -> email", "data", ["contact", "email"]],
  ["data->phones->0", "data", ["phones", 0]],
  ['data -> "0" -> "a -> b" -> "say ""x"""', "data", ["0", "a -> b", 'say "x"']],
  ['"odd -> name" -> e-mail адрес', "odd -> name", ["e-mail адрес"]],
  ['"odd -> name"', "odd -> name", []],
  ["data ->", "data ->", []],
  ['half "quoted', 'half "quoted', []],
])("%s is the column %s and the keys %j", (name, column, keys) => {
  expect(columnPath(name)).toEqual({ column, keys });
});
