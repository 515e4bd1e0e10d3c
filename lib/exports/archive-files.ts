import { archiveFolder, removeFile } from "#lib/platform/files.ts";

/** Removes the file of an archive; one that is gone already is fine. */
export async function removeArchive(file: string): Promise<void> {
  await removeFile(archiveFolder(), file);
}
