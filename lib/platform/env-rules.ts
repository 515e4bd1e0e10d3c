import type { Environment } from "./env.ts";
import { readDestinations } from "./outbound-address.ts";

export type EnvironmentProblem = {
  readonly code:
    | "env.secret-absent"
    | "env.secret-weak"
    | "env.secret-demo"
    | "env.api-key-weak"
    | "env.outbound-list"
    | "env.plain-http"
    | "env.database-absent"
    | "env.database-same-role"
    | "env.database-is-owner"
    | "env.smtp-absent"
    | "env.inbox-in-production";
  readonly where: keyof Environment;
  readonly message: string;
};

/** Demo and test secrets begin with this word, so that they can be told apart anywhere. */
export const demoSecretPrefix = "demo-";
const minimumSecretLength = 32;
const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * What forbids a start with this environment; empty = may start. Demo and test may do anything but run without
 * a database; production refuses absent, short, repetitive and demo secrets, plain http outside loopback, the
 * owner's role for the web, and an inbox that would lay out codes.
 */
export function environmentProblems(environment: Environment): readonly EnvironmentProblem[] {
  const problems: EnvironmentProblem[] = [];
  const add = (
    code: EnvironmentProblem["code"],
    where: keyof Environment,
    message: string,
  ): unknown => problems.push({ code, where, message });

  for (const where of ["DATABASE_URL", "DATABASE_WORKER_URL"] as const) {
    if (environment[where] === undefined) add("env.database-absent", where, `${where} is not set.`);
  }
  if (environment.JEKE_SECRET === undefined) {
    add("env.secret-absent", "JEKE_SECRET", "JEKE_SECRET is not set.");
  }
  for (const where of ["JEKE_OUTBOUND", "JEKE_OUTBOUND_PRIVATE"] as const) {
    const mistake = mistakeIn(environment[where], where === "JEKE_OUTBOUND_PRIVATE");
    if (mistake !== undefined) add("env.outbound-list", where, `${where}: ${mistake}`);
  }
  if (environment.JEKE_MODE !== "production") return problems;

  const secret = environment.JEKE_SECRET;
  if (secret !== undefined && isDemo(secret)) {
    add("env.secret-demo", "JEKE_SECRET", "JEKE_SECRET is a demo secret. Make your own.");
  } else if (secret !== undefined && isWeak(secret)) {
    add("env.secret-weak", "JEKE_SECRET", "JEKE_SECRET needs 32 random characters or more.");
  }
  const keys = (environment.JEKE_API_KEY ?? "").split(",").filter((key) => key.trim() !== "");
  if (keys.some((key) => isDemo(key.trim()) || isWeak(key.trim()))) {
    add("env.api-key-weak", "JEKE_API_KEY", "JEKE_API_KEY needs 32 random characters or more.");
  }
  if (!isSafeOrigin(environment.JEKE_URL)) {
    add("env.plain-http", "JEKE_URL", "JEKE_URL must be https outside this machine.");
  }
  const web = userOf(environment.DATABASE_URL);
  if (web !== undefined && ["postgres", "jeke_owner"].includes(web)) {
    add("env.database-is-owner", "DATABASE_URL", `The web must not connect as ${web}.`);
  }
  if (web !== undefined && web === userOf(environment.DATABASE_WORKER_URL)) {
    add("env.database-same-role", "DATABASE_WORKER_URL", "Web and worker need a role each.");
  }
  if (environment.SMTP_URL === undefined) {
    add("env.smtp-absent", "SMTP_URL", "SMTP_URL is not set: nobody could be answered.");
  }
  if (environment.JEKE_INBOX_DIR !== undefined) {
    add(
      "env.inbox-in-production",
      "JEKE_INBOX_DIR",
      "JEKE_INBOX_DIR shows codes: demo and test only.",
    );
  }
  return problems;
}

/** What is wrong with a list of services that may be called. */
function mistakeIn(list: string | undefined, isPrivate: boolean): string | undefined {
  try {
    readDestinations(list ?? "", isPrivate);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : "The list cannot be read.";
  }
}

/** https anywhere, plain http on this machine only. */
function isSafeOrigin(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || loopbackHosts.has(hostname);
}

function isDemo(secret: string): boolean {
  return secret.startsWith(demoSecretPrefix) || /^(test|change|example|secret)/i.test(secret);
}

function isWeak(secret: string): boolean {
  return secret.length < minimumSecretLength || new Set(secret).size < 12;
}

function userOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).username : undefined;
}
