import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import {
  type Finding,
  type Judged,
  judgePeople,
  lookupsFor,
  readingOrder,
  split,
  viaSelectors,
} from "./core/locate.ts";
import { newestFirst } from "./core/newest-first.ts";
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

/** Reads every system at the same time; a system that fails or is late is `failed`, and the rest stay. */
export async function readSystems(
  systems: Systems,
  identifiers: readonly VerifiedIdentifier[],
  now: Temporal.Instant,
  deadlineMs = systemDeadlineMs,
): Promise<SubjectReading> {
  const at = now.toString();
  const readings = systems.maps.map(async (system): Promise<SystemReading> => {
    try {
      const work = async (): Promise<readonly CollectionReading[]> =>
        readCollections(system, systems.connector(system.id), identifiers);
      const collections = await within(deadlineMs, work());
      const hasData = collections.some(({ outcome }) => outcome !== "held-nothing");
      return { system, outcome: hasData ? "data" : "held-nothing", collections };
    } catch (error) {
      if (!(error instanceof SystemFailure)) throw error;
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

async function readCollections(
  system: SystemMap,
  connector: Connector,
  identifiers: readonly VerifiedIdentifier[],
): Promise<readonly CollectionReading[]> {
  const ordered = readingOrder(system);
  const findings = await Promise.all(
    ordered.flatMap((collection) =>
      lookupsFor(collection, identifiers).map(async (lookup): Promise<Finding> => {
        return { lookup, records: await connector.read(collection, lookup.selectors) };
      }),
    ),
  );
  const ambiguity = judgePeople(
    ordered.filter(({ person }) => person),
    findings,
  );
  const judged = new Map<string, Judged>();
  for (const collection of ordered) {
    const direct = collection.person
      ? ambiguity.people(collection.id)
      : directRows(collection, findings, ambiguity.isClear);
    const side = async (name: keyof Judged): Promise<readonly StoredRecord[]> => {
      const selectors = viaSelectors(collection, (id) => judged.get(id)?.[name] ?? []);
      return selectors.length === 0 ? [] : connector.read(collection, selectors);
    };
    const [shown, underReview] = await Promise.all([side("shown"), side("underReview")]);
    judged.set(
      collection.id,
      split([...direct.shown, ...shown], [...direct.underReview, ...underReview]),
    );
  }
  return system.collections.map((collection) => toReading(collection, judged.get(collection.id)));
}

function directRows(
  collection: CollectionMap,
  findings: readonly Finding[],
  isClear: (identifier: VerifiedIdentifier) => boolean,
): Judged {
  const own = findings.filter(({ lookup }) => lookup.collection === collection.id);
  const rows = (clear: boolean): readonly StoredRecord[] =>
    own
      .filter(({ lookup }) => isClear(lookup.identifier) === clear)
      .flatMap(({ records }) => records);
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
