import { AssertionError } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type Command, type CommandOutcome, cannotTell, wrongUsage } from "#lib/cli/command.ts";
import { systemSchema, type SystemMap } from "#lib/operator/core/data-map.ts";
import { env, packSecret, setVariables } from "#lib/platform/env.ts";
import { httpConnectorWith } from "#lib/systems/connectors/http.ts";
import { HttpClient, usualBounds } from "#lib/systems/connectors/http/client.ts";
import { contractChecks, isRunnable } from "#lib/systems/contract/contract.ts";
import { readingChecks } from "#lib/systems/contract/reading.ts";
import type { ContractWorld } from "#lib/systems/contract/world.ts";
import { type Connector, SystemFailure } from "#lib/systems/ports.ts";
import { protocolChecks } from "#lib/systems/protocol/checks.ts";
import { type Manifest, type Trial, trialSchema } from "#lib/systems/protocol/messages.ts";
import { readProtocolKeys } from "#lib/systems/protocol/signature.ts";

const usage = "systems contract --url <base> [--secret-env <VARIABLE>] [--world <file>]";

/** `jeke systems contract`: does somebody's server keep what docs/protocol.md promises. */
export const command: Command = {
  words: ["systems", "contract"],
  usage,
  group: "systems",
  does: "whether a server keeps what docs/protocol.md promises",

  run: async (args) => {
    const typed = options(args);
    if (typed === undefined) return wrongUsage(usage, args);
    const { url, variable, file } = typed;
    const secret = packSecret(variable);
    const keys = secret === undefined ? undefined : readProtocolKeys(secret);
    if (secret === undefined || keys === undefined) {
      return cannotTell(
        "no-key",
        variable,
        `The variable ${variable} holds no key: jeke_ and 32 bytes in base64.`,
      );
    }
    allow(url);
    // Failures are what is asked for here; lines of the log between the answer would spoil its JSON.
    setVariables({ JEKE_LOG_LEVEL: "silent" });
    try {
      const manifest = await new HttpClient(url, secret, patience).manifest();
      const trial = file === undefined ? manifest.contract : worldIn(file);
      if (trial === undefined) {
        return cannotTell(
          "no-world",
          url,
          "Its manifest has no contract, and no --world says on which rows to try it.",
        );
      }
      const system = mapOf(manifest, trial);
      const to = { url, secret, zone: "Asia/Almaty" };
      return await tried({
        connector: httpConnectorWith(system, to),
        oneByOne: httpConnectorWith(system, to, { ...usualBounds, rowsInPage: 1 }),
        system,
        trial,
        url,
        keys,
        isTest: manifest.contract?.test === true,
      });
    } catch (error) {
      if (!(error instanceof SystemFailure)) throw error;
      return cannotTell(error.code, url, `It could not be tried: ${because(error)}.`);
    }
  },
};

const patience = { connectTimeoutMs: 3_000, firstByteTimeoutMs: 10_000, wholeTimeoutMs: 15_000 };

type Tried = {
  readonly name: string;
  readonly outcome: "kept" | "broken" | "not-tried";
  readonly message?: string;
};

type Server = {
  readonly connector: Connector;
  readonly oneByOne: Connector;
  readonly system: SystemMap;
  readonly trial: Trial;
  readonly url: string;
  readonly keys: readonly Uint8Array[];
  /** Whether the server itself says that its rows may be changed. */
  readonly isTest: boolean;
};

async function tried(server: Server): Promise<CommandOutcome> {
  const { connector, isTest, url } = server;
  await connector.check();
  const world = await worldOf(server);
  if (world.mineCount < 2 || world.theirsCount < 1) {
    const message = "It takes two rows of one person at least, and one of another, to try it.";
    return cannotTell("no-world", url, message);
  }
  const results: Tried[] = [];
  for (const check of protocolChecks) {
    const canRun = check.needs.every((one) => connector.can[one]) && (isTest || !check.changes);
    const { columns } = world.collection;
    results.push(await outcome(check.name, canRun, () => check.run({ ...server, columns })));
  }
  for (const check of contractChecks) {
    const canRun = isRunnable(check, world) && (isTest || readingChecks.includes(check));
    results.push(await outcome(check.name, canRun, () => check.run(world)));
  }
  return report(results, url);
}

async function outcome(name: string, canRun: boolean, run: () => Promise<void>): Promise<Tried> {
  if (!canRun) return { name, outcome: "not-tried" };
  try {
    await run();
    return { name, outcome: "kept" };
  } catch (error) {
    return { name, outcome: "broken", message: because(error) };
  }
}

