import { archiveFolder, fileIn, removeFile } from "#lib/platform/files.ts";

/** Hours for which an archive can be downloaded. */
export const archiveHours = 72;
/** Complete downloads after which an archive goes. */
export const archiveDownloads = 3;

/** Where the file of an archive lies. */
export function archivePath(file: string): string {
  return fileIn(archiveFolder(), file);
}

/** Removes the file of an archive; one that is gone already is fine. */
export async function removeArchive(file: string): Promise<void> {
  await removeFile(archiveFolder(), file);
}

/** The place to which the sealed key of an archive is bound. */
export function keyPlace(archiveId: string): string {
  return `export_archive.key.${archiveId}`;
}
