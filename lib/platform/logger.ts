import pino from "pino";
import { env } from "./env.ts";

/** Ids, codes and counts; nothing else may be logged. */
export type EventIds = Readonly<Record<string, string | number | boolean | undefined>>;
export type Level = "debug" | "info" | "warn" | "error";

let made: pino.Logger | undefined;

/**
 * Logs that something happened: `event("request.submitted", { requestId })`. A value that does not look like an id
 * or a code (a space, an @, a run of digits as long as a phone number) is written as `(withheld)`: a log must not
 * be able to hold what a person typed.
 */
export function event(name: string, ids: EventIds = {}, level: Level = "info"): void {
  made ??= pino({ level: env().JEKE_LOG_LEVEL, base: null, messageKey: "event" });
  made[level](safeIds(ids), safeValue(name) === name ? name : "(withheld)");
}

/**
 * Logs a fault by its class, code and places in the code. Never its message: drivers put values into it.
 */
export function fault(name: string, error: unknown, ids: EventIds = {}): void {
  event(name, { ...ids, ...describe(error) }, "error");
}

/** @internal Exported for its test. */
export function safeIds(ids: EventIds): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(ids).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, typeof value === "string" ? safeValue(value) : value]],
    ),
  );
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const hash = /^[0-9a-f]{16,64}$/;
const instant = /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/;
const code = /^[A-Za-z][\w./:#-]{0,119}$/;
const requestNumber = /^\d{4}-\d{4,6}$/;

function safeValue(value: string): string {
  if (uuid.test(value) || instant.test(value) || requestNumber.test(value)) return value;
  if (hash.test(value) && /[a-f]/.test(value)) return value;
  // Nine digits or more in a row, dots and dashes aside, may be a phone or an IIN.
  if (code.test(value) && !/(\d[-.]?){9}/.test(value)) return value;
  return "(withheld)";
}

function describe(error: unknown): EventIds {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  const at = frames.map((line) => /((?:lib|app|components)\/[\w/.()[\]-]+:\d+)/.exec(line)?.[1]);
  return { error: error.name, code, at: at.find((place) => place !== undefined) };
}