/** Why, without a value of anybody: an assertion prints what it compared, and that is rows. */
function because(error: unknown): string {
  if (error instanceof SystemFailure) {
    return error.cause instanceof Error ? `${error.code} (${error.cause.message})` : error.code;
  }
  if (error instanceof AssertionError) {
    const { actual, expected } = error as { actual: unknown; expected: unknown };
    if (typeof actual === "number" && typeof expected === "number")
      return `${actual}, not ${expected}`;
    return error.message.split("\n")[0] ?? "";
  }
  return error instanceof Error ? error.name : "unknown fault";
}

async function worldOf({ connector, oneByOne, system, trial }: Server): Promise<ContractWorld> {
  const collection = system.collections.find(({ table }) => table === trial.collection);
  if (collection === undefined) throw new SystemFailure("mismatch");
  const { mine, theirs, writable, consent, obliged } = trial;
  const count = async (by: typeof mine): Promise<number> =>
    connector.recount(collection, { selectors: [by] });
  const decided = (decision: "given" | "withdrawn", set: NonNullable<typeof consent>["given"]) => {
    return { purpose: consent?.purpose ?? "", channel: consent?.channel ?? "", decision, set };
  };
  return {
    ...{ connector, oneByOne, collection, mine, theirs },
    ...{ mineCount: await count(mine), theirsCount: await count(theirs), restrictsItself: true },
    ...(writable === undefined ? {} : { writable }),
    ...(obliged === undefined ? {} : { obliged }),
    ...(consent === undefined
      ? {}
      : {
          consent: {
            given: decided("given", consent.given),
            withdrawn: decided("withdrawn", consent.withdrawn),
          },
        }),
  };
}

/** A data map with all that the manifest names, as no pack speaks of this server yet. */
function mapOf({ collections }: Manifest, { mine }: Trial): SystemMap {
  const names = { kk: "–", ru: "–", en: "–" };
  const kinds = { email: "email", phone: "phone", exact: "customer-number" };
  return systemSchema.parse({
    ...{ id: "tried", names, service: "tried", kind: "http" },
    collections: collections.map(({ name, key, columns }, index) => ({
      ...{ id: `c${index}`, names, table: name, key, columns, category: "tried", fields: {} },
      find: [
        { by: kinds[mine.match], column: columns.includes(mine.column) ? mine.column : key[0] },
      ],
      erasure: [{ act: "delete" }],
    })),
  });
}

function worldIn(file: string): Trial {
  const parsed = trialSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!parsed.success)
    throw new Error(`${file} does not say on which rows to try it: see docs/protocol.md`);
  return parsed.data;
}

function options(args: readonly string[]) {
  const known = new Map<string, string>();
  for (let at = 0; at < args.length; at += 2) {
    const [flag = "", value] = [args[at], args[at + 1]];
    if (!["--url", "--secret-env", "--world"].includes(flag) || value === undefined)
      return undefined;
    known.set(flag, value);
  }
  const url = known.get("--url") ?? "";
  if (!URL.canParse(url)) return undefined;
  return {
    url,
    variable: known.get("--secret-env") ?? "JEKE_CONTRACT_KEYS",
    file: known.get("--world"),
  };
}

/** Whoever types an address wants it called: it joins the destinations of this run. */
function allow(url: string): void {
  const { protocol, hostname, port } = new URL(url);
  const place = `${hostname}:${port === "" ? (protocol === "https:" ? "443" : "80") : port}`;
  const entry = protocol === "https:" ? place : `http://${place}`;
  const { JEKE_OUTBOUND_PRIVATE: more } = env();
  setVariables({ JEKE_OUTBOUND_PRIVATE: more === undefined ? entry : `${more},${entry}` });
}

function report(checks: readonly Tried[], url: string): CommandOutcome {
  const words = { kept: "kept     ", broken: "BROKEN   ", "not-tried": "not tried" };
  const broken = checks.filter((one) => one.outcome === "broken");
  const lines = checks.map(({ name, outcome: came, message }) => {
    return `${words[came]}  ${name}${message === undefined ? "" : `: ${message}`}`;
  });
  const left = checks.filter((one) => one.outcome === "not-tried").length;
  const sum = `${checks.length - broken.length - left} kept, ${broken.length} broken, ${left} not tried`;
  return {
    exit: broken.length > 0 ? 1 : 0,
    text: [...lines, sum].join("\n"),
    json: { url, checks },
    problems: broken.map(({ name, message = "" }) => ({ code: "broken", where: name, message })),
  };
}
