import type { Finding } from "./finding.ts";
import type { PackFiles } from "./pack-files.ts";
import { inFile, inOperator, repeats } from "./walk.ts";

/** Every version of a notice is called as its file, belongs to a service of ours, and begins on a day that its rule allows. */
export function checkNotices(files: PackFiles): readonly Finding[] {
  const { operator, notices } = files;
  const services = new Set(operator.services.map(({ id }) => id));
  return [
    ...checkServices(files),
    ...notices.flatMap(({ file, notice }) => {
      const name = file.slice(file.lastIndexOf("/") + 1, -".yaml".length);
      return [
        ...(notice.version === name
          ? []
          : [
              inFile(
                file,
                "wrong-version",
                ["version"],
                `The version must be "${name}", as the file is called.`,
              ),
            ]),
        ...(notice.service === undefined || services.has(notice.service)
          ? []
          : [
              inFile(
                file,
                "unknown-service",
                [],
                `No service "${notice.service}" is registered in operator.yaml.`,
              ),
            ]),
        ...repeats(
          notice.sections.map(({ clause }) => clause),
          (clause, index) =>
            inFile(
              file,
              "duplicate-clause",
              ["sections", index, "clause"],
              `The clause ${clause} stands twice.`,
            ),
        ),
      ];
    }),
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
