import { describe, expect, it } from "vitest";
import { z } from "#lib/kernel/zod.ts";
import { echoOf, formObject, invalidFields } from "./form.ts";

function form(entries: readonly (readonly [string, string])[]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

describe("a form", () => {
  it("loses React's own fields and keeps lists as lists", () => {
    const typed = formObject(
      form([
        ["$ACTION_ID_1", ""],
        ["a", "1"],
        ["b[]", "x"],
        ["c", "1"],
        ["c", "2"],
      ]),
    );
    expect(typed).toEqual({ a: "1", b: ["x"], c: ["1", "2"] });
  });

  it("with a field that was never offered, or one sent twice, is refused", () => {
    const schema = z.strictObject({ a: z.string() });
    const extra = schema.safeParse(
      formObject(
        form([
          ["a", "1"],
          ["role", "admin"],
        ]),
      ),
    );
    expect(extra.success ? [] : invalidFields(extra.error).formErrors).toEqual(["common.invalid"]);
    expect(
      schema.safeParse(
        formObject(
          form([
            ["a", "1"],
            ["a", "2"],
          ]),
        ),
      ).success,
    ).toBe(false);
  });

  it("with a name of the object prototype is just a field that was never offered", () => {
    const schema = z.strictObject({ a: z.string() });
    expect(
      schema.safeParse(
        formObject(
          form([
            ["a", "1"],
            ["__proto__", "x"],
          ]),
        ),
      ).success,
    ).toBe(false);
  });

  it("answers with the schema's own codes, or with the kind of fault", () => {
    const schema = z.strictObject({
      a: z.string().min(1, "data.name-empty"),
      b: z.string().min(1),
      c: z.string().max(1),
    });
    const parsed = schema.safeParse({ a: "", b: "", c: "xx" });
    expect(parsed.success ? {} : invalidFields(parsed.error).fieldErrors).toEqual({
      a: ["data.name-empty"],
      b: ["common.required"],
      c: ["common.too-long"],
    });
  });

  it("comes back with what was typed, without secrets", () => {
    expect(echoOf({ email: "a@b.kz", password: "x", list: ["1"] }, ["password"])).toEqual({
      email: "a@b.kz",
    });
  });
});
