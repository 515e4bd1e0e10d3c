import { hasRole, type StaffActor } from "#lib/kernel/actor.ts";
import { asId, isUuid, type AccountId, type RequestId } from "#lib/kernel/ids.ts";
import { isLocale, type Locale } from "#lib/kernel/locale.ts";
import { planOf, runOf } from "#lib/fulfilment/queries.ts";
import { waitsOf } from "#lib/fulfilment/waits.ts";
import { maskAddress } from "#lib/identity/core/mask.ts";
import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import {
  decidesAlone,
  deskActsFor,
  isAssigned,
  isOwnCase,
  mayReadWords,
  nextActOf,
  secondFor,
} from "./core/desk-acts.ts";
import { settledPlace } from "./core/place.ts";
import type { CaseView, FactsView } from "./core/views.ts";
import { draftsFor, groundViews } from "./case-words.ts";
import { factsOf } from "./desk-case.ts";
import { noteAnswers } from "./answered-reading.ts";
import { isReadingNow, recordCaseReading } from "./case-reading.ts";
import { datesOf } from "./deadlines.ts";
import { staffNumbers } from "./desk-queries.ts";
import { findFor, foundWords } from "./found.ts";
import { personOf } from "./person.ts";
import { readProposal } from "./proposal-query.ts";
import { clockColumns, clocksOf, decisionOf, detailsOf, readHistory, stateOf } from "./reading.ts";
import { openDetails } from "./store.ts";
import { storedType } from "./types/registry.ts";

type Opened = {
  readonly view: Omit<CaseView, "facts">;
  readonly masked: FactsView;
  readonly accountId: AccountId | null;
  readonly isReading: boolean;
  /** The reader is to answer what is held: the draft says what was found. */
  readonly answers: boolean;
};

/**
 * A case as this staff member may see it; null where there is none, or none for them. The person is masked, until the
 * case is theirs and a reading with its reason was recorded (`unmask`) in the last 15 minutes; then name and addresses are
 * read live, and the log keeps what each system answered. What stands in words (asked, answered, remarked) and the person's other cases are shown only to whoever an open
 * case is assigned to, and each such reading is recorded in the transaction that gives it.
 */
export async function caseView(workspace: Workspace, id: string): Promise<CaseView | null> {
  const { actor } = workspace;
  if (!hasRole(actor, "agent", "officer", "auditor") || !isUuid(id)) return null;
  const opened = await workspace.unit((unit) => open(unit, actor, asId<RequestId>(id)));
  if (opened === null) return null;
  const { masked, accountId, isReading, answers } = opened;
  const view = answers ? await withFindings(workspace, opened) : opened.view;
  if (!isReading || accountId === null) return { ...view, facts: masked };
  const { name, identifiers, reading } = await personOf(workspace, accountId);
  if (reading !== undefined) {
    await noteAnswers(workspace, {
      accountId,
      requestId: asId<RequestId>(view.id),
      what: "identity",
      reading,
    });
  }
  const facts = { ...masked, isUnmasked: true, identifiers };
  return { ...view, facts: name === undefined ? facts : { ...facts, person: name } };
}

