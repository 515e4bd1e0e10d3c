import type { TableAssessment } from "./assessment.ts";
import type { Late, LeftOut } from "./description.ts";
import type { Finding, Reason } from "./kinds.ts";

/** Why a column was taken for what it is, as a short English sentence. No value of a row can be in it. */
export function reasonWords({ reasons }: Finding): string {
  return [...new Set(reasons.map(oneReason))].join("; ");
}

function oneReason(reason: Reason): string {
  switch (reason.code) {
    case "name":
      return `its name says ${reason.words}`;
    case "comment":
      return `its comment says ${reason.words}`;
    case "type":
      return `its type is ${reason.type}`;
    case "values":
      return `${percent(reason.share)} of ${reason.of} values look so`;
    case "contradicted":
      return `only ${percent(reason.share)} of ${reason.of} values look like ${reason.kind}`;
    case "same":
      return `all ${reason.of} values are one and the same`;
    case "reference":
      return `it points to ${reason.table}${reason.declared ? "" : ", as name and values say"}`;
    case "row":
      return `its row is ${roleWords[reason.role]}`;
    case "key":
      return "it is the key";
    case "listed":
      return "the schema lists its values";
    case "unread":
      return "no value was read";
  }
}

const roleWords = {
  person: "a person",
  linked: "somebody's",
  contact: "of people it names",
  traces: "a trace of a device",
  none: "nobody's",
} as const;

const tableReasons: Readonly<Record<string, string>> = {
  word: "its name is a word for people",
  unique: "a handle of people stands in it once each",
  identifiers: "it holds several marks of people",
  referenced: "other tables point to it, and it names people",
  link: "its rows point to people",
  names: "it names people without pointing to them",
  trace: "it holds only what a device leaves",
  nobody: "nothing in it points to people",
};

/** What a table was taken for, and why, in one line. */
export function tableWordsOf({ role, confidence, because }: TableAssessment): string {
  const what = { person: "each row is a person", linked: "its rows are somebody's" };
  const more = { contact: "its rows name people", traces: "traces of devices", none: "nobody's" };
  return `${{ ...what, ...more }[role]} (${confidence.toFixed(2)}: ${tableReasons[because] ?? because})`;
}

/** Why a table was left out. */
export function leftOutWords({ why }: LeftOut): string {
  return {
    "no-right": "this role may not read it",
    "no-columns": "it has no columns",
    gone: "it was gone when it was read",
  }[why];
}

/** What was not looked at because the time was over; nothing where all was. */
export function lateWords({ tables, links }: Late): readonly string[] {
  return [
    ...(tables.length === 0
      ? []
      : [
          `values of ${tables.length} tables, judged by names and types alone: ${tables.join(", ")}`,
        ]),
    ...(links === 0
      ? []
      : [`values of ${links} guessed links, which stand or fall by names alone`]),
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
