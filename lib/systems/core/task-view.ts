import type { Text } from "#lib/kernel/locale.ts";
import type { TaskAnswer, TaskState, TaskVerb } from "./task.ts";

/** A task as the page of its one-time link shows it: no account, no other data of the person. */
export type OutsideTask = {
  readonly operator: Text;
  readonly system: Text;
  readonly collections: readonly Text[];
  /** Who answers, as the person reads it. */
  readonly outside?: Text;
  readonly instructions?: Text;
  readonly verb: TaskVerb;
  readonly answers: readonly TaskAnswer[];
  readonly identifiers: readonly { readonly kind: string; readonly value: string }[];
  readonly change?: Text;
  /** ISO instant. */
  readonly dueAt: string;
  readonly isLate: boolean;
};

/** By what the person is found, and what is to be done. */
export type TaskPerson = Pick<OutsideTask, "identifiers" | "change">;

/** A task at the desk: nothing of the person, until it is opened. */
export type TaskView = {
  readonly id: string;
  readonly system: Text;
  readonly collections: readonly Text[];
  readonly outside?: Text;
  readonly instructions?: Text;
  readonly verb: TaskVerb;
  readonly answers: readonly TaskAnswer[];
  readonly state: TaskState;
  readonly request?: { readonly id: string; readonly number: string; readonly type: string };
  /** Only where no case shows whom the task is about, for whoever may open that: `closed` until their look is written down. */
  readonly about?: "closed" | TaskPerson;
  readonly openedAt: string;
  readonly dueAt: string;
  readonly isLate: boolean;
  /** How many links were mailed; `canMail`: the pack names somebody outside. */
  readonly links: number;
  readonly canMail: boolean;
  readonly answer?: string;
  readonly records?: number;
  readonly answeredAt?: string;
  readonly isOutside?: boolean;
  readonly staffNumber?: number;
  readonly evidence?: {
    readonly kind: string;
    readonly sha256: string;
    readonly hasFile: boolean;
  };
};
