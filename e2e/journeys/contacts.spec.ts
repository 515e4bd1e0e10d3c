import { expect, test } from "../support/test.ts";

test("Whoever has not signed in reads how to reach the operator, and who hears complaints", async ({
  page,
}) => {
  for (const locale of ["kk", "ru", "en"]) {
    await page.goto(`/${locale}`);
    await expect(page.getByText("+7 727 346 64 13", { exact: false })).toBeVisible();
    await expect(page.getByText("050020", { exact: false })).toBeVisible();
  }
  await expect(
    page.getByText("Ministry of Artificial Intelligence", { exact: false }),
  ).toBeVisible();
});
