import { z } from "#lib/kernel/zod.ts";

const text = z.string().trim().min(1).optional();
const schema = z.object({
  /** `demo` and `test` show their mails and people at /dev; `production` refuses whatever is not safe. */
  JEKE_MODE: z.enum(["demo", "test", "production"]).default("production"),
  /** Where people reach the portal, without a path. */
  JEKE_URL: z.url({ protocol: /^https?$/ }).default("http://localhost:3000"),
  JEKE_SECRET: text,
  /** Path of a key file, see crypto-keys.ts; without it the keys are derived from JEKE_SECRET. */
  JEKE_KEYS: text,
  /** Folder of the erasure ledger, outside the database and its backup. */
  JEKE_LEDGER: text,
  /** Id of a pack of ours, or the folder of one's own. */
  JEKE_OPERATOR: z.string().trim().min(1).default("iticket"),
  /** Folder of encrypted archives. */
  JEKE_ARCHIVES: text,
  /** Demo and test: folder where sent messages are laid as JSON. */
  JEKE_INBOX_DIR: text,
  /** How many trusted proxies stand in front and add to X-Forwarded-For. */
  JEKE_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** Test only: `<label>:<n>` ends this process by SIGKILL at the n-th pass of that fail point. */
  JEKE_FAIL_POINT: z
    .string()
    .regex(/^[a-z.-]+:[1-9]\d*$/)
    .optional(),
  JEKE_LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  DATABASE_URL: text,
  DATABASE_WORKER_URL: text,
  DATABASE_OWNER_URL: text,
  /** Connections of this process per role. */
  DATABASE_POOL: z.coerce.number().int().min(1).max(50).default(10),
  SMTP_URL: text,
  /** Sender of our mail; without it `no-reply@` and the host of JEKE_URL. */
  MAIL_FROM: text,
  /** Gateway of text messages; without it, demo and test write them into JEKE_INBOX_DIR. */
  SMS_URL: text,
  /** Key by which the operator's own machines may ask; two with a comma between while one is being replaced. */
  JEKE_API_KEY: text,
  /** Services that may be called, `host[:port]` with commas between; https, at public addresses. */
  JEKE_OUTBOUND: text,
  /** Services of the operator's own network that may be called; `http://host:port` where they speak no TLS. */
  JEKE_OUTBOUND_PRIVATE: text,
  /** Path of a PEM file with further authorities to trust when calling them. */
  JEKE_OUTBOUND_CA: text,
});

export type Environment = z.output<typeof schema>;

/**
 * The environment, parsed. This file is the only reader of `process.env`: what is read elsewhere is in no list,
 * is checked by nobody, and differs between web, worker and CLI.
 * Read anew on each call, so that tests may set a variable; empty means absent.
 */
export function env(): Environment {
  return parseEnvironment(process.env);
}

/** Parses any set of variables; throws one sentence that names the variables, never their values. */
export function parseEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const present = Object.entries(variables).filter(([, value]) => value !== "");
  const parsed = schema.safeParse(Object.fromEntries(present));
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join(".")))];
  throw new Error(`These variables have no valid value: ${names.join(", ")}.`);
}

/** A variable that must be there for what is being done now. */
export function required<Name extends keyof Environment>(
  name: Name,
): NonNullable<Environment[Name]> {
  const value = env()[name];
  if (value === undefined) throw new Error(`The variable ${name} is not set.`);
  return value;
}

/** A secret that an operator pack refers to as `${NAME}`: the DSN of a system, a token. */
export function packSecret(name: string): string | undefined {
  // Our own variables are not for packs: a pack could otherwise send them to a system of its choice.
  if (Object.hasOwn(schema.shape, name) || !Object.hasOwn(process.env, name)) return undefined;
  const value = process.env[name];
  return value === "" ? undefined : value;
}

/** Lets a bootstrap or a test set variables for this process. */
export function setVariables(variables: Readonly<Record<string, string>>): void {
  Object.assign(process.env, variables);
}
