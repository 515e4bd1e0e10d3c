import { hasRole } from "#lib/kernel/actor.ts";
import type { Text } from "#lib/kernel/locale.ts";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { folderOf, readNow } from "./connectors/csv/staged.ts";
import { SystemFailure, type Workspace } from "./ports.ts";
import { outsideAddress } from "./tasks/place.ts";

/** How long the page waits for one system to say that it is there. */
const patienceMs = 3_000;

/** A registered system as it is just now. Nobody's data. */
export type SystemState = {
  readonly id: string;
  readonly names: Text;
  readonly kind: string;
  /** `by-hand`: people look there, no program can. */
  readonly state: "answers" | "failed" | "by-hand";
  /** Why it failed: words in messages `systems.failures`. */
  readonly code?: string;
  /** Who answers for it by a mailed link; `isReached`: their address is known. */
  readonly outside?: { readonly names: Text; readonly isReached: boolean };
  /** Of a folder of files: what each collection is read from. */
  readonly files?: readonly FileState[];
};

type FileState = {
  readonly collection: string;
  readonly names: Text;
  readonly pattern: string;
  /** ISO instant of the oldest of them; absent where there is no file. */
  readonly read?: { readonly name: string; readonly at: string; readonly more: number };
};

/** Every system of the pack, asked at this moment whether it is there; an empty list for whoever is no staff. */
export async function systemStates(workspace: Workspace): Promise<readonly SystemState[]> {
  if (!hasRole(workspace.actor, "agent", "officer", "admin", "auditor")) return [];
  return Promise.all(currentOperator().systems.map((system) => stateOf(workspace, system)));
}

async function stateOf(workspace: Workspace, system: SystemMap): Promise<SystemState> {
  const { id, names, kind, answers } = system;
  const outside =
    answers === undefined
      ? {}
      : { outside: { names: answers.names, isReached: outsideAddress(system) !== undefined } };
  const code = await failureOf(workspace, system);
  return {
    ...{ id, names, kind, ...outside },
    state: code !== undefined ? "failed" : kind === "manual" ? "by-hand" : "answers",
    ...(code === undefined ? {} : { code }),
    ...(kind === "csv" ? { files: await filesOf(system) } : {}),
  };
}

async function failureOf(
  { systems }: Workspace,
  { id }: SystemMap,
): Promise<SystemFailure["code"] | undefined> {
  const late = Promise.withResolvers<"timeout">();
  const timer = setTimeout(late.resolve, patienceMs, "timeout");
  try {
    return await Promise.race([systems.connector(id).check(), late.promise]).then((end) =>
      end === "timeout" ? end : undefined,
    );
  } catch (error) {
    if (error instanceof SystemFailure) return error.code;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function filesOf(system: SystemMap): Promise<readonly FileState[]> {
  const folder = folderOf(system);
  return Promise.all(
    system.collections.map(async (collection): Promise<FileState> => {
      const { id, names, table } = collection;
      const state = { collection: id, names, pattern: table.replace(/^all:/, "") };
      const files = folder === undefined ? [] : await filesIn(folder, collection);
      const [newest, oldest] = [files[0], files.at(-1)];
      if (newest === undefined || oldest === undefined) return state;
      const at = new Date(oldest.changedAt).toISOString();
      return { ...state, read: { name: newest.name, at, more: files.length - 1 } };
    }),
  );
}

/** A folder that cannot be read is said by the state of the system itself. */
async function filesIn(folder: string, collection: SystemMap["collections"][number]) {
  try {
    return await readNow(folder, collection);
  } catch (error) {
    if (error instanceof SystemFailure) return [];
    throw error;
  }
}
