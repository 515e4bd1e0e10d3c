import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asId, type AccountId, type RequestId } from "#lib/kernel/ids.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { setVariables } from "#lib/platform/env.ts";
import { evidenceFolder } from "#lib/platform/files.ts";
import { cancel } from "#lib/requests/use-cases/cancel.ts";
import { query } from "#lib/testing/database.ts";
import { addStaff, type DeskPerson } from "#lib/testing/desk.ts";
import { file, question } from "#lib/testing/filing.ts";
import { cabinetEmail, systemsWithCabinet } from "#lib/testing/small-cabinet.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { answerBy, mailedTokens, outside, pdf, settleAll } from "#lib/testing/tasks.ts";
import { answerTask } from "../use-cases/answer-task.ts";
import { askForTaskLink } from "../use-cases/ask-for-task-link.ts";
import { sendTaskLink } from "../use-cases/send-task-link.ts";
import { tellLateTasks } from "../use-cases/tell-late-tasks.ts";
import { openTask } from "./open.ts";
import { openTasks, taskByLink } from "./queries.ts";

let world: SmallOperator;
let officer: DeskPerson;
let accountId: AccountId;
let requestId: RequestId;
let token: string;

beforeAll(async () => {
  setVariables({ JEKE_TEST_CABINET_EMAIL: cabinetEmail });
  world = await smallOperator("", systemsWithCabinet);
  officer = await addStaff(world, ["officer"]);
  accountId = await addAccount(world, { email: "aigerim@example.kz", phone: "+77010000001" });
});

beforeEach(async () => {
  await query(world.superUrl, "truncate system_task; delete from message");
  requestId = asId<RequestId>(await file(subjectOf(accountId), question));
  await ask();
  token = (await mailedTokens(world))[0] ?? "";
});

const ask = (): Promise<unknown> => {
  const system = currentOperator().systems.find(({ id }) => id === "cabinet");
  if (system === undefined) throw new Error("no cabinet");
  return world.worker.unit((unit) =>
    openTask(unit, {
      ...{ key: `find:${requestId}:cabinet`, system, verb: "find", accountId, requestId },
      collections: ["letters"],
      identifiers: [
        { kind: "email", value: "aigerim@example.kz" },
        { kind: "phone", value: "+77010000001" },
        { kind: "account", value: accountId },
      ],
    }),
  );
};
const found = { answer: "found", words: "Two letters of 2025." } as const;
const kept = (): readonly string[] => readdirSync(evidenceFolder());
const rows = (columns: string) => query(world.superUrl, `select ${columns} from system_task`);
const look = (key: string) => outside.unit((unit) => taskByLink(unit, key));

describe("the page behind a mailed link", () => {
  it("shows by what the map has the person found, and nothing else of them", async () => {
    const task = await look(token);
    expect(task?.identifiers).toEqual([{ kind: "email", value: "aigerim@example.kz" }]);
    expect(task).toMatchObject({ verb: "find", answers: ["found", "found-nothing", "cannot"] });
    const mail = await query(world.superUrl, "select 1 from message where account_id is not null");
    expect(mail.length).toBeGreaterThan(0);
    // Looking uses nothing up.
    expect(await look(token)).toEqual(task);
  });

  it.each([
    ["unknown", () => randomBytes(32).toString("base64url")],
    ["tampered", () => (token.startsWith("A") ? "B" : "A") + token.slice(1)],
    ["cut", () => token.slice(0, 42)],
    ["empty", () => ""],
  ])("opens nothing by a link that is %s", async (_, make) => {
    expect(await look(make())).toBeNull();
    expect(await answerBy(make(), found)).toBe("tasks.unknown");
    expect(await rows("state")).toEqual([{ state: "open" }]);
  });

  it("takes one answer of sixteen at once, ten times over, and keeps one file", async () => {
    for (let round = 0; round < 10; round += 1) {
      const before = kept().length;
      const answers = await Promise.all(
        Array.from({ length: 16 }, (_, index) =>
          answerBy(token, { ...found, words: `Answer ${index}`, file: pdf }),
        ),
      );
      expect(answers.filter((one) => one === "ok")).toHaveLength(1);
      expect(new Set(answers)).toEqual(new Set(["ok", "tasks.unknown"]));
      expect(kept()).toHaveLength(before + 1);
      expect(await look(token)).toBeNull();
      await query(world.superUrl, "truncate system_task; delete from message");
      await ask();
      token = (await mailedTokens(world))[0] ?? "";
    }
  });

  it("opens nothing once its time is over, and by a new link after the old one", async () => {
    const taskId = (await officer.desk.unit(openTasks))[0]?.id ?? "";
    const asked = await officer.desk.unit((unit) => askForTaskLink(unit, { taskId }));
    expect(asked.ok).toBe(true);
    await world.worker.unit((unit) => sendTaskLink(unit, { taskId }));
    const [, newer = ""] = await mailedTokens(world);
    expect(await answerBy(token, found)).toBe("tasks.unknown");
    await query(
      world.superUrl,
      `update system_task set link_ends_at = now() - interval '1 second'`,
    );
    expect(await answerBy(newer, found)).toBe("tasks.unknown");
    await query(world.superUrl, `update system_task set link_ends_at = now() + interval '1 day'`);
    expect(await answerBy(newer, found)).toBe("ok");
  });

  it("takes no answer after the request was cancelled, and forgets who it was about", async () => {
    const gone = await subjectOf(accountId).unit((unit) => cancel(unit, { requestId }));
    expect(gone.ok).toBe(true);
    expect(await look(token)).toBeNull();
    expect(await answerBy(token, found)).toBe("tasks.unknown");
    expect(await rows("state, octet_length(about_sealed) as about")).toEqual([
      { state: "cancelled", about: 0 },
    ]);
  });
});

