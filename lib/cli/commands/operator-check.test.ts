import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadPack } from "#lib/operator/load.ts";
import { packCopies, swap } from "#lib/testing/pack-copies.ts";
import { reportPromises } from "../promises-report.ts";
import { command } from "./operator-check.ts";

const { copy, copyWith } = packCopies("documented");

describe("jeke operator check", () => {
  test.each(readdirSync("lib/operator/packs"))("holds for %s with all its promises", async (id) => {
    const outcome = await command.run([id, "--promises"]);
    expect(outcome.problems).toEqual([]);
    expect(outcome.exit).toBe(0);
    expect(outcome.text).toMatch(
      new RegExp(
        `Promises of "${id}": kept \\d+, attested \\d+, statement \\d+, conflict \\d+, open \\d+;`,
      ),
    );
    const { awaiting, open } = outcome.json?.["promises"] as {
      awaiting: readonly { promise: string; control: string; planned: string }[];
      open: number;
    };
    // Open may remain only where a planned control is to keep it, and names it.
    expect(awaiting.length).toBe(open);
    for (const { promise, planned } of awaiting) {
      expect(promise.startsWith(`${id}/`)).toBe(true);
      expect(planned).not.toBe("");
    }
  });

  test("a pack without promises holds, and does not hold when promises are asked for", async () => {
    const folder = copy();
    rmSync(join(folder, "promises.yaml"));
    const plain = await command.run([folder]);
    expect(plain).toMatchObject({ exit: 0, json: { remarks: [{ code: "no-promises" }] } });
    const asked = await command.run([folder, "--promises"]);
    expect(asked).toMatchObject({ exit: 1, json: { promises: { total: 0 } } });
    expect(asked.problems?.map(({ code }) => code)).toEqual(["no-promises"]);
  });

  test("what is not built is a problem with its line, of a request type and of a system", async () => {
    const wish = copyWith("operator.yaml", swap("withdrawal]", "unpublish]"));
    const outcome = await command.run([wish]);
    expect(outcome.exit).toBe(1);
    expect(outcome.text).toMatch(
      /operator\.yaml:\d+:\d+ The request type "unpublish" is not built/,
    );
    const kind = copyWith("systems.yaml", swap("kind: postgres", "kind: cabinet"));
    expect((await command.run([kind])).text).toContain('No connector of the kind "cabinet" exists');
  });

  test("a control whose test is gone keeps nothing", () => {
    const pack = loadPack(copy());
    if (pack.outcome !== "loaded") throw new Error(pack.outcome);
    const gone = reportPromises(pack.operator, () => false);
    expect(gone.problems[0]).toMatchObject({
      code: "control-without-test",
      where: "my-library/1",
      message: expect.stringContaining('The control "self-view" names the test '),
    });
    expect(reportPromises(pack.operator).problems).toEqual([]);
  });
});
