import { join } from "node:path";
import type { LocatedFinding } from "./core/finding.ts";
import { type Notice, noticeSchema } from "./core/notice.ts";
import type { YamlFile } from "./core/yaml-file.ts";
import { type Read, namesIn, problemWith, readPackFile } from "./pack-file.ts";

/** A version of a notice with the file that it stands in, by its name inside the pack. */
export type NoticeFile = { readonly file: string; readonly notice: Notice };

/** All versions of all notices of a pack, with their files and what is wrong with them. */
export type ReadNotices = {
  readonly notices: readonly NoticeFile[];
  readonly files: readonly YamlFile[];
  readonly found: readonly LocatedFinding[];
};

/** More files than this are not versions of a policy. */
const maxFiles = 500;

/** Reads `notices/<version>.yaml` and `notices/<service>/<version>.yaml`. */
export function readNotices(folder: string): ReadNotices {
  const listed = list(folder);
  if (listed.files.length > maxFiles) {
    const message = `The folder holds more than ${maxFiles} files.`;
    return { notices: [], files: [], found: [problemWith("notices", "too-many-files", message)] };
  }
  const read = listed.files.map((one) => readOne(folder, one));
  return {
    notices: read.flatMap(({ value }) => (value === undefined ? [] : [value])),
    files: read.flatMap(({ file }) => (file === undefined ? [] : [file])),
    found: [...listed.found, ...read.flatMap(({ found }) => found)],
  };
}

type Listed = { readonly file: string; readonly service?: string };

function list(folder: string): {
  readonly files: readonly Listed[];
  readonly found: readonly LocatedFinding[];
} {
  const files: Listed[] = [];
  const found: LocatedFinding[] = [];
  const take = (file: string, service?: string): void => {
    if (file.endsWith(".yaml")) files.push({ file, ...(service === undefined ? {} : { service }) });
    else found.push(problemWith(file, "unknown-file", "Only files that end in .yaml are notices."));
  };
  for (const { name, isFolder } of namesIn(join(folder, "notices"))) {
    if (!isFolder || name.endsWith(".yaml")) {
      take(`notices/${name}`);
      continue;
    }
    for (const inner of namesIn(join(folder, "notices", name))) {
      take(`notices/${name}/${inner.name}`, name);
    }
  }
  return { files, found };
}

function readOne(folder: string, { file, service }: Listed): Read<NoticeFile> {
  const { value, ...rest } = readPackFile(folder, file, noticeSchema);
  if (value === undefined) return rest;
  const notice = { ...value, ...(service === undefined ? {} : { service }) };
  return { ...rest, value: { file, notice } };
}
