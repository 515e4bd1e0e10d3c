import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { env } from "#lib/platform/env.ts";
import { whereOf } from "./core/finding.ts";
import type { Operator } from "./core/pack.ts";
import { loadPack } from "./load.ts";

let loaded: { readonly folder: string; readonly operator: Operator } | undefined;

/**
 * The operator of this deployment: `JEKE_OPERATOR` names a pack of ours or the folder of one's own. Read once per folder.
 * @throws when the pack does not hold, with the first problems and where they stand; a portal without a sound pack must not run.
 */
export function currentOperator(): Operator {
  const folder = packFolder(env().JEKE_OPERATOR);
  if (loaded?.folder !== folder) loaded = { folder, operator: loadOrThrow(folder) };
  return loaded.operator;
}

/** The folder of a pack: an id leads to a pack of ours, anything else is a path. */
export function packFolder(nameOrPath: string): string {
  // Not import.meta.dirname: inside the built pages there is none.
  const own = join(
    /* turbopackIgnore: true */ process.cwd(),
    "lib",
    "operator",
    "packs",
    nameOrPath,
  );
  return /^[a-z][a-z0-9-]*$/.test(nameOrPath) && existsSync(own) ? own : resolve(nameOrPath);
}

function loadOrThrow(folder: string): Operator {
  const pack = loadPack(folder);
  if (pack.outcome === "loaded") return pack.operator;
  const reasons =
    pack.outcome === "unreadable"
      ? [pack.message]
      : pack.problems.slice(0, 5).map((one) => `${whereOf(one)} ${one.message}`);
  const more = pack.outcome === "invalid" ? pack.problems.length - reasons.length : 0;
  const rest = more > 0 ? ` ${more} more: ask jeke operator check.` : "";
  throw new Error(`The operator pack in ${folder} does not hold. ${reasons.join(" ")}${rest}`);
}
