/** `consent`: a system has not obeyed decisions; `webhook`: a receiver takes no events. */
export type AlarmKind = "consent" | "webhook";

/** Why an alarm stands: the key of words in messages `desk.alarms.why`, with the number they name. */
export type AlarmReason = { readonly key: string; readonly status: string };

const ofSystems: readonly string[] = [
  ...["unreachable", "timeout", "refused", "mismatch", "conflict", "untrusted", "full"],
  ...["not-agreed", "under-review", "unread", "by-hand", "gone"],
];
/** Answers that are none, or none that counts. */
const ofAnswers: readonly string[] = ["bad-answer", "too-large", "redirected"];
const isSilent = /^outbound\.(timeout|connect-timeout|first-byte-timeout|broken-off|unreachable)$/;

/** The words for the code of a failure; a code that nobody knows has words too, and no code brings words of its own. */
export function alarmReason(kind: AlarmKind, because: string | null): AlarmReason {
  const of = (key: string, status = ""): AlarmReason => ({ key, status });
  if (because === null) return of("other");
  if (kind === "consent") return of(ofSystems.includes(because) ? because : "other");
  const [, status] = /^http\.(\d{3})$/.exec(because) ?? [];
  if (status !== undefined) return of("status", status);
  if (because === "webhook.not-set-up") return of("not-set-up");
  if (isSilent.test(because)) return of("silent");
  return of(ofAnswers.includes(because.replace("outbound.", "")) ? "odd-answer" : "not-sent");
}
