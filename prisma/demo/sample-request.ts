import type { DemoPerson } from "./person.ts";

/** One request of an ordinary person of the sample systems, and how far staff have come with it. */
export type SampleRequest = {
  /** `person001@example.org` is 1. */
  readonly person: number;
  readonly locale: DemoPerson["locale"];
  readonly type: string;
  readonly details?: Readonly<Record<string, string>>;
  /**
   * When it falls due: -1 is the last due date before today, 0 the first one from today on (today, unless it is a day
   * off), 1 the one after it. Of several due dates the first counts, or the last where its own target is met.
   */
  readonly slot: number;
  readonly counts?: "last";
  /** Number of the staff member who took it. */
  readonly taken?: number;
  /** What became of it; the words are those that the person reads. */
  readonly then?: "proposed" | "answered" | "refused" | "approved" | "stopped";
  readonly ground?: string;
  readonly words?: string;
  /** Number of the second person who agreed. */
  readonly second?: number;
};
