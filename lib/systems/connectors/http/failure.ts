import type { OutboundProblem } from "#lib/platform/outbound.ts";
import { type FailureCode, SystemFailure } from "../../ports.ts";

/** A failure whose reason may be logged and shown: a code of ours, never what the system sent. */
export function failure(code: FailureCode, reason: string): SystemFailure {
  return new SystemFailure(code, { cause: new Error(reason) });
}

/** What a call that brought no answer means. A redirect is not followed, and is nothing to believe either. */
export function outboundFailure({ code }: OutboundProblem): SystemFailure {
  const codes: Record<OutboundProblem["code"], FailureCode> = {
    "outbound.url-odd": "mismatch",
    "outbound.not-allowed": "refused",
    "outbound.address-refused": "refused",
    "outbound.unknown-host": "unreachable",
    "outbound.connect-timeout": "timeout",
    "outbound.unreachable": "unreachable",
    "outbound.tls": "untrusted",
    "outbound.redirected": "untrusted",
    "outbound.first-byte-timeout": "timeout",
    "outbound.timeout": "timeout",
    "outbound.too-large": "untrusted",
    "outbound.broken-off": "unreachable",
    "outbound.line-stale": "unreachable",
    "outbound.bad-answer": "untrusted",
  };
  return failure(codes[code], code);
}