describe("evidence", () => {
  const png = Buffer.from("89504e470d0a1a0a0000000049454e44ae426082", "hex");
  it.each([
    ["a program called .pdf", Buffer.from("MZ\x90\0%PDF-1.7 %%EOF"), "tasks.file-type"],
    ["a page of HTML", Buffer.from("<html>%PDF-</html>"), "tasks.file-type"],
    ["half a picture", png.subarray(0, 12), "tasks.file-type"],
    ["too much", Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024), pdf]), "tasks.file-large"],
    ["a picture", png, "ok"],
  ])("is looked at by its own bytes: %s", async (_, bytes, wanted) => {
    const before = kept().length;
    expect(await answerBy(token, { ...found, file: bytes })).toBe(wanted);
    expect(kept().length).toBe(before + (wanted === "ok" ? 1 : 0));
  });

  it("is asked of whoever says that nothing is there, and facts of whoever found some", async () => {
    expect(await answerBy(token, { answer: "found" })).toBe("tasks.words-missing");
    expect(await answerBy(token, { answer: "found-nothing" })).toBe("tasks.evidence-missing");
    expect(await answerBy(token, { answer: "done", words: "Done." })).toBe("tasks.not-offered");
    expect(await answerBy(token, { answer: "found-nothing", words: "No folder." })).toBe("ok");
  });
});

describe("at the desk", () => {
  const answerAs = async (person: DeskPerson): Promise<string> => {
    const id = String((await rows("id::text as id"))[0]?.id);
    const result = await answerTask(person.desk, { ...found, of: { taskId: id } });
    return result.ok ? "ok" : result.error.code;
  };

  it("officers answer, agents only in cases of theirs, nobody about themselves", async () => {
    expect(await answerAs(await addStaff(world, ["agent"]))).toBe("tasks.unknown");
    expect(await answerAs(await addStaff(world, ["auditor"]))).toBe("tasks.unknown");
    expect(await answerAs(await addStaff(world, ["officer"], accountId))).toBe("tasks.own-case");
    expect(await answerAs(officer)).toBe("ok");
    expect(await rows("answered_by, answered_number")).toEqual([
      { answered_by: "staff", answered_number: officer.actor.number },
    ]);
  });

  it("what was found reaches the person as a message of their request", async () => {
    await answerBy(token, found);
    await settleAll(world);
    const told = await query(
      world.superUrl,
      `select event, request_id::text as request from message where event like 'task.%' and account_id is not null`,
    );
    expect(told).toEqual([{ event: "task.found", request: requestId }]);
  });

  it("a task that nobody answered in time goes to the officers, once", async () => {
    await query(world.superUrl, `update system_task set due_at = now() - interval '1 hour'`);
    expect(await world.worker.unit(tellLateTasks)).toEqual({ told: 1 });
    expect(await world.worker.unit(tellLateTasks)).toEqual({ told: 0 });
    const late = await query(world.superUrl, `select 1 from message where event = 'task.late'`);
    expect(late.length).toBeGreaterThan(0);
  });
});
