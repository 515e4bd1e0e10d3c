import type { Finding } from "../finding.ts";
import { effectiveDay, generalNotice } from "../notice-choice.ts";
import type { PackFiles } from "../pack-files.ts";
import { inFile, inOperator, repeats } from "./walk.ts";

type NoticeFile = PackFiles["notices"][number];

/** Every version of a notice is called as its file, belongs to a service, and begins on a day of its own which the rule allows. */
export function checkNotices(files: PackFiles): readonly Finding[] {
  const { operator, notices } = files;
  const services = new Set(operator.services.map(({ id }) => id));
  const rows = [undefined, ...services].map((service) =>
    notices.filter(({ notice }) => notice.service === service),
  );
  return [
    ...checkServices(files),
    ...checkNames(files),
    ...notices.flatMap((one) => [
      ...checkVersion(one, services),
      ...checkDays(files, one),
      ...repeats(
        one.notice.sections.map(({ clause }) => clause),
        (clause, index) =>
          inFile(
            one.file,
            "duplicate-clause",
            ["sections", index, "clause"],
            `The clause ${clause} stands twice.`,
          ),
      ),
    ]),
    ...rows.flatMap((row) => checkRow(files, row)),
  ];
}

function checkServices({ operator, notices }: PackFiles): readonly Finding[] {
  const named = new Set(notices.map(({ notice }) => notice.service));
  if (named.has(undefined)) return [];
  return operator.services.flatMap(({ id }, index) => {
    if (named.has(id)) return [];
    const message = `The service "${id}" has no notice: write notices/${id}/<version>.yaml or a general one.`;
    return [inOperator("service-without-notice", ["services", index], message)];
  });
}

/** Addresses and the ledger call the notice of all services by a word that no service may have. */
function checkNames({ operator }: PackFiles): readonly Finding[] {
  return operator.services.flatMap(({ id }, index) => {
    if (id !== generalNotice) return [];
    const message = `The id "${generalNotice}" means the notice of all services: call this service otherwise.`;
    return [inOperator("reserved-id", ["services", index, "id"], message)];
  });
}

function checkVersion(
  { file, notice }: NoticeFile,
  services: ReadonlySet<string>,
): readonly Finding[] {
  const name = file.slice(file.lastIndexOf("/") + 1, -".yaml".length);
  if (notice.service !== undefined && !services.has(notice.service)) {
    const message = `No service "${notice.service}" is registered in operator.yaml; the folder is called after one.`;
    return [inFile(file, "unknown-service", [], message)];
  }
  if (notice.version === name) return [];
  const message = `The version must be "${name}", as the file is called.`;
  return [inFile(file, "wrong-version", ["version"], message)];
}

/** The dates of one version, against the operator's own rule of when a text begins to govern. */
function checkDays({ operator }: PackFiles, { file, notice }: NoticeFile): readonly Finding[] {
  const { posted, effective } = notice;
  const { inForce } = operator.notice;
  const at = (code: string, message: string): readonly Finding[] => [
    inFile(file, code, [effective === undefined ? "posted" : "effective"], message),
  ];
  if (posted === undefined) return [];
  if (effective === undefined) {
    if (inForce !== "as-stated") return [];
    return at(
      "effective-missing",
      "By the operator's rule the text states its day: effective is missing.",
    );
  }
  if (effective < posted) {
    return at("effective-before-posted", "A text cannot govern before it was posted.");
  }
  const dayAfter = Temporal.PlainDate.from(posted).add({ days: 1 }).toString();
  if (inForce === "day-after" && effective !== dayAfter) {
    return at(
      "effective-against-rule",
      `By the operator's rule the text governs from ${dayAfter}.`,
    );
  }
  return [];
}

/** The versions of one notice follow each other: at most one without a day, and a later text begins later. */
function checkRow({ operator }: PackFiles, row: readonly NoticeFile[]): readonly Finding[] {
  const dated = row.flatMap(({ file, notice }) => {
    const from = effectiveDay(operator, notice)?.toString();
    return from === undefined ? [] : [{ file, posted: notice.posted ?? from, from }];
  });
  const undated = row.filter(({ notice }) => effectiveDay(operator, notice) === undefined);
  const inOrder = dated.toSorted((a, b) => a.posted.localeCompare(b.posted));
  return [
    ...undated.slice(1).map(({ file }) => {
      const message =
        "Another version of this notice has no day either: which of them governs cannot be told.";
      return inFile(file, "notice-undatable", ["version"], message);
    }),
    ...inOrder.flatMap(({ file, from }, index) => {
      const before = inOrder[index - 1];
      if (before === undefined || before.from < from) return [];
      const message = `This version begins on ${from}, but ${before.file}, posted before it, begins on ${before.from}.`;
      return [inFile(file, "notice-overlap", ["posted"], message)];
    }),
  ];
}
