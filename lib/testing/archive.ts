import { BlobReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import { openDownload } from "#lib/exports/use-cases/open-download.ts";
import type { Workspace } from "#lib/systems/ports.ts";

/** An archive as the person downloads it. */
export async function downloaded(person: Workspace, archiveId: string): Promise<Blob> {
  const opened = await openDownload(person, { archiveId });
  if (!opened.ok) throw new Error(opened.error.code);
  return new Response(opened.value.stream).blob();
}

/** Its files by name, as text. */
export async function unpacked(
  person: Workspace,
  archiveId: string,
): Promise<ReadonlyMap<string, string>> {
  const zip = new ZipReader(new BlobReader(await downloaded(person, archiveId)));
  const files = new Map<string, string>();
  for (const entry of await zip.getEntries()) {
    if (entry.directory) continue;
    const bytes = await entry.getData(new Uint8ArrayWriter());
    files.set(entry.filename, new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
  }
  return files;
}
