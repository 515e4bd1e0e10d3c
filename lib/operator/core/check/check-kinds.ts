import type { SystemMap } from "../data-map.ts";
import type { Finding, NodePath } from "../finding.ts";
import type { PackFiles } from "../pack-files.ts";
import { inSystems } from "./walk.ts";

/** Keys of a system that only systems of some kinds have a use for. */
const onlyFor = {
  secret: ["http"],
  obligations: ["http"],
  eraseUrl: ["postgres", "mysql"],
  ordinaryUrl: ["postgres", "mysql"],
} as const;

const variable = /^\$\{[A-Z][A-Z0-9_]*\}$/;
/** A file name, with `*` for any text and `all:` in front; no folder, and none that begins with a dot. */
const fileName = /^(?:all:)?(?!\.|all:)[^/\\\0]+$/;

/** What a kind of system needs is said, and nothing is said that it would ignore. */
export function checkKinds({ systems }: PackFiles): readonly Finding[] {
  return systems.flatMap((system, index) => [
    ...idleKeys(system, ["systems", index]),
    ...checkOwnWay(system, ["systems", index]),
    ...(system.kind === "http" ? checkHttp(system, ["systems", index]) : []),
    ...(system.kind === "csv" ? checkCsv(system, ["systems", index]) : []),
  ]);
}

function idleKeys(system: SystemMap, at: NodePath): readonly Finding[] {
  return Object.entries(onlyFor).flatMap(([key, kinds]) => {
    const isSaid = key in system && system[key as keyof typeof onlyFor] !== undefined;
    if (!isSaid || kinds.some((kind) => kind === system.kind)) return [];
    const message = `${key} has a use for ${kinds.join(" and ")} only, and "${system.id}" is ${system.kind}.`;
    return [inSystems("idle-key", [...at, key], message)];
  });
}

/** No other kind of system has a word of its own for restricting. */
function checkOwnWay({ kind, id, collections }: SystemMap, at: NodePath): readonly Finding[] {
  if (kind === "http") return [];
  return collections.flatMap(({ restriction }, index) => {
    if (restriction === undefined || !("by" in restriction)) return [];
    const message = `"by: system" is for http: "${id}" is ${kind}, so say by which flag, table or person it restricts.`;
    return [inSystems("restriction-by", [...at, "collections", index, "restriction"], message)];
  });
}

function checkHttp({ id, secret }: SystemMap, at: NodePath): readonly Finding[] {
  if (secret !== undefined && variable.test(secret)) return [];
  const message = `"${id}" is asked over http: secret must be the variable that holds the key, such as \${LOYALTY_KEYS}.`;
  return [inSystems("http-secret", secret === undefined ? at : [...at, "secret"], message)];
}

function checkCsv({ id, url, collections }: SystemMap, at: NodePath): readonly Finding[] {
  const isFolder = url === undefined || variable.test(url);
  const message = `"${id}" is a folder: url must be the variable that holds its path.`;
  const folder = isFolder ? [] : [inSystems("csv-folder", [...at, "url"], message)];
  const tables = collections.flatMap(({ table }, index) => {
    if (fileName.test(table)) return [];
    const place = [...at, "collections", index, "table"];
    const says = `table must be the name of a file, such as clients.csv, clients-*.csv or all:orders-*.csv.`;
    return [inSystems("csv-table", place, says)];
  });
  return [...folder, ...tables];
}
