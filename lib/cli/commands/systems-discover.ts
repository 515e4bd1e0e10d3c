import { existsSync, writeFileSync } from "node:fs";
import type { Command, CommandOutcome, Problem } from "#lib/cli/command.ts";
import { packSecret } from "#lib/platform/env.ts";
import { catalogueKinds, kindOfUrl } from "#lib/systems/discovery/catalogues.ts";
import type { Catalogue } from "#lib/systems/discovery/catalogue.ts";
import { draftOf } from "#lib/systems/discovery/core/draft-model.ts";
import { draftId } from "#lib/systems/discovery/core/draft-names.ts";
import { draftYaml } from "#lib/systems/discovery/core/draft-yaml.ts";
import { discoveryJson, discoverySummary } from "#lib/systems/discovery/core/report.ts";
import { study } from "#lib/systems/discovery/study.ts";
import { SystemFailure } from "#lib/systems/ports.ts";

const usage =
  "systems discover --url <'${VARIABLE}' or dsn> [--id <system>] [--service <id>] [--out <file>] [--minutes <number>]";

/** `jeke systems discover`: drafts a data map out of what a database looks like. No value of a row leaves the process. */
export const command: Command = {
  words: ["systems", "discover"],
  usage,
  group: "systems",
  does: "drafts a data map of a database; name a variable: a password typed here stands in the list of processes",

  run: async (args) => {
    const asked = parse(args);
    if ("code" in asked) return refuse(asked);
    let catalogue: Catalogue | undefined;
    try {
      catalogue = catalogueKinds[asked.kind]?.open(asked.url);
      if (catalogue === undefined) return refuse(wrong("bad-url", "--url"));
      return await discover(asked, catalogue);
    } catch (error) {
      // Whatever a driver says may hold the address or a value: only our own words leave.
      const code = error instanceof SystemFailure ? error.code : "cannot-tell";
      return refuse(wrong(code, asked.id));
    } finally {
      await catalogue?.close().catch(() => undefined);
    }
  },
};

type Asked = {
  readonly url: string;
  readonly kind: string;
  readonly id: string;
  readonly variable: string;
  readonly service?: string;
  readonly out?: string;
  readonly minutes: number;
};

async function discover(asked: Asked, catalogue: Catalogue): Promise<CommandOutcome> {
  const { id, kind, variable, service, out, minutes } = asked;
  const over = AbortSignal.timeout(Math.ceil(minutes * 60_000));
  const studied = await study(catalogue, Temporal.Now.plainDateISO("UTC").year, over);
  // An empty draft would say that nobody is in there.
  if (studied.tables.length === 0 && studied.leftOut.length === 0)
    return refuse(wrong("no-table", id));
  const head = { system: id, kind, variable, ...(service === undefined ? {} : { service }) };
  const text = draftYaml(draftOf(studied.tables), { ...head, ...studied });
  const report = discoveryJson(studied);
  if (out === undefined) return { exit: 0, text, json: { system: id, ...report, draft: text } };
  try {
    // Never over a map that somebody has already worked on.
    writeFileSync(out, text, { flag: "wx" });
  } catch {
    return refuse(wrong("no-file", id));
  }
  return { exit: 0, text: discoverySummary(studied, out), json: { system: id, ...report, out } };
}

const flags = ["--url", "--id", "--service", "--out", "--minutes"];
/** An hour is enough for a thousand large tables; the longest is a day. */
const usualMinutes = "60";
const mostMinutes = 1_440;

function parse(args: readonly string[]): Asked | Problem {
  const given = new Map<string, string>();
  for (let index = 0; index < args.length; index += 2) {
    const [flag, value] = [args[index] ?? "", args[index + 1]];
    const isKnown = flags.includes(flag) && !given.has(flag);
    if (!isKnown || value === undefined || value === "") return wrong("usage", "arguments");
    given.set(flag, value);
  }
  const written = given.get("--url");
  if (written === undefined) return wrong("usage", "--url");
  const name = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/.exec(written)?.[1];
  const url = name === undefined ? written : packSecret(name);
  if (url === undefined) return wrong("no-url", name ?? "--url");
  const kind = kindOfUrl(url);
  if (kind === undefined) return wrong("bad-url", "--url");
  if (kind === "mysql" && databaseOf(url) === undefined) return wrong("no-database", "--url");
  return named(given, { url, kind, name });
}

const idForm = /^[a-z][a-z0-9-]*$/;

function named(
  given: ReadonlyMap<string, string>,
  {
    url,
    kind,
    name,
  }: { readonly url: string; readonly kind: string; readonly name: string | undefined },
): Asked | Problem {
  const [id = draftId(databaseOf(url) ?? "database"), service, out] = [
    "--id",
    "--service",
    "--out",
  ].map((flag) => given.get(flag));
  if (!idForm.test(id) || id === "portal") return wrong("usage", "--id");
  if (service !== undefined && !idForm.test(service)) return wrong("usage", "--service");
  if (out !== undefined && existsSync(out)) return wrong("no-file", "--out");
  const minutes = Number(given.get("--minutes") ?? usualMinutes);
  if (!(minutes > 0 && minutes <= mostMinutes)) return wrong("usage", "--minutes");
  return {
    ...{ url, kind, id, minutes },
    variable: name ?? `${id.toUpperCase().replaceAll("-", "_")}_URL`,
    ...(service === undefined ? {} : { service }),
    ...(out === undefined ? {} : { out }),
  };
}

function databaseOf(url: string): string | undefined {
  try {
    const name = decodeURIComponent(new URL(url).pathname.slice(1));
    return name === "" ? undefined : name;
  } catch {
    return undefined;
  }
}

const sentences: Readonly<Record<string, string>> = {
  usage: `Usage: jeke ${usage}`,
  "bad-url": `The URL is of no kind that can be asked: ${Object.keys(catalogueKinds).join(", ")}.`,
  "no-url": "The variable is not set.",
  "no-database":
    "The URL names no database: write it behind the host, as in mysql://user@host/database.",
  "no-table":
    "This role sees no table there, so nothing can be said: is it the right database and role?",
  "no-file": "The file of --out stands already, or cannot be written.",
  unreachable: "Nothing answers at this address.",
  timeout: "The database did not answer in time.",
  refused: "The database does not let this role in, or lets it read nothing.",
  mismatch: "There is no such database, or it answers otherwise than its kind should.",
  untrusted: "The database does not prove who it is (TLS).",
  "cannot-tell": "Something failed that should not have; nothing was written.",
};

function wrong(code: string, where: string): Problem {
  return { code, where, message: sentences[code] ?? sentences["cannot-tell"] ?? code };
}

function refuse(problem: Problem): CommandOutcome {
  return { exit: 2, text: `${problem.where}: ${problem.message}`, problems: [problem] };
}
