import type { Json, JsonObject } from "#lib/kernel/context.ts";

/**
 * Every action the log knows, with the data keys it may carry. One table for the whole product: append a line, keep it
 * sorted. Values are ids, codes, counts and dates; never a name, an address or a text that a person typed.
 */
export const auditActions = {
  "account.created": [],
  "account.erased": ["requests"],
  "account.stopped": ["sessions", "addresses", "requests", "archives", "late"],
  "alarm.raised": ["kind", "place", "open", "because"],
  "archive.built": ["archive", "systems", "files", "bytes", "failed", "manifest", "complete"],
  "archive.downloaded": ["archive"],
  "archive.failed": ["archive", "code"],
  "archive.removed": ["archive", "reason"],
  "calendar.agreed": ["kind", "day", "year", "by"],
  "calendar.proposed": ["kind", "day", "year", "by"],
  "calendar.returned": ["kind", "day", "year", "by"],
  "certificate.issued": ["keyId"],
  "certificate.viewed": [],
  "clock.kept": ["rule", "row", "due", "calendar", "change"],
  "clock.later-agreed": ["rule", "row", "from", "to", "change", "by"],
  "clock.matches": ["rule", "row", "due", "change"],
  "clock.moved-earlier": ["rule", "row", "from", "to", "change"],
  "clock.moved-later": ["rule", "row", "from", "to", "change", "by"],
  "consent.given": ["service", "purpose", "channel", "source", "notice"],
  "consent.obeyed": ["system", "purpose", "channel", "records", "event"],
  "consent.withdrawn": ["service", "purpose", "channel", "source", "notice"],
  "data.corrected": ["system", "collection", "field", "outcome", "write"],
  "data.correction-begun": ["system", "collection", "field", "write"],
  "data.correction-ended": ["system", "collection", "field", "write", "outcome"],
  "data.read": ["what"],
  "data.read-answered": ["what", "complete", "failed", "answers"],
  "data.read-own": ["manifest", "complete", "failed"],
  "data.receipt-given": ["manifest", "complete"],
  "erasure.finished": ["held", "left"],
  "erasure.found-more": ["steps", "records"],
  "erasure.started": ["steps", "records", "differences"],
  "erasure.waits": ["systems"],
  "hold.released": ["system", "collection", "outcome", "released", "waiting"],
  "identifier.added": ["kind"],
  "identifier.removed": ["kind"],
  "message.refused": ["event", "channel"],
  "message.replaced": ["event", "channel"],
  "notice.accepted": ["notice", "version"],
  "notice.announced": ["kind", "ref", "messages"],
  "notice.refused": ["notice", "version"],
  "notice.registered": ["versions"],
  "notice.text-changed": ["versions"],
  "request.approved": ["ground", "type", "rule"],
  "request.assigned": ["assignee", "second", "substitute", "from", "by"],
  "request.cancelled": ["reason", "type"],
  "request.closed": ["outcome", "type", "by"],
  "request.decided": ["outcome", "ground", "type", "verdict", "by", "secondPerson"],
  "request.ground-named": ["ground", "rule", "due"],
  "request.proposed": ["outcome", "ground", "type", "second", "by"],
  "request.refused": ["reason", "ground", "type"],
  "request.returned": ["type", "code", "by"],
  "request.state-changed": ["from", "to", "reason"],
  "request.submitted": ["type", "number", "channel", "rules", "due"],
  "session.closed": ["reason", "closed"],
  "session.opened": ["method"],
  "session.stepped-up": [],
  "staff.added": ["roles"],
  "staff.signed-in": ["session"],
  "step.done": ["system", "collection", "outcome", "records", "held"],
  "step.failed": ["system", "collection", "code", "attempts"],
  "system.file-taken": ["system", "collections", "rows", "before"],
  "task.answered": ["system", "verb", "answer", "by", "evidence", "sha256"],
  "task.evidence-opened": ["system"],
  "task.late": ["system", "due"],
  "task.link-sent": ["system"],
  "task.opened": ["system", "verb", "due", "outside"],
  "task.person-opened": ["system"],
  "task.settled": ["system", "verb", "outcome"],
  "webhook.given-up": ["webhook", "attempts", "code"],
  "webhook.resent": ["webhook", "events"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type AuditAction = keyof typeof auditActions;

/** True for an action of the table, and never for a name that an object inherits. */
export function isAuditAction(action: string): action is AuditAction {
  return Object.hasOwn(auditActions, action);
}

/**
 * Refuses an unknown action, a key the action does not know, and a text that is no code. A wrong entry is a bug of the
 * caller, so it throws: better no change at all than one whose record cannot be trusted or names a person.
 */
export function checkEntry(action: string, data: JsonObject): void {
  if (!isAuditAction(action)) throw new Error(`The audit log knows no action "${action}".`);
  const allowed: readonly string[] = auditActions[action];
  for (const [key, value] of Object.entries(data)) {
    if (!allowed.includes(key)) {
      throw new Error(`The audit action "${action}" carries no key "${key}".`);
    }
    if (!isCode(value)) {
      throw new Error(`The audit key "${key}" of "${action}" may hold ids, codes and counts only.`);
    }
  }
}

/** Ids, codes, versions, ISO dates: no `@`, no letter beyond ASCII, so no address and no Cyrillic name. */
const codePattern = /^[\w.:/ -]{0,200}$/;
/** Ten digits and more without a break are a phone, an IIN or a card. */
const numberPattern = /^[\d ]{10,}$/;

function isCode(value: Json): boolean {
  if (typeof value === "string") return codePattern.test(value) && !numberPattern.test(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isCode);
}
