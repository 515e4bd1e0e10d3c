import { connect } from "node:net";
import { changedVersions } from "#lib/consents/notice-registry.ts";
import { type Command, type CommandOutcome, type Problem, wrongUsage } from "../command.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { env } from "#lib/platform/env.ts";
import { environmentProblems } from "#lib/platform/env-rules.ts";
import { disconnect, inTransaction, isDatabaseUp } from "#lib/platform/db.ts";
import { pendingMigrations } from "#lib/platform/migrate.ts";
import { calendarFinding } from "./doctor-calendar.ts";
import { outwardProblems } from "./doctor-outward.ts";

type Finding = { readonly name: string; readonly holds: boolean; readonly problem?: Problem };

function finding(name: string, problems: readonly Problem[]): readonly Finding[] {
  if (problems.length === 0) return [{ name, holds: true }];
  return problems.map((problem) => ({ name, holds: false, problem }));
}

function runtimeProblems(): Problem[] {
  const major = Number(process.versions.node.split(".")[0]);
  if (major >= 26) return [];
  const message = `Node ${process.versions.node} runs here; Jeke needs 26. Start it by the npm scripts.`;
  return [{ code: "doctor.node", where: "node", message }];
}

function operatorProblems(): Problem[] {
  try {
    currentOperator();
    return [];
  } catch (error) {
    const message = error instanceof Error ? error.message : "The operator pack cannot be read.";
    return [{ code: "doctor.operator", where: "JEKE_OPERATOR", message }];
  }
}

async function databaseProblems(): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [role, where] of [
    ["app", "DATABASE_URL"],
    ["worker", "DATABASE_WORKER_URL"],
  ] as const) {
    if (env()[where] !== undefined && (await isDatabaseUp(role))) continue;
    problems.push({
      code: "doctor.database",
      where,
      message: `The database does not answer by ${where}.`,
    });
  }
  await disconnect();
  return problems;
}

async function migrationProblems(): Promise<Problem[]> {
  const ownerUrl = env().DATABASE_OWNER_URL;
  if (ownerUrl === undefined) return tableProblems();
  try {
    const pending = await pendingMigrations(ownerUrl);
    return pending.map((name) => ({
      code: "doctor.migration",
      where: name,
      message: "This migration was not applied: run jeke migrate.",
    }));
  } catch {
    const message = "The migrations could not be read by DATABASE_OWNER_URL.";
    return [{ code: "doctor.migration", where: "DATABASE_OWNER_URL", message }];
  }
}

/** Without the owner's address only this can be told: whether the database was ever migrated. */
async function tableProblems(): Promise<Problem[]> {
  if (env().DATABASE_WORKER_URL === undefined || !(await isDatabaseUp("worker"))) return [];
  try {
    const rows = await inTransaction(
      "worker",
      { kind: "worker", job: "doctor" },
      (tx) =>
        tx.$queryRaw<unknown[]>`select 1 where to_regclass('public.staff_member') is not null`,
    );
    if (rows.length > 0) return [];
  } finally {
    await disconnect();
  }
  const message = "The database is empty: run jeke migrate with DATABASE_OWNER_URL.";
  return [{ code: "doctor.migration", where: "DATABASE_WORKER_URL", message }];
}

/** Published texts that are no longer what was first seen under their version. Without a database or pack there is nothing to compare. */
async function noticeProblems(): Promise<Problem[]> {
  try {
    const operator = currentOperator();
    const changed = await inTransaction("worker", { kind: "worker", job: "doctor" }, (tx) =>
      changedVersions(tx, operator),
    );
    return changed.map((where) => ({
      code: "doctor.notice-changed",
      where,
      message: `The text or a day of ${where} was changed after it was published. Write a new version, or restore the old text.`,
    }));
  } catch {
    // Each of the two has a finding of its own above.
    return [];
  } finally {
    await disconnect();
  }
}

/** Whether something listens where mail is to be handed over; no letter is sent. */
async function mailProblems(): Promise<Problem[]> {
  const url = env().SMTP_URL;
  const problem = (message: string): Problem[] => [
    { code: "doctor.mail", where: "SMTP_URL", message },
  ];
  if (url === undefined || !URL.canParse(url))
    return problem("SMTP_URL is not set: no mail can be sent.");
  const { hostname, port, protocol } = new URL(url);
  const listens = await new Promise<boolean>((resolve) => {
    const socket = connect({
      host: hostname,
      port: Number(port) || (protocol === "smtps:" ? 465 : 587),
      timeout: 2000,
    });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
    socket.once("timeout", () => end(false));
  });
  return listens ? [] : problem("The mail server does not answer.");
}

/** What was found, and what is only to be looked at. */
type Examined = { readonly findings: readonly Finding[]; readonly warnings: readonly Problem[] };

async function examine(): Promise<Examined> {
  // As `npm start` decides it: a database of its own has addresses only once the portal was started.
  const isBuiltIn = env().DATABASE_URL === undefined;
  const environment = environmentProblems(env()).filter(
    ({ code }) => !(isBuiltIn && code === "env.database-absent"),
  );
  const database = isBuiltIn ? notLookedAt : await examineDatabase();
  return {
    findings: [
      ...finding("node", runtimeProblems()),
      ...finding("environment", environment),
      ...finding("operator", operatorProblems()),
      ...database.findings,
      ...finding("mail", await mailProblems()),
      ...finding("outward", await outwardProblems()),
    ],
    warnings: database.warnings,
  };
}

async function examineDatabase(): Promise<Examined> {
  const { problems, warnings } = await calendarFinding();
  const findings = [
    ...finding("database", await databaseProblems()),
    ...finding("migrations", await migrationProblems()),
    ...finding("notices", await noticeProblems()),
    ...finding("calendar", problems),
  ];
  return { findings, warnings };
}

/** What cannot be known is not said to hold. */
const notLookedAt: Examined = {
  findings: [],
  warnings: [
    {
      code: "doctor.database",
      where: "DATABASE_URL",
      message:
        "DATABASE_URL is not set, so Jeke brings a PostgreSQL of its own. Nothing in it was looked at: once it runs, name its folder by --data.",
    },
  ],
};

async function run(args: readonly string[]): Promise<CommandOutcome> {
  if (args.length > 0) return wrongUsage(command.usage, args);
  const { findings, warnings } = await examine();
  const problems = findings.flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
  const lines = [
    ...findings.map(
      ({ name, holds, problem }) =>
        `${holds ? "holds " : "FAILS "} ${name}${problem === undefined ? "" : `: ${problem.message}`}`,
    ),
    ...warnings.map(({ code, message }) => `LOOK    ${code.replace("doctor.", "")}: ${message}`),
  ];
  return {
    exit: problems.length === 0 ? 0 : 1,
    text: lines.join("\n"),
    json: { checks: findings.map(({ name, holds }) => ({ name, holds })), warnings },
    problems,
  };
}

/** Says what keeps Jeke from running here. Changes nothing. */
export const command: Command = {
  words: ["doctor"],
  usage: "doctor",
  group: "portal",
  does: "what is missing for this machine to run Jeke: run it before the first `npm start`",
  run,
};
