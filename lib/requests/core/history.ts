import type { HistoryEntry } from "./views.ts";

/** An event of the audit log as the history reads it. */
export type LoggedEvent = {
  readonly at: string;
  readonly action: string;
  readonly actorKind: string;
  readonly data: Readonly<Record<string, unknown>>;
};

type Sentence = (data: LoggedEvent["data"]) => string | undefined;

const only =
  (key: string): Sentence =>
  () =>
    key;

/** Why a correction stopped for staff. */
export const correctionStops = [
  "value-changed",
  "record-gone",
  "not-writable",
  "no-right",
] as const;
const reasons: readonly string[] = correctionStops;

/** The sentence of each action, `requests.json` → `history.<key>`; what is not listed is not told twice. */
const sentences: Readonly<Record<string, Sentence>> = {
  "request.submitted": only("submitted"),
  "request.assigned": (data) => ("second" in data ? "second-named" : "assigned"),
  "request.proposed": (data) => `proposed-${outcomeOf(data)}`,
  "request.decided": (data) =>
    data.secondPerson === "single"
      ? `decided-${outcomeOf(data)}-single`
      : `decided-${outcomeOf(data)}`,
  "request.returned": only("returned"),
  "request.cancelled": only("cancelled"),
  "request.closed": (data) => (data.outcome === "person-gone" ? "person-gone" : "closed"),
  "request.state-changed": (data) => {
    const { to, reason } = data;
    if (to === "needs-staff" && typeof reason === "string" && reasons.includes(reason)) {
      return `needs-staff-${reason}`;
    }
    return typeof to === "string" && ["held", "needs-staff", "done"].includes(to) ? to : undefined;
  },
  // `clock.later-agreed` is told by the move that follows it.
  "clock.moved-earlier": only("date-earlier"),
  "clock.moved-later": only("date-later"),
  "clock.kept": only("date-kept"),
  "clock.matches": only("date-matches"),
  "data.read": only("data-read"),
  "erasure.started": only("erasure-started"),
  "erasure.waits": only("erasure-waits"),
  "erasure.finished": only("erasure-finished"),
  "certificate.issued": only("certificate-issued"),
  "archive.built": only("archive-built"),
  "archive.failed": only("archive-failed"),
};

/**
 * The timeline of a request from its audit events, newest first. `reader` decides whether the person's own acts read
 * "you" or "the person".
 */
export function historyOf(
  events: readonly LoggedEvent[],
  reader: "subject" | "staff",
): readonly HistoryEntry[] {
  return events.flatMap((event) => {
    const told = sentences[event.action]?.(event.data);
    if (told === undefined) return [];
    // The person reads "your data"; at the desk the data is somebody else's.
    const key = told === "data-read" && reader === "staff" ? "data-read-desk" : told;
    const { params, number } = paramsOf(event.data);
    return [
      { at: event.at, key, params, by: { kind: kindOf(event.actorKind, reader), ...number } },
    ];
  });
}

function outcomeOf(data: LoggedEvent["data"]): "approve" | "refuse" {
  return data.outcome === "approve" ? "approve" : "refuse";
}

function kindOf(actorKind: string, reader: "subject" | "staff"): HistoryEntry["by"]["kind"] {
  if (actorKind === "subject") return reader === "subject" ? "you" : "person";
  return actorKind === "staff" ? "staff" : "system";
}

function paramsOf(data: LoggedEvent["data"]): {
  readonly params: HistoryEntry["params"];
  readonly number: { readonly number?: number };
} {
  const params = Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) =>
      typeof value === "string" || typeof value === "number" ? [[name, value]] : [],
    ),
  );
  return { params, number: typeof data.by === "number" ? { number: data.by } : {} };
}
