import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { SampleLetter } from "../../../prisma/demo/sample-letter.ts";
import type { SampleRequest } from "../../../prisma/demo/sample-request.ts";
import { projectRoot } from "./runtime.ts";

/** What the sample systems of one operator export from `prisma/demo/<operator>/index.ts`. */
type SampleSystemsModule = {
  /** Makes and fills the sample databases unless they are there; returns the variables that the pack names. */
  prepareSampleSystems(options: {
    readonly superUrl: string;
    readonly secret: string;
    readonly now: Temporal.Instant;
    readonly suffix?: string;
  }): Promise<{ readonly variables: Readonly<Record<string, string>> }>;
};

const folder = path.join(projectRoot, "prisma", "demo");

/** Operators with sample systems, by the id of their pack. */
export function sampleOperators(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, "index.ts")))
    .sort();
}

/** Says in one sentence why the demo cannot run for this operator; undefined when it can. */
export function refuseOperator(operator: string): string | undefined {
  const known = sampleOperators();
  if (known.includes(operator)) return undefined;
  const list = `one of ${known.join(", ")}`;
  // The demo makes the systems that it shows, which it can only for operators of ours.
  return /[/\\.]/.test(operator)
    ? `The demo runs only with sample systems of its own: give --operator ${list}; a folder of yours is served by \`npm start\` with JEKE_OPERATOR.`
    : `There are no sample systems for the operator "${operator}": give --operator ${list}.`;
}

/** The sample systems of an operator; throws when it has none. */
export async function sampleSystemsOf(operator: string): Promise<SampleSystemsModule> {
  const refused = refuseOperator(operator);
  if (refused !== undefined) throw new Error(refused);
  return (await importOf(path.join(folder, operator, "index.ts"))) as SampleSystemsModule;
}

/** What waits at the desk of an operator's new demo: `prisma/demo/<operator>/requests.ts`, nothing where there is none. */
export async function sampleRequestsOf(operator: string): Promise<readonly SampleRequest[]> {
  const file = path.join(folder, operator, "requests.ts");
  if (!sampleOperators().includes(operator) || !existsSync(file)) return [];
  const { sampleRequests } = (await importOf(file)) as {
    readonly sampleRequests: readonly SampleRequest[];
  };
  return sampleRequests;
}

/** What the sample systems of an operator write to people by themselves: `letters.ts`, nothing where there is none. */
export async function sampleLettersOf(operator: string): Promise<readonly SampleLetter[]> {
  const file = path.join(folder, operator, "letters.ts");
  if (!sampleOperators().includes(operator) || !existsSync(file)) return [];
  const { sampleLetters } = (await importOf(file)) as {
    readonly sampleLetters: readonly SampleLetter[];
  };
  return sampleLetters;
}

function importOf(file: string): Promise<unknown> {
  return import(pathToFileURL(file).href);
}
