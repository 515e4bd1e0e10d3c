import type { Page } from "@playwright/test";
import { fileErasure } from "../support/requests.ts";
import { ask } from "../support/systems.ts";
import { enter, expect, test } from "../support/test.ts";

const year = new Date().getUTCFullYear() + 1;

/** A Tuesday of next June, one for each test: no date that is open reaches it. */
function tuesday(nth: 1 | 2 | 3): {
  readonly iso: string;
  readonly words: RegExp;
  readonly day: number;
} {
  const first = new Date(Date.UTC(year, 5, 1)).getUTCDay();
  const day = 1 + ((2 - first + 7) % 7) + 7 * nth;
  return {
    iso: `${year}-06-${String(day).padStart(2, "0")}`,
    words: new RegExp(`Tuesday\\s${day}\\sJune\\s${year}`),
    day,
  };
}

const calendar = `/en/desk/calendar?year=${year}`;

test.describe.configure({ timeout: 120_000 });

async function propose(page: Page, day: string, kind: string): Promise<void> {
  const form = page.getByRole("region", { name: "Propose a change" });
  await form.getByLabel("Day", { exact: true }).fill(day);
  await form.getByLabel("What changes").selectOption({ label: kind });
  await form.getByLabel("Reason in Kazakh").fill("Бұйрық бойынша");
  await form.getByLabel("Reason in Russian").fill("По приказу");
  await form.getByLabel("Reason in English").fill("Moved by order");
  await form.getByLabel("Source").fill("Order No. 12 of 1 June");
  await form.getByRole("button", { name: "Propose the change" }).click();
}

/** A day as the desk writes it, with whatever blanks. */
function wordsOf(iso: string): RegExp {
  const words = new Intl.DateTimeFormat("en-GB", { dateStyle: "full" }).format(new Date(iso));
  return new RegExp(words.replace(",", "").replaceAll(" ", "\\s"));
}

/** The card of a proposal. */
const cardOf = (page: Page, words: RegExp) => page.getByRole("article").filter({ hasText: words });

test("One officer proposes a day off, another agrees, and the day says why", async ({ as }) => {
  const { iso, words, day } = tuesday(1);
  const three = await as("officer-3");
  await three.goto(calendar);
  await propose(three, iso, "a working day becomes a day off");
  const mine = cardOf(three, words);
  await expect(mine).toContainText("another officer decides");
  await expect(mine.getByRole("button")).toHaveCount(0);
  const seven = await as("officer-7");
  await seven.goto(calendar);
  const card = cardOf(seven, words);
  await expect(card).toContainText("Order No. 12 of 1 June");
  await card.getByRole("button", { name: "Agree" }).click();
  await expect(card).toHaveCount(0);
  const marked = seven
    .getByRole("table", { name: `June ${year}` })
    .getByRole("link", { name: new RegExp(`^${day}`) });
  await expect(marked).toHaveAccessibleName(/day\soff, Moved by order, changed\sat\sthe\sdesk/);
  await marked.click();
  await expect(seven.locator(`#d-${iso}`)).toContainText("proposed by No. 3, agreed by No. 7");
});

test("A change is returned with a word, and an impossible one is refused in words", async ({
  as,
}) => {
  const { iso, words } = tuesday(2);
  const admin = await as("admin-1");
  await admin.goto(calendar);
  await propose(admin, iso, "a working day becomes a day off");
  await expect(cardOf(admin, words)).toContainText("another officer decides");
  const officer = await as("officer-3");
  await officer.goto(calendar);
  const card = cardOf(officer, words);
  await card.getByRole("button", { name: "Return" }).click();
  await expect(card.getByRole("alert")).toContainText("Write why you return it");
  await card.getByLabel("Why you return it").fill("There is no such order");
  await card.getByRole("button", { name: "Return" }).click();
  await expect(card).toHaveCount(0);
  await expect(officer.getByText(/There is no such order/)).toBeVisible();
  await propose(officer, iso, "a day off becomes a working day");
  await expect(officer.getByRole("alert").first()).toContainText(
    "This day is a working day already",
  );
  await expect(officer.getByLabel("Reason in English").first()).toHaveValue("Moved by order");
});