async function open(unit: Unit, actor: StaffActor, id: RequestId): Promise<Opened | null> {
  const row = await unit.tx.request.findUnique({
    where: { id },
    include: { clocks: { select: clockColumns }, certificate: { select: { id: true } } },
  });
  if (row === null) return null;
  const type = storedType(row.type);
  const proposal = await readProposal(unit, id, type);
  const pending = proposal?.verdict === undefined ? proposal : undefined;
  const place = settledPlace(openDetails(id, row.detailsSealed).place ?? "");
  const facts = {
    ...factsOf(
      { ...row, state: stateOf(row.state) },
      pending === undefined ? null : { proposedBy: pending.byId, needsSecond: pending.needsSecond },
    ),
    isBeingWritten: row.state === "running" && place !== undefined,
  };
  const isReadable = mayReadWords(actor, facts);
  const accountId = row.accountId === null ? null : asId<AccountId>(row.accountId);
  const locale: Locale = isLocale(row.locale) ? row.locale : currentOperator().defaultLocale;
  const [numbers, dates] = [await staffNumbers(unit), await datesOf(unit)];
  const [plan, run] = [await planOf(unit, id), await runOf(unit, id)];
  const waits = await waitsOf(unit, { id, state: row.state }, run);
  const decision = await decisionOf(unit, id);
  const isAnswering = isReadable && facts.state === "open" && type.fulfilment.by === "archive";
  const second = secondFor(type, currentOperator().secondPerson);
  const view: Opened["view"] = {
    ...{ id, number: row.number, type: row.type, state: facts.state, version: row.version },
    ...{ receivedAt: row.receivedAt.toISOString(), channel: row.channel },
    ...{ assurance: row.assurance, isWaiting: row.isWaiting },
    ...(row.verifiedAt === null ? {} : { verifiedAt: row.verifiedAt.toISOString() }),
    isReadable,
    details: isReadable ? detailsOf(id, row.detailsSealed, unit.locale) : [],
    otherCases: isReadable ? await otherCases(unit, id, accountId) : [],
    staff: {
      ...numberOf("assigneeNumber", numbers, row.assigneeId),
      ...numberOf("secondNumber", numbers, row.secondId),
      isMine: isAssigned(actor, facts) && !isOwnCase(actor, facts),
      isOwn: isOwnCase(actor, facts),
      candidates: actor.roles.includes("officer") ? await candidates(unit, accountId) : [],
    },
    work: {
      nextAct: nextActOf(actor, type, facts),
      acts: deskActsFor(actor, type, facts),
      needsSecond: second !== undefined,
      maySingle: second === "single",
      decidesAlone: decidesAlone(actor, type),
      grounds: groundViews(row.type, { now: unit.now, dates }),
      drafts: isReadable ? draftsFor(row.type, locale, { plan }) : {},
      ...(proposal === undefined
        ? {}
        : { proposal: isReadable ? proposal.view : withoutWords(proposal.view) }),
      ...(decision === undefined
        ? {}
        : { decision: isReadable ? decision : withoutWords(decision) }),
      ...(plan === null ? {} : { plan }),
      ...(run === null ? {} : { run }),
      ...(waits === null ? {} : { waits }),
      ...(row.certificate === null ? {} : { certificateId: row.certificate.id }),
    },
    clocks: clocksOf(row.clocks, { now: unit.now, dates }),
    history: await readHistory(unit, id, "staff", isReadable),
  };
  const masked: FactsView = {
    ...{ isUnmasked: false, canUnmask: isReadable && accountId !== null, locale },
    person: row.personMask ?? "•••••",
    identifiers: isReadable && accountId !== null ? await maskedAddresses(unit, accountId) : [],
  };
  const isReading = isReadable && (await isReadingNow(unit, actor, id, "identity"));
  if (isReadable && accountId !== null) {
    // Last: the log holds its head until the transaction ends.
    await recordCaseReading(unit, actor, { accountId, requestId: id, counts: isAnswering });
  }
  return { view, masked, accountId, isReading, answers: isAnswering };
}

/** Drafts with the counts of a live reading in them; no value of the person. */
async function withFindings(
  workspace: Workspace,
  { view, masked, accountId }: Opened,
): Promise<Opened["view"]> {
  if (accountId === null) return view;
  const { found: counted, reading } = await findFor(workspace, accountId);
  await noteAnswers(workspace, {
    accountId,
    requestId: asId<RequestId>(view.id),
    what: "found",
    reading,
  });
  const found = foundWords(counted, masked.locale);
  const plan = view.work.plan ?? null;
  const drafts = draftsFor(view.type, masked.locale, { plan, found });
  return { ...view, work: { ...view.work, drafts } };
}

async function maskedAddresses(
  unit: Unit,
  accountId: AccountId,
): Promise<FactsView["identifiers"]> {
  const identifiers = await verifiedIdentifiers(unit, accountId);
  return identifiers.flatMap(({ kind, value }) =>
    kind === "email" || kind === "phone" ? [{ kind, value: maskAddress({ kind, value }) }] : [],
  );
}

function withoutWords<T extends { readonly words?: string; readonly note?: string }>({
  words: _words,
  note: _note,
  ...view
}: T): Omit<T, "words" | "note"> {
  return view;
}

async function otherCases(
  unit: Unit,
  id: string,
  accountId: AccountId | null,
): Promise<CaseView["otherCases"]> {
  if (accountId === null) return [];
  const rows = await unit.tx.request.findMany({
    where: { accountId, id: { not: id } },
    orderBy: { receivedAt: "desc" },
    take: 20,
    select: { id: true, number: true, type: true, state: true },
  });
  return rows.map((row) => ({ ...row, state: stateOf(row.state) }));
}

async function candidates(
  unit: Unit,
  accountId: AccountId | null,
): Promise<CaseView["staff"]["candidates"]> {
  const rows = await unit.tx.staffMember.findMany({
    where: { disabledAt: null, roles: { hasSome: ["agent", "officer"] } },
    orderBy: { number: "asc" },
    select: { id: true, number: true, roles: true, ownAccountId: true },
  });
  return rows
    .filter(({ ownAccountId }) => ownAccountId === null || ownAccountId !== accountId)
    .map(({ id, number, roles }) => ({
      id,
      number,
      roles: (["agent", "officer", "admin", "auditor"] as const).filter((r) => roles.includes(r)),
    }));
}

function numberOf<K extends string>(
  key: K,
  numbers: ReadonlyMap<string, number>,
  staffId: string | null,
): Readonly<Partial<Record<K, number>>> {
  const number = staffId === null ? undefined : numbers.get(staffId);
  const found: Partial<Record<K, number>> = {};
  if (number !== undefined) found[key] = number;
  return found;
}
