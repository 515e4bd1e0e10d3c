import type { Text } from "#lib/kernel/locale.ts";
import { isSamePlace } from "./check/clauses.ts";
import type { ControlLookup } from "./control.ts";
import type { Notice } from "./notice.ts";
import { generalNotice } from "./notice-choice.ts";
import type { Operator } from "./pack.ts";
import type { PolicyPromise, PromiseStatus } from "./promise.ts";
import { type Proof, type Proofs, proofOf } from "./proof.ts";

/** What comes first on the page: bad news first and whole, what promises nothing last. */
export const statusOrder = ["conflict", "open", "kept", "attested", "statement"] as const;

/** The control behind a promise, with when its tests last passed or what is to bring it. */
export type ControlView = { readonly id: string; readonly names: Text } & (
  | { readonly about: Text; readonly tests: readonly string[]; readonly proof: Proof }
  | { readonly planned: Text }
);

/** One promise as its page shows it. */
export type PromiseView = Pick<PolicyPromise, "id" | "clause" | "status" | "says" | "note"> & {
  /** Its place on the page, e.g. `4.2.4`; no two are alike. */
  readonly anchor: string;
  /** The section of the notice that holds the clause: its notice (`general` or a service) and the section's own number. */
  readonly section?: { readonly notice: string; readonly clause: string };
  readonly control?: ControlView;
  readonly attested?: { readonly by: Text; readonly when?: string; readonly evidence?: Text };
  readonly conflict?: {
    readonly reading: Text;
    readonly source: Text;
    readonly confidence: "P" | "2+" | "2" | "M";
  };
};

/** Promises of one status; those of a service's own notice stand together after the general ones. */
export type PromiseGroup = {
  readonly status: PromiseStatus;
  readonly count: number;
  readonly notices: readonly { readonly service?: Text; readonly promises: PromiseView[] }[];
};

export type PromisesView = {
  readonly all: number;
  /** Every status, also one that no promise has. */
  readonly counts: readonly { readonly status: PromiseStatus; readonly count: number }[];
  readonly groups: readonly PromiseGroup[];
};

type Promised = Pick<Operator, "promises" | "notices" | "services">;
type Known = { readonly control: ControlLookup; readonly proofs: Proofs };

/**
 * All promises of an operator by status, in the order of the notice; with `only`, the groups are that one and the counts
 * still those of all. A promise whose control nobody knows is shown without it: the checker of packs refuses such a pack.
 */
export function promisesView(operator: Promised, known: Known, only?: PromiseStatus): PromisesView {
  const views = withAnchors(inNoticeOrder(operator), known);
  const groups = statusOrder.map((status) => group(operator, views, status));
  return {
    all: views.length,
    counts: groups.map(({ status, count }) => ({ status, count })),
    groups: groups.filter(
      ({ status, count }) => count > 0 && (only === undefined || only === status),
    ),
  };
}

type Placed = { readonly promise: PolicyPromise; readonly view: PromiseView };

function group(
  { services }: Promised,
  views: readonly Placed[],
  status: PromiseStatus,
): PromiseGroup {
  const own = views.filter(({ promise }) => promise.status === status);
  const of = (service: string | undefined): PromiseView[] =>
    own.filter(({ promise }) => promise.service === service).map(({ view }) => view);
  const notices = [
    { promises: of(undefined) },
    ...services.map(({ id, names }) => ({ service: names, promises: of(id) })),
  ];
  return { status, count: own.length, notices: notices.filter((one) => one.promises.length > 0) };
}

type Found = { readonly promise: PolicyPromise; readonly at: number; readonly section?: string };

/** As the newest text of each notice prints its clauses; what no text has comes last. */
function inNoticeOrder({ promises, notices }: Promised): readonly Found[] {
  const found = promises.map((promise) => {
    const sections = notices.findLast(({ service }) => service === promise.service)?.sections ?? [];
    const at = clauseAt(sections, promise.clause);
    const section = sections[at]?.clause;
    return section === undefined
      ? { promise, at: Number.MAX_SAFE_INTEGER }
      : { promise, at, section };
  });
  return found.toSorted((one, other) => one.at - other.at);
}

function clauseAt(sections: Notice["sections"], clause: string): number {
  const exact = sections.findIndex((section) => section.clause === clause);
  if (exact >= 0) return exact;
  return sections.findIndex((section) => isSamePlace(section.clause, clause));
}

/** The first promise of a clause takes the clause's own anchor, its other parts stand beside it. */
function withAnchors(found: readonly Found[], known: Known): readonly Placed[] {
  const taken = new Set<string>();
  return found.map(({ promise, section }) => {
    const { service, clause, part } = promise;
    const place = service === undefined ? clause : `${service}-${clause}`;
    const anchor = taken.has(place) && part !== undefined ? `${place}-${part}` : place;
    taken.add(anchor);
    const text =
      section === undefined
        ? {}
        : { section: { notice: service ?? generalNotice, clause: section } };
    return { promise, view: { ...viewOf(promise, known), anchor, ...text } };
  });
}

function viewOf(promise: PolicyPromise, known: Known): Omit<PromiseView, "anchor"> {
  const { id, clause, status, says, note } = promise;
  const control = "control" in promise ? controlView(promise.control, known) : undefined;
  return {
    ...{ id, clause, status, says },
    ...(note === undefined ? {} : { note }),
    ...(control === undefined ? {} : { control }),
    ...(promise.status === "attested" ? { attested: promise.attested } : {}),
    ...(promise.status === "conflict" ? { conflict: promise.conflict } : {}),
  };
}

function controlView(id: string | undefined, known: Known): ControlView | undefined {
  const control = id === undefined ? undefined : known.control(id);
  if (control === undefined) return undefined;
  if ("planned" in control) return control;
  const { names, about, tests } = control;
  return { id: control.id, names, about, tests, proof: proofOf(control, known.proofs) };
}
