import { readdir } from "node:fs/promises";
import { archiveFolder, fileIn, removeFile } from "#lib/platform/files.ts";

/** Hours for which an archive can be downloaded. */
export const archiveHours = 72;
/** Complete downloads after which an archive goes. */
export const archiveDownloads = 3;

/** Where the file of an archive lies. */
export function archivePath(file: string): string {
  return fileIn(archiveFolder(), file);
}

/** Names for what is laid aside while an archive is made: they begin with the name of its file. */
export function asideNames(file: string): () => string {
  let count = 0;
  return () => `${file}.aside-${count++}`;
}

/** Removes the file of an archive and what was laid aside for it; what is gone already is fine. */
export async function removeArchive(file: string): Promise<void> {
  await removeFile(archiveFolder(), file);
  await removeAside(file);
}

/** Removes what was laid aside while an archive was made. */
export async function removeAside(file: string): Promise<void> {
  const names = await readdir(archiveFolder());
  for (const name of names.filter((one) => one.startsWith(`${file}.aside-`))) {
    await removeFile(archiveFolder(), name);
  }
}

/** The place to which the sealed key of an archive is bound. */
export function keyPlace(archiveId: string): string {
  return `export_archive.key.${archiveId}`;
}
