import { expect, test } from "vitest";
import type { Control } from "./control.ts";
import type { Notice } from "./notice.ts";
import type { PolicyPromise } from "./promise.ts";
import { promisesView } from "./promise-view.ts";
import { afterRun } from "./proof.ts";

const words = (en: string) => ({ kk: `${en} kk`, ru: `${en} ru`, en });
const place = (clause: string, more: { part?: string; service?: string } = {}) => ({
  ...{ id: `pack/${clause}`, clause, says: words(clause) },
  ...more,
});
const notice = (clauses: readonly string[], service?: string): Notice => ({
  ...{ version: "1", titles: words("Policy") },
  sections: clauses.map((clause) => ({ clause, titles: words(clause), texts: words(clause) })),
  ...(service === undefined ? {} : { service }),
});
const kept = (clause: string, more: object = {}): PolicyPromise => ({
  ...{ ...place(clause), status: "kept", control: "edit" },
  ...more,
});

const controls: readonly Control[] = [
  { id: "edit", names: words("Edit"), about: words("Edits"), tests: ["lib/edit.test.ts"] },
  { id: "later", names: words("Later"), planned: words("One day") },
];
const control = (id: string) => controls.find((one) => one.id === id);
const proofs = afterRun({ files: {} }, [{ file: "lib/edit.test.ts", outcome: "passed" }], {
  at: "2026-11-20T10:00:00Z",
});
const known = { control, proofs };
const services = [
  { id: "news", names: words("News"), selfErase: false },
  { id: "shop", names: words("Shop"), selfErase: false },
];

test("promises stand in the order of the notice, whatever the order of the file", () => {
  const promises = [kept("3.1"), kept("1.2"), kept("2.1.4"), kept("9")];
  const notices = [notice(["1.2", "3.1", "2.1"])];
  const view = promisesView({ promises, notices, services }, known);
  const [group] = view.groups;
  expect(group?.notices[0]?.promises.map(({ clause }) => clause)).toEqual([
    ...["1.2", "3.1", "2.1.4", "9"],
  ]);
  expect(group?.notices[0]?.promises.map(({ section }) => section)).toEqual([
    { notice: "general", clause: "1.2" },
    { notice: "general", clause: "3.1" },
    { notice: "general", clause: "2.1" },
    undefined,
  ]);
});

test("the counts are those of all, also where one status alone is shown", () => {
  const promises: readonly PolicyPromise[] = [
    kept("1"),
    kept("2"),
    { ...place("3"), status: "open", control: "later" },
    { ...place("4"), status: "statement" },
  ];
  const operator = { promises, notices: [], services };
  const all = promisesView(operator, known);
  expect(all.groups.map(({ status }) => status)).toEqual(["open", "kept", "statement"]);
  const open = promisesView(operator, known, "open");
  expect(open.counts).toEqual(all.counts);
  expect(open.counts.reduce((sum, { count }) => sum + count, 0)).toBe(open.all);
  expect(open.groups.map(({ status, count }) => [status, count])).toEqual([["open", 1]]);
  expect(promisesView(operator, known, "conflict").groups).toEqual([]);
});

test("no two anchors are alike: parts and services tell themselves apart", () => {
  const promises = [
    kept("4.2.4", { part: "information", id: "a" }),
    kept("4.2.4", { part: "advertising", id: "b" }),
    kept("4.2.4", { service: "news", id: "c" }),
  ];
  const view = promisesView({ promises, notices: [], services }, known);
  const [group] = view.groups;
  expect(group?.notices.map(({ service }) => service?.en)).toEqual([undefined, "News"]);
  expect(group?.notices.flatMap((one) => one.promises.map(({ anchor }) => anchor))).toEqual([
    ...["4.2.4", "4.2.4-advertising", "news-4.2.4"],
  ]);
});

test("a kept promise carries its proof, an open one what is to keep it", () => {
  const promises: readonly PolicyPromise[] = [
    kept("1"),
    { ...place("2"), status: "open", control: "later" },
  ];
  const view = promisesView({ promises, notices: [], services }, known);
  const views = view.groups.flatMap(({ notices }) => notices.flatMap((one) => one.promises));
  expect(views.map((one) => one.control)).toEqual([
    { id: "later", names: words("Later"), planned: words("One day") },
    {
      ...{ id: "edit", names: words("Edit"), about: words("Edits") },
      tests: ["lib/edit.test.ts"],
      proof: { state: "proven", run: { at: "2026-11-20T10:00:00Z" } },
    },
  ]);
});
