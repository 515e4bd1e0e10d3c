import type { AuditEntry, JsonObject } from "#lib/kernel/context.ts";
import type { OutwardEvent } from "#lib/operator/core/webhooks.ts";

/** An event of the log as others are told of it: without the person, who is added for each receiver. */
export type Outward = {
  readonly type: OutwardEvent;
  /** Tells repetitions of one event: it goes out once per receiver. */
  readonly key: string;
  readonly data: JsonObject;
};

/**
 * What others are told of an entry of the audit log; undefined where it concerns nobody outside. The log names ids and codes
 * only, and so does this: no value, no name, no text that a person typed.
 */
export function outwardOf(entry: AuditEntry): Outward | undefined {
  const { action, requestId, target, data = {} } = entry;
  if (action === "consent.given" || action === "consent.withdrawn") {
    const decision = action === "consent.given" ? "given" : "withdrawn";
    const { service, purpose, channel, notice } = data;
    if (target === undefined) return undefined;
    return {
      type: "consent.changed",
      key: target.id,
      data: { decision, ...defined({ service, purpose, channel, notice }) },
    };
  }
  if (action === "data.corrected") {
    const { system, collection, field, write } = data;
    const key = typeof write === "string" ? write : requestId;
    if (key === undefined) return undefined;
    return { type: "data.corrected", key, data: defined({ system, collection, field }) };
  }
  return requestId === undefined ? undefined : ofRequest(entry, requestId);
}

function ofRequest({ action, data = {} }: AuditEntry, requestId: string): Outward | undefined {
  const { outcome, ground, due } = data;
  switch (action) {
    case "request.submitted":
      return { type: "request.received", key: requestId, data: defined({ due }) };
    case "request.decided":
      return { type: "request.decided", key: requestId, data: defined({ outcome, ground }) };
    case "request.cancelled":
      return { type: "request.done", key: requestId, data: { outcome: "cancelled" } };
    case "request.closed":
      return { type: "request.done", key: requestId, data: defined({ outcome }) };
    case "request.state-changed":
      if (data.to !== "done") return undefined;
      return { type: "request.done", key: requestId, data: { outcome: "done" } };
    default:
      return undefined;
  }
}

function defined(data: { readonly [key: string]: JsonObject[string] | undefined }): JsonObject {
  const entries = Object.entries(data).flatMap(([key, value]) =>
    value === undefined || value === null ? [] : [[key, value] as const],
  );
  return Object.fromEntries(entries);
}
