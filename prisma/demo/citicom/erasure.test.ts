import { expect, test } from "vitest";
import { query } from "#lib/testing/database.ts";
import { erasures } from "../kit/testing/erased.ts";
import { sample } from "./index.ts";
import { demoSubject } from "./people.ts";

const { erase, ownerUrl } = erasures(sample);
const account = ["cookie-choices erased", "devices erased", "holders erased"];

test("somebody of a company goes, its card stays and says nothing of them", async () => {
  expect(await erase(demoSubject("administrator"))).toEqual({
    ended: { state: "over" },
    steps: [
      "companies kept",
      "company-users erased",
      ...account,
      "members erased",
      "publications erased",
    ],
  });
  const [card] = await query(
    ownerUrl("business"),
    "select people from company_cards where company_id = 1",
  );
  expect(card?.["people"]).not.toContain("Сейітова");
  expect(card?.["people"]).toContain("Панов");
});

test("one's answers elsewhere lose name and words; a post goes with what others wrote under it", async () => {
  expect(await erase(demoSubject("commenter"))).toEqual({
    ended: { state: "over" },
    steps: ["comments-by-me anonymised", ...account, "members erased"],
  });
  expect(await erase(demoSubject("commented"))).toEqual({
    ended: { state: "over" },
    steps: [
      "comments-by-me erased",
      "comments-to-me erased",
      ...account,
      "members erased",
      "publications erased",
    ],
  });
});

test("an ended agreement is restricted or freed of the name; one in force waits with its head", async () => {
  expect(await erase(demoSubject("former-head"))).toEqual({
    ended: { state: "over" },
    steps: ["agreements anonymised", "agreements restricted"],
  });
  const { steps } = await erase(demoSubject("head"));
  expect(steps).toEqual(["agreements held", "companies kept", "company-heads held"]);
});
