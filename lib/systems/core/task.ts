import type { SystemMap } from "#lib/operator/core/data-map.ts";

/** What a person is asked to do where the connector cannot: its verbs. */
export const taskVerbs = [
  ...["find", "read", "write", "erase", "restrict", "release", "setConsent", "recount"],
] as const satisfies readonly string[];
export type TaskVerb =
  "find" | "read" | "write" | "erase" | "restrict" | "release" | "setConsent" | "recount";

/**
 * `open` → `answered` → `checked` (taken up, and read back where the system can be read) or `returned` (cannot, or reading back
 * contradicts); `cancelled` when what it was for is over.
 */
export type TaskState = "open" | "answered" | "checked" | "returned" | "cancelled";

export const taskAnswers = ["done", "found", "found-nothing", "cannot"] as const;
export type TaskAnswer = (typeof taskAnswers)[number];

/** Verbs that ask what is there; the others ask to change it. */
const looking: readonly TaskVerb[] = ["find", "read", "recount"];

/** The answers that are offered for a task; an answer to another question is none. */
export function answersFor(verb: TaskVerb): readonly TaskAnswer[] {
  return looking.includes(verb)
    ? ["found", "found-nothing", "cannot"]
    : ["done", "found-nothing", "cannot"];
}

/** Whether an answer needs its evidence: whoever says that something was done or not found shows or says how they know. */
export function needsEvidence(answer: TaskAnswer): boolean {
  return answer !== "found";
}

/** Narrows a column of the database. */
export function asTaskVerb(verb: string): TaskVerb {
  const found = taskVerbs.find((one): one is TaskVerb => one === verb);
  if (found === undefined) throw new Error(`Unknown verb of a task: ${verb}.`);
  return found;
}

/** Narrows a column of the database. */
export function asTaskState(state: string): TaskState {
  const states = ["open", "answered", "checked", "returned", "cancelled"] as const;
  const found = states.find((one) => one === state);
  if (found === undefined) throw new Error(`Unknown state of a task: ${state}.`);
  return found;
}

/** Names of collections of a system, as its map says them; an id that leads nowhere stays visible. */
export function collectionNames(
  system: Pick<SystemMap, "collections">,
  ids: readonly string[],
): readonly SystemMap["names"][] {
  return ids.map(
    (id) => system.collections.find((one) => one.id === id)?.names ?? { kk: id, ru: id, en: id },
  );
}
