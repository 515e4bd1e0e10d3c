import { SystemFailure } from "../../ports.ts";
import { isTlsRefusal } from "../sql/tls-refusal.ts";

/** The driver's own refusal to go on without TLS, which it gives no code. */
const noTls = "NO_TLS";

const network = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ETIMEDOUT",
  "EPIPE",
]);

/**
 * What the driver threw, as one of our codes. The original error is not kept as the cause: PostgreSQL writes values of
 * the row into its details, and a log would carry them on.
 */
export function toFailure(error: unknown): SystemFailure {
  if (error instanceof SystemFailure) return error;
  const code = codeOf(error);
  const cause = new Error(isRowRule(error) ? rowRuleCause : `postgres ${code}`);
  return new SystemFailure(kindOf(code, error), { cause });
}

const rowRuleCause = "postgres 42501 row-rule";

/** Whether a question was refused because a row rule would have left rows out of its answer. */
export function isRowRule(error: unknown): boolean {
  if (error instanceof SystemFailure) {
    return error.cause instanceof Error && error.cause.message === rowRuleCause;
  }
  // The server has one code for this and for a right that lacks, and words in its own language; its routine tells them apart.
  return error instanceof Error && "routine" in error && error.routine === "check_enable_rls";
}

/** True for input that a type of the schema cannot hold (class 22): a value that no row has. */
export function isBadInput(error: unknown): boolean {
  return codeOf(error).startsWith("22");
}

/** Lost against another transaction through nobody's fault: a deadlock, or what could not be put in a row. */
export function isDeadlock(error: unknown): boolean {
  return codeOf(error).startsWith("40");
}

/** True where a column could never hold a value: bad input, or a type that has no cast to it. */
export function isUnfit(error: unknown): boolean {
  return isBadInput(error) || codeOf(error) === "42846";
}

function kindOf(code: string, error: unknown): SystemFailure["code"] {
  if (network.has(code)) return "unreachable";
  if (code === noTls || isTlsRefusal(code)) return "untrusted";
  // 57014 statement timeout, 55P03 lock, 40xxx deadlock or serialisation: the same call may do later.
  if (code === "57014" || code === "55P03" || code.startsWith("40")) return "timeout";
  if (code === "53100") return "full";
  // 58xxx its own disk or files, XX000 its own error: nothing that a map could mend. XX001 and XX002 are damaged data.
  if (/^(08|57P|53|58)/.test(code) || code === "XX000") return "unreachable";
  if (code.startsWith("XX")) return "untrusted";
  // 42501 no right, 28xxx no sign-in, 25006 read-only.
  if (code === "42501" || code.startsWith("28") || code === "25006") return "refused";
  // Stored bytes that are no text, in a database that never checked them.
  if (code === "22021") return "untrusted";
  if (code !== "none") return "mismatch";
  const message = error instanceof Error ? error.message : "";
  return /Query read timeout/i.test(message) ? "timeout" : "unreachable";
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (error instanceof Error && !("code" in error)) {
    return /SSL connection/.test(error.message) ? noTls : "none";
  }
  if (typeof error !== "object" || error === null || !("code" in error)) return "none";
  return typeof error.code === "string" && /^[A-Z0-9_]{3,60}$/.test(error.code)
    ? error.code
    : "none";
}
