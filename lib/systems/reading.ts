import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import {
  type Ambiguity,
  type Finding,
  type Grounds,
  type Judged,
  judgePeople,
  lookupsFor,
  readingOrder,
  split,
  viaSelectors,
} from "./core/locate.ts";
import { namesAnother } from "./core/names-another.ts";
import { newestFirst } from "./core/newest-first.ts";
import { logFailure } from "./failure-log.ts";
import {
  type CollectionReading,
  type Connector,
  type StoredRecord,
  type SubjectReading,
  SystemFailure,
  type SystemReading,
  type Systems,
  type VerifiedIdentifier,
} from "./ports.ts";

/** How long one system may take for a whole read before the others are shown without it. */
const systemDeadlineMs = 10_000;

export type ReadOptions = {
  readonly deadlineMs?: number;
  /** Narrows the search: a person's row for which this is false stays under review, with all that only it finds. */
  readonly mayBeTheirs?: (system: string, collection: string, key: string) => boolean;
};

/** Reads every system at the same time; a system that fails or is late is `failed`, and the rest stay. */
export async function readSystems(
  systems: Systems,
  identifiers: readonly VerifiedIdentifier[],
  now: Temporal.Instant,
  { deadlineMs = systemDeadlineMs, mayBeTheirs }: ReadOptions = {},
): Promise<SubjectReading> {
  const at = now.toString();
  const readings = systems.maps.map(async (system): Promise<SystemReading> => {
    try {
      const grounds: Grounds = {
        proven: identifiers,
        ...(mayBeTheirs === undefined
          ? {}
          : { mayBeTheirs: (collection, key) => mayBeTheirs(system.id, collection, key) }),
      };
      const connector = systems.connector(system.id);
      if (!connector.can.find) return excludedReading(system);
      const work = async (): Promise<Collections> => readCollections(system, connector, grounds);
      const { collections, clear } = await within(deadlineMs, work());
      const hasData = collections.some(({ outcome }) => outcome !== "held-nothing");
      return { system, outcome: hasData ? "data" : "held-nothing", collections, clear };
    } catch (error) {
      if (!(error instanceof SystemFailure)) throw error;
      logFailure(error, { system: system.id });
      return failedReading(system, error.code, at);
    }
  });
  return { at, systems: await Promise.all(readings) };
}

function failedReading(system: SystemMap, code: string, at: string): SystemReading {
  const collections = system.collections.map((collection): CollectionReading => {
    return { collection, outcome: "failed", records: [], underReview: 0 };
  });
  return { system, outcome: "failed", failure: { code, at }, collections };
}

/** Kept where only a person can look: neither silent nor empty, and said so. */
function excludedReading(system: SystemMap): SystemReading {
  const collections = system.collections.map((collection): CollectionReading => {
    return { collection, outcome: "excluded", records: [], underReview: 0 };
  });
  return { system, outcome: "excluded", because: "by-hand", collections };
}

type Collections = Required<Pick<SystemReading, "collections" | "clear">>;

async function readCollections(
  system: SystemMap,
  connector: Connector,
  grounds: Grounds,
): Promise<Collections> {
  const ordered = readingOrder(system);
  const findings = await Promise.all(
    ordered.flatMap((collection) =>
      lookupsFor(collection, grounds.proven).map(async (lookup): Promise<Finding> => {
        return { lookup, records: await connector.find(collection, lookup.selectors) };
      }),
    ),
  );
  const ambiguity = judgePeople(
    ordered.filter(({ person }) => person),
    findings,
    grounds,
  );
  const judged = new Map<string, Judged>();
  for (const collection of ordered) {
    const direct = collection.person
      ? ambiguity.people(collection.id)
      : directRows(collection, findings, { ...ambiguity, ...grounds });
    const side = async (name: keyof Judged): Promise<readonly StoredRecord[]> => {
      const selectors = viaSelectors(collection, (id) => judged.get(id)?.[name] ?? []);
      return selectors.length === 0 ? [] : connector.find(collection, selectors);
    };
    const [shown, underReview] = await Promise.all([side("shown"), side("underReview")]);
    judged.set(
      collection.id,
      split([...direct.shown, ...shown], [...direct.underReview, ...underReview]),
    );
  }
  return {
    collections: system.collections.map((one) => toReading(one, judged.get(one.id))),
    clear: grounds.proven.filter(ambiguity.isClear),
  };
}

function directRows(
  collection: CollectionMap,
  findings: readonly Finding[],
  { isClear, proven }: Pick<Ambiguity, "isClear"> & Pick<Grounds, "proven">,
): Judged {
  const own = findings.filter(({ lookup }) => lookup.collection === collection.id);
  const rows = (isSure: boolean): readonly StoredRecord[] =>
    own.flatMap(({ lookup, records }) =>
      records.filter((record) => {
        const sure = isClear(lookup.identifier) && !namesAnother(collection, record, proven);
        return sure === isSure;
      }),
    );
  return split(rows(true), rows(false));
}

function toReading(collection: CollectionMap, judged: Judged | undefined): CollectionReading {
  const records = newestFirst(collection, judged?.shown ?? []);
  const underReview = judged?.underReview.length ?? 0;
  const empty = underReview > 0 ? "after-review" : "held-nothing";
  return { collection, outcome: records.length > 0 ? "data" : empty, records, underReview };
}

async function within<T>(deadlineMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new SystemFailure("timeout"));
    }, deadlineMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
