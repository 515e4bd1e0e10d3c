import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { assuranceOf } from "#lib/operator/core/request-types.ts";
import { env, setVariables } from "#lib/platform/env.ts";
import { scratchFolder } from "#lib/testing/database.ts";
import { addAccount, smallOperator, subjectOf } from "#lib/testing/small-operator.ts";
import { requestTypes } from "./types/registry.ts";
import { submit } from "./use-cases/submit.ts";

test("packs and types agree on the assurance that each type asks for itself", () => {
  for (const { id, level } of requestTypes) expect(assuranceOf(id), id).toBe(level);
});

test("an operator that asks for more proof gets it before anything is filed", async () => {
  const world = await smallOperator();
  const accountId = await addAccount(world, { email: "asks@example.kz" });
  const question = (submitKey: string) => ({
    ...{ type: "information", submitKey, details: { question: "What do you hold?" } },
  });
  expect(await submit(subjectOf(accountId, 1), question("one"))).toMatchObject({ ok: true });

  const folder = scratchFolder("assurance");
  cpSync(env().JEKE_OPERATOR, folder, { recursive: true });
  const file = join(folder, "operator.yaml");
  writeFileSync(file, `${readFileSync(file, "utf8")}\nassurance: { information: 2 }\n`);
  setVariables({ JEKE_OPERATOR: folder });
  expect(await submit(subjectOf(accountId, 1), question("two"))).toMatchObject({
    error: { code: "requests.step-up-needed" },
  });
  expect(await submit(subjectOf(accountId, 2), question("three"))).toMatchObject({ ok: true });
});
