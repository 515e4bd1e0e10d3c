import { expect, test } from "vitest";
import { field, mapOf, only } from "#lib/testing/postgres-system.ts";
import { careful } from "./careful.ts";
import { postgresConnector } from "./connectors/postgres.ts";
import { PortalConnector } from "./connectors/portal.ts";
import { type Connector, SystemFailure } from "./ports.ts";

const system = mapOf([
  {
    id: "t",
    table: "t",
    key: ["id"],
    find: [{ by: "email", column: "e" }],
    fields: { e: field("e") },
  },
]);

/** A real connector of which one verb is answered by a gate that the test opens. */
function gated(): {
  readonly connector: Connector;
  readonly open: ((outcome: "answer" | "silence" | "refusal") => void)[];
} {
  const open: ((outcome: "answer" | "silence" | "refusal") => void)[] = [];
  const base = new PortalConnector({ kind: "system" } as never, async () => undefined as never, []);
  const connector: Connector = Object.assign(base, {
    readKeys: () =>
      new Promise<never[]>((resolve, reject) => {
        open.push((outcome) => {
          if (outcome === "answer") resolve([]);
          else reject(new SystemFailure(outcome === "silence" ? "unreachable" : "refused"));
        });
      }),
  });
  return { connector, open };
}

/** A clock that the test moves. */
function clockOf(): { now: () => number; at: () => Temporal.Instant; move(ms: number): void } {
  let ms = 1_000;
  return {
    now: () => ms,
    at: () => Temporal.Instant.fromEpochMilliseconds(Date.UTC(2026, 10, 22) + ms),
    move: (by) => {
      ms += by;
    },
  };
}

test("never more questions at the same time than the map allows, and everybody's turn comes", async () => {
  const { connector, open } = gated();
  const limited = careful(connector, 3);
  const asked = Array.from({ length: 10 }, () => limited.readKeys(only(system), ["[1]"]));
  for (let done = 0; done < 10; done += 1) {
    await Promise.resolve();
    await new Promise(setImmediate);
    expect(open.length - done).toBeLessThanOrEqual(3);
    open[done]?.("answer");
  }
  await expect(Promise.all(asked)).resolves.toHaveLength(10);
});

test("after five silences a system rests, longer each time, and one question tries it again", async () => {
  const { connector, open } = gated();
  const clock = clockOf();
  const resting = careful(connector, 20, clock);
  const ask = async (outcome: "answer" | "silence" | "refusal"): Promise<unknown> => {
    const before = open.length;
    const asked = resting.readKeys(only(system), ["[1]"]).then(
      () => "answered",
      (error: unknown) => (error instanceof SystemFailure ? String(error.cause) : error),
    );
    await new Promise(setImmediate);
    open[before]?.(outcome);
    return asked;
  };
  for (let times = 0; times < 5; times += 1) await ask("silence");
  expect(open).toHaveLength(5);
  expect(await ask("answer")).toBe("Error: resting, silent since 2026-11-22T00:00:01Z");
  clock.move(14_999);
  expect(await ask("answer")).toContain("resting");
  clock.move(1);
  await ask("silence");
  expect(open).toHaveLength(6);
  clock.move(29_999);
  expect(await ask("answer")).toContain("resting");
  clock.move(1);
  const probe = resting.readKeys(only(system), ["[1]"]);
  await new Promise(setImmediate);
  // While one question tries, the others are turned away.
  expect(await ask("answer")).toContain("resting");
  open.at(-1)?.("answer");
  await probe;
  expect(await ask("answer")).toBe("answered");
});

test("a refusal is an answer: the system does not rest", async () => {
  const { connector, open } = gated();
  const asking = careful(connector, 1);
  for (let times = 0; times < 12; times += 1) {
    const asked = asking.readKeys(only(system), ["[1]"]);
    await new Promise(setImmediate);
    open.at(-1)?.(times % 5 === 4 ? "refusal" : "silence");
    await expect(asked).rejects.toBeInstanceOf(SystemFailure);
  }
  expect(open).toHaveLength(12);
});

test("a system that nobody can reach is not asked any more after the fifth time", async () => {
  const down = careful(postgresConnector(system, "postgres://x@127.0.0.1:1/x", "Asia/Almaty"), 3);
  for (let times = 0; times < 5; times += 1) {
    await expect(down.readKeys(only(system), ["[1]"])).rejects.toMatchObject({
      code: "unreachable",
    });
  }
  const failure = down.readKeys(only(system), ["[1]"]).catch((error: unknown) => error);
  expect(await failure).toMatchObject({
    code: "unreachable",
    cause: { message: expect.stringMatching(/^resting, silent since 20/) as unknown },
  });
  await down.close();
});
