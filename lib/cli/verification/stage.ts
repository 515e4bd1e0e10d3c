import { spawn } from "node:child_process";
import { projectRoot } from "../supervisor/runtime.ts";

/** Counted checks of one stage; a stage without own tests counts as one. */
export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number };

export const onePassed: Tally = { passed: 1, failed: 0, skipped: 0 };
export const oneFailed: Tally = { passed: 0, failed: 1, skipped: 0 };

/** Adds tallies up. */
export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, next) => ({
      passed: total.passed + next.passed,
      failed: total.failed + next.failed,
      skipped: total.skipped + next.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** Runs a script of node_modules under this Node; returns whether it ended well. Output goes straight through. */
export async function runScript(
  script: string,
  args: readonly string[] = [],
  extraEnvironment: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: projectRoot,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...extraEnvironment },
  });
  const code = await new Promise<number | null>((resolve) => {
    child.once("exit", resolve);
  });
  return code === 0;
}

/** Runs one stage, says how long it took, and never throws: a broken stage is a failed one. */
export async function stage(name: string, work: () => Promise<Tally>): Promise<Tally> {
  console.log(`\n── ${name}`);
  const start = performance.now();
  let tally: Tally;
  try {
    tally = await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    tally = oneFailed;
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const word = tally.failed === 0 ? "holds" : "DOES NOT HOLD";
  console.log(
    `── ${name}: ${word} in ${seconds} s (${tally.passed} passed, ${tally.failed} failed)`,
  );
  return tally;
}

/** A stage that is one command: it holds or not. */
export function commandStage(
  name: string,
  script: string,
  args: readonly string[],
): Promise<Tally> {
  return stage(name, async () => ((await runScript(script, args)) ? onePassed : oneFailed));
}

/** Stages one after the other, for a lane beside another lane. */
export async function inTurn(stages: readonly (() => Promise<Tally>)[]): Promise<Tally> {
  const tallies: Tally[] = [];
  for (const next of stages) tallies.push(await next());
  return sum(tallies);
}
