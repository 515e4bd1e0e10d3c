import { seedStaff } from "#lib/identity/use-cases/seed-staff.ts";
import { runUnit } from "#lib/jobs/run-unit.ts";
import { demoPeopleOf } from "../../../prisma/demo/people.ts";
import { demoStaff } from "../../../prisma/demo/staff.ts";

/** Adds the demo's staff, already enrolled; those who are there stay as they are. */
export async function seedDemoStaff(): Promise<void> {
  for (const { email, name, locale, number, role, password, totpSecret } of demoStaff) {
    const result = await runUnit(
      { actor: { kind: "worker", job: "demo" }, locale: "en", role: "worker" },
      (unit) =>
        seedStaff(unit, { email, name, locale, number, roles: [role], password, totpSecret }),
    );
    if (!result.ok) throw new Error(`demo staff ${String(number)}: ${result.error.code}`);
  }
}

/** Whom one can be in the demo, as a table for the terminal. */
export async function demoTable(operator: string, url: string): Promise<string> {
  const people = await demoPeopleOf(operator);
  const rows = people.map((person) => [
    person.role,
    person.name,
    person.email,
    person.phone ?? "",
    person.note,
  ]);
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [
    ...lines,
    "",
    "Codes arrive at " +
      `${url}/dev/inbox` +
      " (also the current codes of staff); staff passwords: " +
      `${url}/dev/people`,
    `The desk: ${url}/desk. Ctrl-C stops everything; the data stays.`,
  ].join("\n");
}
