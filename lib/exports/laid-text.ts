import { newFileKey, readEncrypted, writeEncrypted } from "#lib/platform/files.ts";
import { archivePath } from "./archive-files.ts";
import type { LaidText } from "./core/copy-parts.ts";

const sliceBytes = 1 << 20;

/** Text that is still being laid aside. */
export interface GrowingText {
  write(text: Buffer): Promise<void>;
  /** No more comes: now it can be read. */
  end(): Promise<LaidText>;
  /** Nobody will read it: lets go of what it holds, whatever state it is in. */
  abandon(): Promise<void>;
}

/** Bytes of one text that are held in memory; few rows may hold long values. */
const heldBytes = 1 << 22;

/** Laid aside in memory while it is short, and in a file of this name from then on. */
export function textInMemory(nextFile: () => string): GrowingText {
  let texts: Buffer[] = [];
  let bytes = 0;
  let aside: Promise<GrowingText> | undefined;
  return {
    write: async (text) => {
      if (aside === undefined && bytes + text.length > heldBytes) {
        aside = textInFile(nextFile());
        for (const before of texts) await (await aside).write(before);
        texts = [];
      }
      if (aside !== undefined) return (await aside).write(text);
      texts.push(text);
      bytes += text.length;
    },
    end: async () => {
      if (aside !== undefined) return (await aside).end();
      return {
        bytes,
        async *read() {
          yield* texts;
        },
      };
    },
    abandon: async () => (await aside?.catch(() => undefined))?.abandon(),
  };
}

/**
 * Laid aside in a file of the archive folder, encrypted under a key that lives in this process only: whatever ends the process
 * leaves noise, which `removeArchive` takes away by its name.
 */
export async function textInFile(name: string): Promise<GrowingText> {
  const key = newFileKey();
  const path = archivePath(name);
  const writer = (await writeEncrypted(path, key)).getWriter();
  let bytes = 0;
  return {
    write: async (text) => {
      bytes += text.length;
      // A value of 50 MB is not copied as a whole once more.
      for (let at = 0; at < text.length; at += sliceBytes) {
        await writer.write(text.subarray(at, at + sliceBytes));
      }
    },
    end: async () => {
      await writer.close();
      return {
        bytes,
        async *read() {
          yield* await readEncrypted(path, key);
        },
      };
    },
    abandon: () => writer.abort().catch(() => undefined),
  };
}
