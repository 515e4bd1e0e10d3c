import type { Operator } from "#lib/operator/core/pack.ts";
import { buildOutline } from "./core/build-outline.ts";
import { buildView, pageSize, type ViewInput } from "./core/build-view.ts";
import type { DataOutline, DataView } from "./core/data-view.ts";
import { OpenReading } from "./open-reading.ts";
import type { SubjectReading, SystemReading, Systems } from "./ports.ts";

/**
 * *My data* while it is read: every system is a view of its own as soon as it has answered, and the whole when all have. Only
 * the newest rows of long lists are loaded, the rest is counted.
 */
export class LiveData {
  readonly outline: DataOutline;
  readonly #reading: OpenReading;
  readonly #input: Omit<ViewInput, "reading">;
  readonly #answered = new Map<string, SystemReading>();
  /** What had answered when the page began to be sent: its parts are drawn at different moments and must say the same. */
  #atStart: ReadonlyMap<string, SystemReading> | undefined;
  readonly #all: Promise<readonly SystemReading[]>;

  constructor(
    systems: Systems,
    { identifiers, pages = {} }: Pick<ViewInput, "identifiers" | "pages">,
    { now, operator }: { readonly now: Temporal.Instant; readonly operator: Operator },
  ) {
    this.#input = { identifiers, pages, operator };
    this.#reading = new OpenReading(systems, identifiers, now, {
      glance: (system, collection) => {
        const page = Math.trunc(pages[`${system}/${collection}`] ?? 1);
        return pageSize * Math.max(1, Number.isNaN(page) ? 1 : page);
      },
    });
    const { maps, at } = this.#reading;
    this.outline = buildOutline(at, maps, operator);
    this.#all = Promise.all(maps.map(({ id }) => this.#answer(id)));
    // Who has left the page hears of no defect; who waits for the whole does.
    this.#all.catch(() => undefined);
  }

  /** Whether a system had answered when the page began to be sent (`within`), however much later this is asked. */
  hasAnswered(system: string): boolean {
    return this.#start().has(system);
  }

  /**
   * Waits until every system has answered, but no longer than this. From then on `hasAnswered` and `soFar` say what was known
   * at that moment, and what answers later comes by `view` only: else a row drawn in between would be in neither.
   */
  async within(milliseconds: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(resolve, milliseconds, false);
    });
    try {
      await Promise.race([this.#all, late]);
    } finally {
      clearTimeout(timer);
    }
    this.#atStart = new Map(this.#answered);
    return this.#atStart.size === this.#reading.maps.length;
  }

  /** What was read, when all have answered or were given up. */
  async reading(): Promise<SubjectReading> {
    return { at: this.#reading.at, systems: await this.#all };
  }

  /** Everything, when all have answered or were given up. */
  async whole(): Promise<DataView> {
    return this.#view(await this.#all);
  }

  /** What the systems hold that had answered when the page began to be sent. */
  soFar(): DataView {
    return this.#view([...this.#start().values()]);
  }

  #start(): ReadonlyMap<string, SystemReading> {
    return this.#atStart ?? this.#answered;
  }

  /**
   * What these systems hold, as soon as they have answered. Other people's values are masked by what is known by then; with
   * `masks: "final"` all are waited for who may know a value to be the person's own.
   */
  async view(
    systems: readonly string[],
    { masks = "early" }: { readonly masks?: "early" | "final" } = {},
  ): Promise<DataView> {
    const readings = await Promise.all(systems.map((id) => this.#answer(id)));
    const early = this.#view(readings, [...this.#answered.values()]);
    if (masks === "early" || !hasMasked(early)) return early;
    const people = this.#reading.maps.filter(({ collections }) =>
      collections.some(({ person }) => person),
    );
    return this.#view(readings, await Promise.all(people.map(({ id }) => this.#answer(id))));
  }

  async #answer(system: string): Promise<SystemReading> {
    const reading = await this.#reading.answer(system);
    this.#answered.set(system, reading);
    return reading;
  }

  #view(systems: readonly SystemReading[], known = systems): DataView {
    const { at } = this.#reading;
    return buildView({ ...this.#input, reading: { at, systems }, known: { at, systems: known } });
  }
}

function hasMasked({ categories }: DataView): boolean {
  return categories.some(({ groups }) =>
    groups.some(({ records }) => records.some(({ values }) => values.some(({ masked }) => masked))),
  );
}
