import { askCode } from "#lib/identity/use-cases/ask-code.ts";
import { signInByCode } from "#lib/identity/use-cases/sign-in-by-code.ts";
import { poisonRequest } from "#lib/jobs/poison.ts";
import { runUnit, workspaceFor } from "#lib/jobs/run-unit.ts";
import type { Actor, StaffActor, SubjectActor } from "#lib/kernel/actor.ts";
import { asId, type SessionId, type StaffId } from "#lib/kernel/ids.ts";
import type { Locale } from "#lib/kernel/locale.ts";
import type { Result } from "#lib/kernel/result.ts";
import { auditLog } from "#lib/audit/log.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { inTransaction } from "#lib/platform/db.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { datesOf, today, type Dates } from "#lib/requests/deadlines.ts";
import { assign } from "#lib/requests/use-cases/assign.ts";
import { decide } from "#lib/requests/use-cases/decide.ts";
import { propose } from "#lib/requests/use-cases/propose.ts";
import { submit } from "#lib/requests/use-cases/submit.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import type { SampleRequest } from "../../../prisma/demo/sample-request.ts";

const worker: Actor = { kind: "worker", job: "demo" };

/**
 * Fills the desk of a new demo: ordinary people of the sample systems sign in and file through the real use cases, staff
 * take, propose and decide, all but the sign-in at a moment of the past days so that something is late and something due. What was sent
 * and queued on those days is taken as long gone. Does nothing as soon as one request is there.
 */
export async function seedDemoRequests(sampleRequests: readonly SampleRequest[]): Promise<void> {
  const { isEmpty, staff, dates, now } = await runUnit(
    { actor: worker, locale: "en", role: "worker" },
    read,
  );
  if (!isEmpty) return;
  const filings = sampleRequests.map((sample) => ({ sample, at: receiptOf(sample, dates, now) }));
  // In the order in which they happened, so that numbers and log follow the calendar.
  filings.sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  const actors = await Promise.all(filings.map(({ sample }) => signIn(sample)));
  for (const [index, { sample, at }] of filings.entries()) {
    const actor = actors[index];
    if (actor === undefined) continue;
    const requestId = await file(sample, { actor, at });
    await work(sample, requestId, { staff, at: earlier(at.add({ hours: 2 }), now) });
  }
}

async function read(unit: Unit) {
  const { tx, now } = unit;
  const rows = await tx.staffMember.findMany({ select: { id: true, number: true, roles: true } });
  const staff = new Map(
    rows.map(({ id, number, roles }): [number, StaffActor] => [
      number,
      {
        kind: "staff",
        staffId: asId<StaffId>(id),
        number,
        roles: (["agent", "officer"] as const).filter((role) => roles.includes(role)),
        sessionId: asId<SessionId>(crypto.randomUUID()),
      },
    ]),
  );
  return { isEmpty: (await tx.request.count()) === 0, staff, dates: await datesOf(unit), now };
}

/** The latest moment of receipt that puts the due date where the sample wants it. */
function receiptOf(
  { type, slot, counts }: SampleRequest,
  { deadlinesAtReceipt }: Dates,
  now: Temporal.Instant,
): Temporal.Instant {
  const { zone } = currentOperator();
  const day = today(now);
  let seen = -1;
  let lastDue: string | undefined;
  const slots: Temporal.Instant[] = [];
  for (let daysAgo = 60; daysAgo >= 0; daysAgo -= 1) {
    const date = now.toZonedDateTimeISO(zone).toPlainDate().subtract({ days: daysAgo });
    const at = earlier(
      date.toZonedDateTime({ timeZone: zone, plainTime: "10:24" }).toInstant(),
      now.subtract({ minutes: 3 }),
    );
    const dues = deadlinesAtReceipt(type, at)
      .map(({ due }) => due)
      .toSorted();
    const due = (counts === "last" ? dues.at(-1) : dues[0]) ?? day;
    if (due !== lastDue && due >= day) seen += 1;
    lastDue = due;
    if (seen <= slot) slots[0] = at;
  }
  return slots[0] ?? now;
}

