import { describe, expect, it } from "vitest";
import { noticePair, noticesToday, noticeView, refusableNotices } from "./notice-page.ts";
import type { Notice } from "./notice.ts";

const words = (en: string) => ({ kk: en, ru: en, en });
const today = Temporal.PlainDate.from("2026-11-22");
const service = (id: string) => ({ id, names: words(id), selfErase: false });
const sections = [{ clause: "1", titles: words("One"), texts: words("Text") }];
const notice = (version: string, posted: string, own?: string): Notice => ({
  ...{ version, posted, sections, titles: words(version) },
  ...(own === undefined ? {} : { service: own }),
});

const operator = {
  notice: { inForce: "on-posting" as const, acceptance: "none" as const },
  services: [service("tickets"), service("news"), service("club")],
  notices: [
    notice("2019", "2019-01-01"),
    notice("2021", "2021-01-01"),
    notice("2027", "2027-01-01"),
    notice("2022", "2022-01-01", "news"),
    notice("2028", "2028-01-01", "club"),
  ],
};
const shown = (id: string, version?: string) => {
  const view = noticeView(operator, { id, version }, today);
  return view && [view.ref, view.state, view.standsInFor?.en];
};

describe("an address of a notice", () => {
  it.each([
    ["general", undefined, ["general/2021", "in-force", undefined]],
    ["general", "2019", ["general/2019", "past", undefined]],
    ["general", "2027", ["general/2027", "coming", undefined]],
    ["news", undefined, ["news/2022", "in-force", undefined]],
    ["tickets", undefined, ["general/2021", "in-force", "tickets"]],
    ["club", undefined, ["general/2021", "in-force", "club"]],
    ["club", "2028", ["club/2028", "coming", undefined]],
  ])("/%s/%s shows %o", (id, version, wanted) => {
    expect(shown(id, version)).toEqual(wanted);
  });

  it.each([
    ["moon", undefined],
    ["general", "1999"],
    ["tickets", "2021"],
    ["news", "2021"],
    ["", undefined],
    ["__proto__", undefined],
  ])("/%s/%s is not there", (id, version) => {
    expect(shown(id, version)).toBeUndefined();
  });

  it("says whom it governs, what came before, and lists every version, the newest first", () => {
    const view = noticeView(operator, { id: "general" }, today);
    expect(view?.governs.map(({ en }) => en)).toEqual(["tickets", "club"]);
    expect(view?.before).toBe("2019");
    expect(view?.versions.map(({ version }) => version)).toEqual(["2027", "2021", "2019"]);
    expect(noticeView(operator, { id: "general", version: "2019" }, today)?.before).toBeUndefined();
  });
});

it("a comparison has two versions of one notice, the one before unless another is named", () => {
  const pair = (id: string, version: string, other?: string) => {
    const found = noticePair(operator, { id, version, with: other }, today);
    return found && [found.before.version, found.after.version];
  };
  expect(pair("general", "2021")).toEqual(["2019", "2021"]);
  expect(pair("general", "2027", "2019")).toEqual(["2019", "2027"]);
  expect(pair("general", "2019")).toBeUndefined();
  expect(pair("general", "2021", "2021")).toBeUndefined();
  expect(pair("news", "2022", "2021")).toBeUndefined();
});

it("every notice is listed once, and what is over cannot be refused", () => {
  expect(noticesToday(operator, today).map(({ ref }) => ref)).toEqual([
    "general/2021",
    "news/2022",
    "club/2028",
  ]);
  const refusable = refusableNotices(operator, today);
  expect(refusable.map(({ ref, services }) => [ref, services.map(({ id }) => id)])).toEqual([
    ["general/2021", ["tickets", "club"]],
    ["general/2027", ["tickets", "club"]],
    ["news/2022", ["news"]],
    ["club/2028", ["club"]],
  ]);
});
