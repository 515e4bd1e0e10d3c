import { isSamePlace } from "./clauses.ts";
import { controlState } from "../control.ts";
import type { Finding, NodePath } from "../finding.ts";
import type { Known } from "../known.ts";
import type { PackFiles } from "../pack-files.ts";
import { type PromiseEntry, type PromisesFile, promiseId } from "../promise.ts";
import { inFile, repeats } from "./walk.ts";

type Files = PackFiles & { readonly promises: PromisesFile };

/** Promises and notices speak of the same clauses, and what is said to be kept is kept by a control that stands. */
export function checkPromises(files: PackFiles, known: Known): readonly Finding[] {
  const { promises } = files;
  if (promises === undefined) return [];
  const whole = { ...files, promises };
  return [
    ...repeats(
      promises.promises.map((one) => promiseId(files.operator.id, one)),
      (id, index) =>
        inPromises(
          "duplicate-promise",
          [index, "clause"],
          `${id} stands twice: tell its parts apart by part.`,
        ),
    ),
    ...promises.promises.flatMap((promise, index) => [
      ...checkPlace(whole, promise, index),
      ...checkControl(promise, index, known),
    ]),
    ...checkSections(whole),
    ...checkExceptions(whole),
  ];
}

function checkPlace(files: Files, promise: PromiseEntry, index: number): readonly Finding[] {
  const { clause, service } = promise;
  if (service !== undefined && !files.operator.services.some(({ id }) => id === service)) {
    const message = `No service "${service}" is registered in operator.yaml.`;
    return [inPromises("unknown-service", [index, "service"], message)];
  }
  const versions = files.notices.filter(({ notice }) => notice.service === service);
  if (service !== undefined && versions.length === 0) {
    const message = `The service "${service}" has no notice of its own, so it promises nothing of its own.`;
    return [inPromises("service-without-notice", [index, "service"], message)];
  }
  const stands = versions.some(({ notice }) =>
    notice.sections.some((section) => isSamePlace(section.clause, clause)),
  );
  if (stands || files.promises.notSummarised.includes(clause)) return [];
  const message = `No version of the notice has a clause ${clause}; correct it, or add it to notSummarised.`;
  return [inPromises("promise-without-section", [index, "clause"], message)];
}

function checkControl(promise: PromiseEntry, index: number, known: Known): readonly Finding[] {
  if (promise.status === "attested" || promise.status === "statement") return [];
  if (promise.control === undefined) return [];
  const control = known.control(promise.control);
  const state = controlState(control);
  const say = (code: string, message: string): readonly Finding[] => [
    inPromises(code, [index, "control"], message),
  ];
  if (state === "unknown") {
    return say("unknown-control", `No control "${promise.control}" is registered.`);
  }
  if (promise.status === "kept" && state === "planned") {
    return say(
      "kept-by-planned",
      `The control "${promise.control}" is only planned: the promise is open.`,
    );
  }
  if (promise.status === "open" && state === "built") {
    return say(
      "open-though-built",
      `The control "${promise.control}" stands: the promise is kept.`,
    );
  }
  if (control !== undefined && "tests" in control && control.tests.length < 1) {
    return say(
      "control-without-test",
      `The control "${promise.control}" has no test that proves it.`,
    );
  }
  return [];
}

/** Every section of every version has its promise; of a text that promises nothing the status is `statement`. */
function checkSections({ notices, promises }: Files): readonly Finding[] {
  return notices.flatMap(({ file, notice }) =>
    notice.sections.flatMap(({ clause }, index) => {
      const has = promises.promises.some(
        (one) => one.service === notice.service && isSamePlace(one.clause, clause),
      );
      if (has) return [];
      const message = `promises.yaml says nothing of clause ${clause}; where it promises nothing its status is statement.`;
      return [inFile(file, "section-without-promise", ["sections", index, "clause"], message)];
    }),
  );
}

function checkExceptions({ notices, promises }: Files): readonly Finding[] {
  const sections = notices.flatMap(({ notice }) => notice.sections);
  return promises.notSummarised.flatMap((clause, index) => {
    const path = ["notSummarised", index];
    if (sections.some((section) => isSamePlace(section.clause, clause))) {
      const message = `A notice does have the clause ${clause}: take it out of notSummarised.`;
      return [inFile("promises.yaml", "exception-idle", path, message)];
    }
    if (promises.promises.some((one) => one.clause === clause)) return [];
    const message = `No promise names the clause ${clause}: take it out of notSummarised.`;
    return [inFile("promises.yaml", "exception-idle", path, message)];
  });
}

function inPromises(code: string, path: NodePath, message: string): Finding {
  return inFile("promises.yaml", code, ["promises", ...path], message);
}
