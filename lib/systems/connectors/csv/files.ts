import { type FileHandle, open, readdir } from "node:fs/promises";
import { constants } from "node:fs";
import path from "node:path";
import { SystemFailure } from "../../ports.ts";

/** A file found for a collection. */
export type FoundFile = { readonly path: string; readonly changedAt: number };

/** What stands in `table`: a file name, where `*` is any text; `all:` in front takes every file that fits, else the newest. */
export type FilePattern = { readonly isAll: boolean; readonly fits: (name: string) => boolean };

/** Reads `table` of a collection; undefined where it could lead out of the folder. */
export function filePattern(table: string): FilePattern | undefined {
  const isAll = table.startsWith("all:");
  const name = isAll ? table.slice("all:".length) : table;
  if (name === "" || name.startsWith(".") || /[/\\\0]/.test(name)) return undefined;
  const parts = name.split("*").map((part) => RegExp.escape(part));
  const pattern = new RegExp(`^${parts.join("[^/]*")}$`, "u");
  // A file being uploaded begins with a dot and is none yet.
  return { isAll, fits: (file) => !file.startsWith(".") && pattern.test(file) };
}

/** The files of a collection, the newest first; one, unless its table says `all:`. Links are not followed. */
export async function filesOf(folder: string, table: string): Promise<readonly FoundFile[]> {
  const files = await filesIn(folder, table);
  if (files.length === 0) throw csvFailure("mismatch", "no file");
  return files;
}

/** The same where there may be none yet. */
export async function filesIn(folder: string, table: string): Promise<readonly FoundFile[]> {
  const pattern = filePattern(table);
  if (pattern === undefined) throw csvFailure("mismatch", "a table that is no file name");
  const entries = await listed(folder);
  const names = entries.filter((entry) => entry.isFile() && pattern.fits(entry.name));
  const found = await Promise.all(names.map(({ name }) => stated(path.join(folder, name))));
  const files = found
    .flat()
    .sort((a, b) => b.changedAt - a.changedAt || (a.path < b.path ? 1 : -1));
  return pattern.isAll ? files : files.slice(0, 1);
}

/**
 * Opens a file for one reading. It stays the same file when another takes its name meanwhile; `isSame` says at the end
 * whether somebody wrote into it instead.
 */
export async function openFile(
  file: string,
): Promise<{ readonly handle: FileHandle; readonly isSame: () => Promise<boolean> }> {
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
    const before = await handle.stat({ bigint: true });
    return {
      handle,
      isSame: async () => {
        const now = await handle.stat({ bigint: true });
        return now.mtimeNs === before.mtimeNs && now.size === before.size;
      },
    };
  } catch (error) {
    throw ofTheDisk(error);
  }
}

export function csvFailure(code: SystemFailure["code"], reason: string): SystemFailure {
  return new SystemFailure(code, { cause: new Error(reason) });
}

/** A failure by the disk's code; its message holds a path. */
export function ofTheDisk(error: unknown): SystemFailure {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "EACCES" || code === "EPERM") return csvFailure("refused", code);
  return csvFailure(code === "ENOENT" ? "conflict" : "unreachable", code === "" ? "disk" : code);
}

async function listed(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const failure = ofTheDisk(error);
    throw failure.code === "conflict" ? csvFailure("unreachable", "no folder") : failure;
  }
}

async function stated(file: string): Promise<readonly FoundFile[]> {
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      return [{ path: file, changedAt: (await handle.stat()).mtimeMs }];
    } finally {
      await handle.close();
    }
  } catch (error) {
    const failure = ofTheDisk(error);
    // Taken away between listing and looking: it is simply not there.
    if (failure.code === "conflict") return [];
    throw failure;
  }
}
