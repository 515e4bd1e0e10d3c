import { findings, findingsHere, glances } from "../support/axe.ts";
import { memberOf, typePassword } from "../support/desk.ts";
import type { StaffId } from "../support/roles.ts";
import { ask } from "../support/systems.ts";
import { expect, test } from "../support/test.ts";

test.describe.configure({ timeout: 120_000 });

type Case = { readonly id: string; readonly reader: StaffId };

/** A case of the demo in this state (`any` where it may move on by itself), and a member of staff who works on it, or would as second. */
async function caseOf(type: string, state: string, asSecond = false): Promise<Case> {
  const [found] = await ask<{ id: string; reader: StaffId | null }>(
    "portal",
    `select r.id, s.roles[1] || '-' || s.number as reader
     from request r left join staff_member s on s.id = r.assignee_id
     where r.type = $1 and $2 in (r.state, 'any') order by r.assignee_id is null, r.created_at limit 1`,
    [type, state],
  );
  if (found === undefined) throw new Error(`no ${type} is ${state}`);
  const second = found.reader === "officer-3" ? "officer-7" : "officer-3";
  return { id: found.id, reader: asSecond ? second : (found.reader ?? "officer-3") };
}

const acted = [
  ["information", "open"],
  ["erasure", "open"],
  ["erasure", "proposed"],
  ["erasure", "needs-staff"],
] as const;

for (const [type, state] of acted) {
  test(`axe finds nothing on a case to act on: ${type}, ${state}`, async ({ as }) => {
    const { id, reader } = await caseOf(type, state, state === "proposed");
    expect(await findings(await as(reader), [`/desk/cases/${id}`])).toEqual([]);
  });
}

test("axe finds nothing on the other cases, in the queue, the log, the calendar and where there is nothing", async ({
  as,
}) => {
  const officer = await as("officer-3");
  expect(
    await findings(officer, [
      "/desk",
      "/desk/audit",
      "/desk/calendar",
      "/desk/tasks",
      "/desk/systems",
    ]),
  ).toEqual([]);
  const [running, refused, copy] = [
    await caseOf("rectification", "running"),
    await caseOf("information", "refused"),
    await caseOf("copy", "any"),
  ];
  const paths = ["/desk?view=closed", "/desk?view=second", "/desk?view=unassigned"];
  const cases = [running, refused, copy, { id: "00000000-0000-4000-8000-000000000000" }];
  expect(await glances(officer, [...cases.map(({ id }) => `/desk/cases/${id}`), ...paths])).toEqual(
    [],
  );
  expect(await glances(await as(running.reader), [`/desk/cases/${running.id}`])).toEqual([]);
  // To whoever may open no case the queue's address answers with the log.
  expect(await glances(await as("admin-1"), ["/desk/audit", "/desk/calendar?year=2027"])).toEqual(
    [],
  );
  expect(await glances(await as("auditor-2"), ["/desk/calendar?year=2025"])).toEqual([]);
});

test("axe finds nothing where staff sign in, a wrong password too", async ({ page, request }) => {
  const member = await memberOf(request, "agent-15");
  await typePassword(page, { ...member, password: "not this one" });
  await expect(page.getByRole("alert").first()).toBeVisible();
  expect(await findingsHere(page)).toEqual([]);
  await typePassword(page, member);
  await expect(page.getByLabel("6 digits")).toBeVisible();
  expect(await findings(page, ["/desk/sign-in/factor"])).toEqual([]);
});