async function file(
  sample: SampleRequest,
  { actor, at }: { readonly actor: SubjectActor; readonly at: Temporal.Instant },
): Promise<string> {
  const filed = await submit(pastWorkspace(actor, sample.locale, at), {
    type: sample.type,
    details: sample.details ?? {},
    submitKey: crypto.randomUUID(),
    typed: "DELETE",
  });
  return must(filed, sample).id;
}

/** By a code to their address, as everybody; the code is read where the mail would have gone. */
async function signIn({ person, locale }: SampleRequest): Promise<SubjectActor> {
  const number = String(person).padStart(3, "0");
  const network = `demo-${number}`;
  const gate: Actor = { kind: "gate" };
  let code = "";
  const deliver: Unit["notices"]["deliver"] = ({ params }) => {
    code = String(params.code);
    return Promise.resolve();
  };
  const asked = await runUnit({ actor: gate, locale }, (unit) =>
    askCode(
      { ...unit, notices: { ...unit.notices, deliver } },
      { address: `person${number}@example.org`, network, linkBase: "" },
    ),
  );
  const { flow } = must(asked, { person });
  const client = { userAgent: null, network };
  const signedIn = await runUnit({ actor: gate, locale }, (unit) =>
    signInByCode(unit, { code, flow, client }),
  );
  const { accountId, sessionId } = must(signedIn, { person });
  return { kind: "subject", accountId, sessionId, level: 2 };
}

type Desk = {
  readonly staff: ReadonlyMap<number, StaffActor>;
  readonly at: Temporal.Instant;
};

async function work(sample: SampleRequest, requestId: string, { staff, at }: Desk): Promise<void> {
  const { ground, words, then } = sample;
  const member = staff.get(sample.taken ?? 0);
  if (member === undefined) return;
  await pastUnit(member, "ru", at, async (unit) => {
    const row = await unit.tx.request.findUnique({ where: { id: requestId } });
    const { version } = must(await assign(unit, { requestId, version: row?.version ?? 0 }), sample);
    if (ground === undefined || words === undefined) return;
    const outcome = then === "refused" ? "refuse" : "approve";
    must(await propose(unit, { requestId, version, outcome, ground, words }), sample);
  });
  const second = staff.get(sample.second ?? 0);
  if (second === undefined) return;
  await pastUnit(second, "ru", at.add({ minutes: 40 }), async (unit) => {
    const row = await unit.tx.request.findUnique({ where: { id: requestId } });
    const on = { requestId, version: row?.version ?? 0, part: "second" } as const;
    const { version } = must(await assign(unit, on), sample);
    must(await decide(unit, { requestId, version, verdict: "agreed" }), sample);
  });
  if (then === "stopped") {
    await poisonRequest(pastWorkspace(worker, "ru", at.add({ hours: 1 })), { requestId });
  }
}

/** A unit of work at an earlier moment; nothing is sent and nothing queued. */
function pastUnit<T>(
  actor: Actor,
  locale: Locale,
  now: Temporal.Instant,
  run: (unit: Unit) => Promise<T>,
): Promise<T> {
  const silent = () => Promise.resolve();
  return inTransaction(actor.kind === "worker" ? "worker" : "app", actor, (tx) =>
    run({
      ...{ actor, locale, now, tx },
      audit: auditLog(tx, actor, now),
      queue: { enqueue: silent },
      notices: { notify: silent, deliver: silent },
    }),
  );
}

function pastWorkspace(actor: Actor, locale: Locale, at: Temporal.Instant): Workspace {
  const role = actor.kind === "worker" ? "worker" : "app";
  return {
    ...workspaceFor({ actor, locale, role }),
    unit: (run) => pastUnit(actor, locale, at, run),
  };
}

function earlier(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) < 0 ? one : other;
}

function must<T>(result: Result<T>, { person }: Pick<SampleRequest, "person">): T {
  if (!result.ok)
    throw new Error(`sample request of person ${String(person)}: ${result.error.code}`);
  return result.value;
}