test("A promised date stands when a day becomes off, until an officer moves it and says why", async ({
  as,
}) => {
  const page = await as("is-promised-a-date");
  const id = await fileErasure(page, "is-promised-a-date");
  const due = async () =>
    (
      await ask<{ due: string; later: string | null; day: string }>(
        "portal",
        // A working day shortly before the last one.
        `select due_on::text as due, by_calendar ->> 'due' as later,
           (select step ->> 'to' from jsonb_array_elements(trace -> 'trace') with ordinality as t(step, nth)
            where step ->> 'kind' = 'working-days' order by nth desc limit 1) as day
         from clock where request_id = $1 and rule_id = 'dc41.erase'`,
        [id],
      )
    )[0];
  const promised = await due();
  const day = promised?.day ?? "";
  const words = wordsOf(day);
  const three = await as("officer-3");
  await three.goto(`/en/desk/calendar?year=${day.slice(0, 4)}`);
  await propose(three, day, "a working day becomes a day off");
  await expect(cardOf(three, words)).toContainText("another officer decides");
  const seven = await as("officer-7");
  await seven.goto("/en/desk/calendar");
  await cardOf(seven, words).getByRole("button", { name: "Agree" }).click();
  await expect.poll(async () => (await due())?.later, { timeout: 20_000 }).not.toBeNull();
  expect((await due())?.due).toBe(promised?.due);
  await page.goto(`/en/requests/${id}`);
  await expect(page.getByText("The earlier day was promised and stands")).toBeVisible();
  await seven.goto(`/en/desk/cases/${id}`);
  await seven.getByLabel("What the person will read").fill("The holiday was moved by order.");
  await seven.getByRole("button", { name: "Move to the later day" }).click();
  await expect.poll(async () => (await due())?.due, { timeout: 20_000 }).not.toBe(promised?.due);
  await page.goto(`/en/requests/${id}`);
  await expect(page.getByText("The holiday was moved by order.").first()).toBeVisible();
  await expect(page.getByText("The earlier day was promised and stands")).toHaveCount(0);
  // Back to the published calendar, for whoever comes next.
  await three.goto(`/en/desk/calendar?year=${day.slice(0, 4)}`);
  await propose(three, day, "back to the published calendar");
  await expect(cardOf(three, words)).toContainText("another officer decides");
  await seven.goto("/en/desk/calendar");
  await cardOf(seven, words).getByRole("button", { name: "Agree" }).click();
  await expect(cardOf(seven, words)).toHaveCount(0);
});

test("The desk is warned of next year from October on, an auditor reads, an agent sees nothing", async ({
  as,
}) => {
  const [clock] = await ask<{ is: boolean }>(
    "portal",
    "select extract(month from now() at time zone 'Asia/Almaty') >= 10 as is",
    [],
  );
  const officer = await as("officer-3");
  await officer.goto("/en/desk");
  const warning = officer.getByText("the calendar is not confirmed");
  await expect(warning).toHaveCount(clock?.is === true ? 1 : 0);
  const auditor = await as("auditor-2");
  await auditor.goto("/en/desk/calendar");
  await expect(auditor.getByRole("heading", { level: 1 })).toContainText("working days");
  await expect(auditor.getByRole("button", { name: /Propose|Agree/ })).toHaveCount(0);
  const agent = await as("agent-12");
  await agent.goto("/en/desk/calendar");
  await expect(agent.getByRole("heading", { level: 1 })).not.toContainText("working days");
  await expect(agent.getByRole("link", { name: "Calendar" })).toHaveCount(0);
});

test("Without JavaScript a change is proposed, agreed to and read", async ({
  browser,
  baseURL,
}) => {
  const { iso, words, day } = tuesday(3);
  const open = async (player: "officer-3" | "officer-7") => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      ...(baseURL === undefined ? {} : { baseURL }),
    });
    await enter(context, player, baseURL ?? "");
    const page = await context.newPage();
    await page.goto(calendar);
    return page;
  };
  const [seven, three] = [await open("officer-7"), await open("officer-3")];
  await propose(seven, iso, "a working day becomes a day off");
  await expect(cardOf(seven, words)).toContainText("another officer decides");
  await three.reload();
  await cardOf(three, words).getByRole("button", { name: "Agree" }).click();
  await expect(cardOf(three, words)).toHaveCount(0);
  await three
    .getByRole("table", { name: `June ${year}` })
    .getByRole("link", { name: new RegExp(`^${day}`) })
    .click();
  await expect(three.locator(`#d-${iso}`)).toContainText("Moved by order");
  for (const page of [seven, three]) await page.context().close();
});
