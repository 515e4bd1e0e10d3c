import { expect, it } from "vitest";
import { countDifference, noticeDifference } from "./notice-difference.ts";

const section = (clause: string, title: string, text: string) => ({
  clause,
  titles: { kk: `${title} kk`, ru: `${title} ru`, en: title },
  texts: { kk: `${text} kk`, ru: `${text} ru`, en: text },
});

const before = {
  sections: [
    section("1", "Terms", "What the words mean."),
    section("2", "Data", "Name and phone."),
    section("3", "Term", "Kept for a year."),
    section("4", "Change", "We may change this."),
    section("5", "Contact", "By post."),
  ],
};
const after = {
  sections: [
    section("1", "Terms", "What the words mean."),
    section("2", "Data", "Name, e-mail and phone."),
    section("3", "Recipients", "A courier."),
    section("4", "Term", "Kept for a year."),
    section("6", "Contact", "By post."),
    section("7", "Law", "Kazakh law."),
  ],
};

it("tells clause by clause, in the order of the newer text, what became of it", () => {
  const rows = noticeDifference(before, after, "en");
  expect(rows.map(({ kind, clause, was }) => [kind, clause, was])).toEqual([
    ["same", "1", undefined],
    ["changed", "2", undefined],
    ["changed", "3", undefined],
    ["changed", "4", undefined],
    ["renumbered", "6", "5"],
    ["added", "7", undefined],
  ]);
  expect(rows[1]?.text).toEqual([
    { kind: "same", text: "Name" },
    { kind: "added", text: ", e-mail" },
    { kind: "same", text: " and phone." },
  ]);
  expect(countDifference(rows)).toEqual({
    same: 1,
    added: 1,
    removed: 0,
    changed: 3,
    renumbered: 1,
  });
});

it("a clause that is gone stands where it stood", () => {
  const [first, , ...rest] = before.sections;
  const rows = noticeDifference(before, { sections: [...(first ? [first] : []), ...rest] }, "ru");
  expect(rows.map(({ kind, clause }) => [kind, clause])).toEqual([
    ["same", "1"],
    ["removed", "2"],
    ["same", "3"],
    ["same", "4"],
    ["same", "5"],
  ]);
  expect(rows[1]?.text).toEqual([{ kind: "removed", text: "Name and phone. ru" }]);
  const none = noticeDifference(before, { sections: [section("9", "New", "All new.")] }, "kk");
  expect(none.map(({ kind, clause }) => `${kind} ${clause}`)).toEqual([
    "removed 1",
    "removed 2",
    "removed 3",
    "removed 4",
    "removed 5",
    "added 9",
  ]);
});

it("one text moved once is renumbered once, not twice", () => {
  const twice = {
    sections: [section("a", "Contact", "By post."), section("b", "Contact", "By post.")],
  };
  const rows = noticeDifference({ sections: [section("5", "Contact", "By post.")] }, twice, "en");
  expect(rows.map(({ kind }) => kind)).toEqual(["renumbered", "added"]);
});

it("a text against itself has no difference in any language", () => {
  for (const locale of ["kk", "ru", "en"] as const) {
    const rows = noticeDifference(before, before, locale);
    expect(rows.every(({ kind }) => kind === "same")).toBe(true);
  }
});
