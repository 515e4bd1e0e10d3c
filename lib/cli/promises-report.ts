import { existsSync } from "node:fs";
import type { Problem } from "#lib/cli/command.ts";
import { findControl } from "#lib/operator/controls/registry.ts";
import type { Control } from "#lib/operator/core/control.ts";
import type { Operator } from "#lib/operator/core/pack.ts";
import type { PolicyPromise } from "#lib/operator/core/promise.ts";
import { countPromises, countsInWords } from "#lib/operator/core/promise-counts.ts";

/** What the promises of a pack come to: lines for people, the same for machines, and what is wrong with them. */
export type PromisesReport = {
  readonly lines: readonly string[];
  readonly json: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
};

/**
 * The five counts, the planned control that each open promise awaits, and a problem for every promise that rests on a
 * control whose test is not in this folder. A pack without promises does not hold here.
 */
export function reportPromises(
  { id, promises }: Operator,
  isHere: (file: string) => boolean = existsSync,
): PromisesReport {
  const counts = countPromises(promises);
  const awaited = promises.flatMap((promise) => awaiting(promise));
  return {
    lines: [
      `Promises of "${id}": ${countsInWords(counts)}; ${promises.length} in all.`,
      ...awaited.map(({ promise, control, planned }) => `${promise} awaits ${control}: ${planned}`),
    ],
    json: { ...counts, total: promises.length, awaiting: awaited },
    problems:
      promises.length === 0
        ? [
            {
              code: "no-promises",
              where: "promises.yaml:1:1",
              message: "The pack has no promises.",
            },
          ]
        : promises.flatMap((promise) => withoutTest(promise, isHere)),
  };
}

function awaiting(
  promise: PolicyPromise,
): readonly { readonly promise: string; readonly control: string; readonly planned: string }[] {
  if (promise.status !== "open") return [];
  const control = findControl(promise.control);
  if (control === undefined || !("planned" in control)) return [];
  return [{ promise: promise.id, control: control.id, planned: control.planned.en }];
}

function withoutTest(
  promise: PolicyPromise,
  isHere: (file: string) => boolean,
): readonly Problem[] {
  if (promise.status !== "kept" && promise.status !== "conflict") return [];
  const { control: id } = promise;
  if (id === undefined) return [];
  return testsOf(findControl(id))
    .filter((file) => !isHere(file))
    .map((file) => ({
      code: "control-without-test",
      where: promise.id,
      message: `The control "${id}" names the test ${file}, which is not here.`,
    }));
}

function testsOf(control: Control | undefined): readonly string[] {
  return control !== undefined && "tests" in control ? control.tests : [];
}
