import { readdirSync } from "node:fs";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildArchive } from "#lib/exports/use-cases/build-archive.ts";
import { openDownload } from "#lib/exports/use-cases/open-download.ts";
import { issueStopLink } from "#lib/identity/stop-link.ts";
import { workspaceFor } from "#lib/jobs/run-unit.ts";
import type { AccountId } from "#lib/kernel/ids.ts";
import { archiveFolder } from "#lib/platform/files.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { caseActs, type CaseActs } from "#lib/testing/case-acts.ts";
import { query } from "#lib/testing/database.ts";
import { erasure as deletion, file, question } from "#lib/testing/filing.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { readyNotice } from "./ready-notice.ts";
import { markRequest } from "./run-state.ts";
import { stopEverything } from "./use-cases/stop-everything.ts";

let world: SmallOperator;
let accountId: AccountId;
let person: Workspace;
let acts: CaseActs;
let run = 0;

const visitor = workspaceFor({ actor: { kind: "gate" }, locale: "en" });
const marks = { markRequest, readyNotice };

beforeAll(async () => {
  world = await smallOperator();
  acts = caseActs(world);
});

beforeEach(async () => {
  run += 1;
  accountId = await addAccount(world, { email: `p${run}@example.kz`, phone: `+7701000100${run}` });
  person = subjectOf(accountId);
});

const link = () => person.unit((unit) => issueStopLink(unit, accountId));
const press = async (token: string) => {
  const stopped = await stopEverything(visitor, { token });
  return stopped.ok ? stopped.value : stopped.error.code;
};

describe("pressing the stop link", () => {
  it("takes back what needed the step-up and has not begun, destroys the copy, and leaves the rest", async () => {
    const copy = await file(person, { type: "copy", details: {} });
    await buildArchive(world.worker, marks, { archiveId: copy });
    const erasure = await file(person, deletion);
    const asked = await file(person, question);
    const before = readdirSync(archiveFolder()).length;
    const token = await link();
    expect(await press(token)).toEqual({
      ...{ sessions: 0, addresses: 0, requests: 1, archives: 1, late: 0 },
    });
    expect(await acts.stateOf(erasure)).toBe("cancelled");
    expect(await acts.stateOf(asked)).toBe("open");
    expect(await openDownload(person, { archiveId: copy })).toMatchObject({
      error: { code: "exports.gone" },
    });
    expect(readdirSync(archiveFolder())).toHaveLength(before - 1);
    const keys = `select count(*) from export_archive where id = '${copy}' and key_sealed is not null`;
    expect(await acts.count(keys)).toBe(0);
    const told = `select count(*) from message where event = 'identity.stopped' and account_id = '${accountId}'`;
    expect(await acts.count(told)).toBe(2);
    const clocks = `select count(*) from clock where request_id = '${erasure}' and met_at is null`;
    expect(await acts.count(clocks)).toBe(0);
    expect(await press(token)).toBe("identity.stop-used");
  });

  it("a copy being built stays destroyed when its builder comes to its end", async () => {
    const copy = await file(person, { type: "copy", details: {} });
    const token = await link();
    let pressed: unknown;
    const meddled: Workspace = {
      ...world.worker,
      systems: {
        ...world.worker.systems,
        connector: (id) => {
          pressed ??= press(token);
          return world.worker.systems.connector(id);
        },
      },
    };
    await expect(buildArchive(meddled, marks, { archiveId: copy })).rejects.toThrow();
    expect(await pressed).toMatchObject({ requests: 1, archives: 1 });
    expect(await acts.stateOf(copy)).toBe("cancelled");
    await buildArchive(world.worker, marks, { archiveId: copy });
    const state = `select count(*) from export_archive where id = '${copy}' and state = 'gone'`;
    expect(await acts.count(state)).toBe(1);
    expect(await openDownload(person, { archiveId: copy })).toMatchObject({
      error: { code: "exports.gone" },
    });
  });

  it("says that an erasure has begun, and does not touch it", async () => {
    const erasure = await file(person, deletion);
    await query(
      world.superUrl,
      `alter table request disable trigger all;
       update request set state = 'running' where id = '${erasure}';
       alter table request enable trigger all`,
    );
    expect(await press(await link())).toMatchObject({ requests: 0, late: 1 });
    expect(await acts.stateOf(erasure)).toBe("running");
  });

  it("of another account changes nothing here", async () => {
    const erasure = await file(person, deletion);
    const other = await addAccount(world, { email: `other${run}@example.kz` });
    const token = await subjectOf(other).unit((unit) => issueStopLink(unit, other));
    expect(await press(token)).toMatchObject({ requests: 0 });
    expect(await acts.stateOf(erasure)).toBe("open");
  });
});

it("what has steps cannot be cancelled while it runs, not even by SQL", async () => {
  const erasure = await file(person, deletion);
  await query(
    world.superUrl,
    `alter table request disable trigger all;
     update request set state = 'running' where id = '${erasure}';
     alter table request enable trigger all`,
  );
  const cancel = `update request set state = 'cancelled' where id = '${erasure}'`;
  await query(
    world.superUrl,
    `insert into step (request_id, seq, system, collection, act, state, planned, key)
     select '${erasure}', 1, 'shop', 'orders', 'delete', 'waiting', 1, 'k-${run}'`,
  );
  await expect(query(world.superUrl, cancel)).rejects.toThrow("its steps have begun");
});
