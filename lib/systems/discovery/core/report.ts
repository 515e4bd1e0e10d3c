import type { TableAssessment } from "./assessment.ts";
import type { Late, LeftOut } from "./description.ts";
import { lateWords, leftOutWords, reasonWords, tableWordsOf } from "./reason-words.ts";

type Studied = {
  readonly tables: readonly TableAssessment[];
  readonly leftOut: readonly LeftOut[];
  readonly unread: Readonly<Record<string, string>>;
  readonly late: Late;
};

/** What was found, as `--json` prints it: kinds, confidences, reasons; no value of a row. */
export function discoveryJson({
  tables,
  leftOut,
  unread,
  late,
}: Studied): Readonly<Record<string, unknown>> {
  return {
    tables: tables.map(({ table, role, confidence, because, columns }) => ({
      ...{ table: table.id, kind: table.kind, role, confidence, because },
      columns: columns.map(({ column, finding, personal, certainty, link }) => ({
        ...{
          column: column.name,
          type: column.type,
          kind: finding.kind,
          confidence: finding.confidence,
        },
        ...{ personal, certainty, reasons: finding.reasons },
        ...(link === undefined ? {} : { link }),
      })),
    })),
    leftOut,
    unread,
    late,
  };
}

/** What was found, in lines for a person who has the draft in a file. */
export function discoverySummary({ tables, leftOut, unread, late }: Studied, file: string): string {
  const about = tables.filter(({ columns }) => columns.some(({ personal }) => personal));
  const personal = about.flatMap(({ columns }) => columns.filter((one) => one.personal));
  const unsure = about.flatMap(({ table, columns }) =>
    columns
      .filter((one) => one.personal && one.certainty < 0.7)
      .map(
        (one) =>
          `${table.id}.${one.column.name}: ${one.finding.kind} (${reasonWords(one.finding)})`,
      ),
  );
  return [
    `${tables.length} tables; ${about.length} hold something about people, in ${personal.length} columns:`,
    ...about.map((one) => `  ${one.table.id}: ${tableWordsOf(one)}`),
    ...(unsure.length === 0 ? [] : ["Least sure:", ...unsure.map((line) => `  ${line}`)]),
    ...leftOut.map((one) => `Left out: ${one.table}: ${leftOutWords(one)}`),
    ...Object.entries(unread).map(([place, why]) => `No value read: ${place}: ${why}`),
    ...lateWords(late).map(
      (what) => `Not looked at, because the time was over (--minutes): ${what}`,
    ),
    `The draft stands in ${file}: read every line, then run jeke operator check on its pack.`,
  ].join("\n");
}
