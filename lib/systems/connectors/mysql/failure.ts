import { SystemFailure } from "../../ports.ts";
import { isTlsRefusal } from "../sql/tls-refusal.ts";

const network = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"],
  ...["ETIMEDOUT", "EPIPE"],
]);

/** Who we are or what we may: 1045 to 1044 signing in, 1142 to 1370 rights, 1290 and 1836 a server that only reads. */
const refused = new Set([
  ...[1044, 1045, 1095, 1142, 1143, 1227, 1251, 1290, 1370, 1396, 1410, 1524, 1698, 1792, 1820],
  ...[1836, 1862, 3118, 4151],
]);
/** 1205 a lock, 1213 a deadlock, 1317 to 3024 a time limit: the same call may do later. */
const late = new Set([1205, 1213, 1317, 1969, 3024, 3572]);
/** No room on its disk, or in a table of bounded size. */
const full = new Set([1021, 1114]);
/** The driver's own: no TLS there (45023), a certificate of nobody known or of another host (45056, 45057, 45059). */
const unproven = new Set([45023, 45056, 45057, 45059]);
/** No memory (1041), too many (1040, 1203, 1226), going down (1053, 1077, 1927), a line that broke. */
const silent = new Set([
  ...[3, 1030, 1040, 1041, 1042, 1043, 1053, 1077, 1080, 1129, 1152, 1158, 1159, 1160],
  ...[1161, 1203, 1226, 1927, 2002, 2003, 2006, 2013, 4031],
]);

/**
 * What the driver threw, as one of our codes. The original error is not kept as the cause: the server writes values of the
 * row, and the driver whole statements, into its messages, and a log would carry them on.
 */
export function toFailure(error: unknown): SystemFailure {
  if (error instanceof SystemFailure) return error;
  const number = numberOf(error);
  const code = codeOf(error);
  const cause = new Error(`mysql ${number > 0 ? number : (code ?? "none")}`);
  return new SystemFailure(kindOf(number, code), { cause });
}

export function isDeadlock(error: unknown): boolean {
  // 1020: MariaDB's word for a row that another transaction changed first.
  return [1213, 1020].includes(numberOf(error));
}

function kindOf(number: number, code: string | undefined): SystemFailure["code"] {
  if (code === "JEKE_TIMEOUT" || late.has(number)) return "timeout";
  if (code !== undefined && network.has(code)) return "unreachable";
  if (unproven.has(number) || (code !== undefined && isTlsRefusal(code))) return "untrusted";
  if (refused.has(number)) return "refused";
  if (full.has(number)) return "full";
  // From 45000 on the driver speaks for itself: a line that broke, a greeting that never came.
  if (silent.has(number) || number >= 45_000 || number <= 0) return "unreachable";
  return "mismatch";
}

function numberOf(error: unknown): number {
  if (typeof error !== "object" || error === null || !("errno" in error)) return 0;
  return typeof error.errno === "number" ? error.errno : 0;
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  const { code } = error;
  return typeof code === "string" && /^[A-Z0-9_]{3,60}$/.test(code) ? code : undefined;
}
