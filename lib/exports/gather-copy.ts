import type { Locale } from "#lib/kernel/locale.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { type Place, placeOf } from "#lib/systems/core/graph.ts";
import { isComplete, reasonOf } from "#lib/systems/core/manifest.ts";
import { type OwnWords, ownWords } from "#lib/systems/core/mask.ts";
import type { Walked } from "#lib/systems/core/walk-plan.ts";
import type {
  CollectionReading,
  SystemReading,
  Systems,
  VerifiedIdentifier,
} from "#lib/systems/ports.ts";
import { probeSystems } from "#lib/systems/probe.ts";
import { type Outcome, walkLarge } from "#lib/systems/walk.ts";
import type { Copy } from "./copy-json.ts";
import { aboutData } from "./core/about.ts";
import {
  manifestSystems,
  type PartOfCopy,
  systemOfCopy,
  type SystemOfCopy,
} from "./core/copy-parts.ts";
import { type GrowingText, textInFile, textInMemory } from "./laid-text.ts";
import { PartBuilder } from "./part-builder.ts";

/** Rows of one question that are held in memory; a collection of more is walked. */
const heldRows = 1_000;
/** A worker has time that a person in front of a page has not. */
const deadlineMs = 60_000;
/** Pages of a walk after which the run says that it is alive, and learns whether it has been overtaken. */
const pagesPerSign = 100;

/** What is copied, for whom, and in what way. */
export type Gathering = {
  readonly systems: Systems;
  readonly identifiers: readonly VerifiedIdentifier[];
  readonly now: Temporal.Instant;
  readonly locale: Locale;
  /** A name for a file of its own in the archive folder, for what is too long to be held. */
  readonly nextFile: () => string;
  readonly alive: () => Promise<void>;
};

/**
 * Reads everything about one subject for a copy: what is small into memory, the rest page by page into encrypted files. Nothing is
 * left out silently: systems that fail, also in the middle of a list, rows under review and what was not asked are named.
 */
export async function gatherCopy(order: Gathering): Promise<Copy> {
  const { systems, identifiers, now } = order;
  const limits = { limit: heldRows, deadlineMs };
  const probe = await probeSystems(systems, identifiers, now, limits);
  const operator = currentOperator();
  const own = ownWords(probe.reading, identifiers);
  const laid = new LaidParts(order, own);
  const walked = new Map<Place, PartOfCopy>();
  try {
    const outcomes = await walkLarge(systems, identifiers, probe, {
      sink: (one, records) => laid.add(one, records),
      again: () => laid.forget(),
    });
    for (const outcome of outcomes) walked.set(outcome.walked.place, await laid.end(outcome));
  } catch (error) {
    await laid.abandon();
    throw error;
  }
  const copied: SystemOfCopy[] = [];
  // One after another: a long value is laid out once, and then let go of, before the next.
  for (const reading of probe.reading.systems) {
    const parts: PartOfCopy[] = [];
    for (const part of reading.collections) {
      const place = placeOf(reading.system.id, part.collection.id);
      parts.push(walked.get(place) ?? (await heldPart(reading, part, own, order)));
    }
    copied.push(systemOfCopy(reading, parts));
  }
  return {
    ...{ at: probe.reading.at, operator, systems: copied },
    complete: isComplete({ systems: manifestSystems(copied) }),
    about: aboutData(operator, copied),
  };
}

/** A collection whose records the reading holds. */
async function heldPart(
  { failure: ofAll, because: byHand }: SystemReading,
  { collection, outcome, records, underReview, notAsked, failure = ofAll }: CollectionReading,
  own: OwnWords,
  { locale, nextFile }: Pick<Gathering, "locale" | "nextFile">,
): Promise<PartOfCopy> {
  const texts = { json: textInMemory(nextFile), csv: textInMemory(nextFile) };
  const builder = new PartBuilder(collection, { own, locale }, texts);
  try {
    await builder.add(records);
  } catch (error) {
    await Promise.all([texts.json.abandon(), texts.csv.abandon()]);
    throw error;
  }
  if (notAsked === true) {
    return builder.end({ outcome: "excluded", because: "no-identifier", underReview: 0 });
  }
  const why = outcome === "excluded" ? (byHand ?? null) : null;
  const because = outcome === "failed" && failure !== undefined ? reasonOf(failure) : why;
  return builder.end({ outcome, because, underReview });
}

/** Collections that are walked, each laid aside in two files. */
class LaidParts {
  readonly #order: Gathering;
  readonly #own: OwnWords;
  readonly #builders = new Map<Place, PartBuilder>();
  readonly #texts: GrowingText[] = [];
  #pages = 0;

  constructor(order: Gathering, own: OwnWords) {
    this.#order = order;
    this.#own = own;
  }

  async add(walked: Walked, records: CollectionReading["records"]): Promise<void> {
    const builder = await this.#builder(walked);
    await builder.add(records);
    this.#pages += 1;
    if (this.#pages % pagesPerSign === 0) await this.#order.alive();
  }

  /** What came so far was from a walk that broke off, and is not used. */
  async forget(): Promise<void> {
    const said = { outcome: "failed", because: null, underReview: 0 } as const;
    for (const builder of this.#builders.values()) await builder.end(said);
    this.#builders.clear();
  }

  /** After a failure: a file that is still open would end the whole process once it is forgotten. */
  async abandon(): Promise<void> {
    for (const text of this.#texts) await text.abandon();
  }

  async end({ walked, count, underReview, failure }: Outcome): Promise<PartOfCopy> {
    const builder = await this.#builder(walked);
    if (failure !== undefined) {
      return builder.end({ outcome: "failed", because: failure, underReview: 0 });
    }
    const empty = underReview > 0 ? "after-review" : "held-nothing";
    return builder.end({ outcome: count > 0 ? "data" : empty, because: null, underReview });
  }

  async #builder({ place, collection }: Walked): Promise<PartBuilder> {
    const known = this.#builders.get(place);
    if (known !== undefined) return known;
    const { locale } = this.#order;
    const texts = { json: await this.#text(), csv: await this.#text() };
    const builder = new PartBuilder(collection, { own: this.#own, locale }, texts);
    this.#builders.set(place, builder);
    return builder;
  }

  async #text(): Promise<GrowingText> {
    const text = await textInFile(this.#order.nextFile());
    this.#texts.push(text);
    return text;
  }
}
