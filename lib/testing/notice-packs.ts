import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { env, setVariables } from "#lib/platform/env.ts";
import { scratchFolder } from "./database.ts";

const words = (en: string) => ({ kk: `${en} (kk)`, ru: `${en} (ru)`, en });

/** A version of a made-up policy: `service` absent for the general one; `text` is its only clause that changes. */
export type MadeUpNotice = {
  readonly service?: string;
  readonly version: string;
  readonly posted?: string;
  readonly effective?: string;
  readonly text: string;
  readonly changes?: string;
};

/** What of a made-up operator differs from the small one. */
export type MadeUpOperator = {
  readonly notices: readonly MadeUpNotice[];
  readonly acceptance?: "ask" | "none";
  readonly inForce?: "on-posting" | "as-stated" | "day-after";
  readonly successions?: readonly {
    readonly id: string;
    readonly announced: string;
    readonly moves: string;
  }[];
};

/**
 * The pack of this deployment with other notices, in a folder of its own: as if the operator had published them and the
 * portal had been started again. Nothing of it is about a real company.
 */
export function publish(madeUp: MadeUpOperator): void {
  const folder = scratchFolder("notices");
  cpSync(env().JEKE_OPERATOR, folder, { recursive: true });
  rmSync(join(folder, "notices"), { recursive: true });
  rmSync(join(folder, "promises.yaml"), { force: true });
  for (const notice of madeUp.notices) write(folder, notice);
  const operator = join(folder, "operator.yaml");
  const { acceptance = "none", inForce = "on-posting", successions = [] } = madeUp;
  // Clauses that the real policy numbers stand in no made-up text.
  const rest = readFileSync(operator, "utf8")
    .replace(/^(notice|successions):.*\n(?:[ #].*\n|\n)*/gmu, "")
    .replace(/^ +clause: .*\n/gmu, "");
  const own = { notice: { acceptance, inForce }, successions: successions.map(succession) };
  writeFileSync(operator, `${rest}\n${yaml(own)}`);
  setVariables({ JEKE_OPERATOR: folder });
}

function write(folder: string, { service, text, changes, ...rest }: MadeUpNotice): void {
  const file = join(folder, "notices", service ?? "", `${rest.version}.yaml`);
  mkdirSync(dirname(file), { recursive: true });
  const sections = [
    { clause: "1", titles: words("Who we are"), texts: words("A made-up operator.") },
    { clause: "2", titles: words("What changes"), texts: words(text) },
  ];
  const more = changes === undefined ? {} : { changes: words(changes) };
  const titles = words(service === undefined ? "Policy" : `Policy of ${service}`);
  writeFileSync(file, JSON.stringify({ ...rest, titles, ...more, sections }));
}

function succession(one: {
  readonly id: string;
  readonly announced: string;
  readonly moves: string;
}) {
  return { ...one, names: words("Next LLP"), kind: "sale", about: words("The business is sold.") };
}

/** JSON is YAML: one line a key. */
function yaml(value: Readonly<Record<string, unknown>>): string {
  return Object.entries(value)
    .map(([key, one]) => `${key}: ${JSON.stringify(one)}\n`)
    .join("");
}
