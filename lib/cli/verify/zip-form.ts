import { open, type FileHandle } from "node:fs/promises";
import type { Entry } from "@zip.js/zip.js";

const headerBytes = 30;
/** Enough for a name and for what programs write beside it. */
const mostBytes = 66_000;
const zip64Id = 1;
const timeId = 0x5455;

/**
 * Whether what a ZIP says of each file where the file stands is what it says in its list, with no byte between them: programs
 * differ in which of the two they believe, and what one unpacks another must unpack as well. @throws for any other ZIP.
 */
export async function assertOneReading(file: string, entries: readonly Entry[]): Promise<void> {
  const handle = await open(file, "r");
  try {
    let end = 0;
    for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
      if (entry.offset !== end) throw new Error("bytes between files");
      end = await endOf(handle, entry);
    }
    await assertEnd(handle, entries.length);
    const [first] = entries;
    const isUniform = entries.every(
      (one) => one.directory || isSameMaker(one, first ?? one) || first?.directory === true,
    );
    if (!isUniform) throw new Error("files of several makers");
  } finally {
    await handle.close();
  }
}

/** The last words of a ZIP of one part without a remark; what is too large for them says so by all bits set. */
async function assertEnd(handle: FileHandle, count: number): Promise<void> {
  const { size } = await handle.stat();
  const last = await read(handle, size - 22, 22);
  const counts = [last.readUInt16LE(8), last.readUInt16LE(10)];
  const isWhole = last.readUInt32LE(4) === 0 && last.readUInt16LE(20) === 0;
  const isCounted = counts.every((one) => one === count || one === 0xffff);
  if (!isWhole || !isCounted) throw new Error("an odd end");
}

function isSameMaker(one: Entry, other: Entry): boolean {
  return (
    one.versionMadeBy === other.versionMadeBy &&
    one.externalFileAttributes === other.externalFileAttributes &&
    one.internalFileAttributes <= 1
  );
}

/** Where the next file begins, when this one is the same in both places. */
async function endOf(handle: FileHandle, entry: Entry): Promise<number> {
  const head = await read(handle, entry.offset, mostBytes);
  const name = head.subarray(headerBytes, headerBytes + head.readUInt16LE(26));
  const extra = head.subarray(headerBytes + name.length).subarray(0, head.readUInt16LE(28));
  const hasTrailer = (head.readUInt16LE(6) & 8) > 0;
  const isSame =
    entry.diskNumberStart === 0 &&
    head.readUInt32LE(0) === 0x04034b50 &&
    head.readUInt16LE(4) === entry.version &&
    head.readUInt16LE(6) === entry.rawBitFlag &&
    head.readUInt16LE(8) === entry.compressionMethod &&
    head.readUInt32LE(10) === Number(entry.rawLastModDate) &&
    name.equals(entry.rawFilename) &&
    isFit(extra, entry);
  const sums = [head.readUInt32LE(14), head.readUInt32LE(18), head.readUInt32LE(22)];
  if (!isSame || !areSums(sums, entry, hasTrailer)) throw new Error("a file in two readings");
  const end = entry.offset + headerBytes + name.length + extra.length + entry.compressedSize;
  return hasTrailer ? end + (await trailerOf(handle, end, entry, sums)) : end;
}

/** Sums stand in the header, or behind the file; then nothing, or all bits, stand in the header. */
function areSums(sums: readonly number[], entry: Entry, hasTrailer: boolean): boolean {
  const wanted = [entry.crc32, entry.compressedSize, entry.uncompressedSize];
  const isLarge = (at: number): boolean => at > 0 && sums[at] === 0xffffffff;
  return wanted.every((one, at) => (hasTrailer ? sums[at] === 0 : sums[at] === one) || isLarge(at));
}

async function trailerOf(
  handle: FileHandle,
  at: number,
  { crc32, compressedSize, uncompressedSize }: Entry,
  [, packed]: readonly number[],
): Promise<number> {
  const isLarge = packed === 0xffffffff;
  const trailer = await read(handle, at, isLarge ? 24 : 16);
  const size = (place: number): number =>
    isLarge ? Number(trailer.readBigUInt64LE(8 + place * 8)) : trailer.readUInt32LE(8 + place * 4);
  const isSame =
    trailer.readUInt32LE(0) === 0x08074b50 &&
    trailer.readUInt32LE(4) === crc32 &&
    size(0) === compressedSize &&
    size(1) === uncompressedSize;
  if (!isSame) throw new Error("a file with other sums behind it");
  return trailer.length;
}

/** What stands beside the name is the same kind of thing in both places, and says the same. */
function isFit(extra: Buffer, entry: Entry): boolean {
  const own = fieldsOf(extra);
  const listed = fieldsOf(Buffer.from(entry.rawExtraField));
  if ([...listed.keys()].some((id) => id !== zip64Id && !own.has(id))) return false;
  return [...own].every(([id, field]) => {
    // Sizes of a large file: nothing before the file, as they stand behind it.
    if (id === zip64Id) return field.length === 16 && field.every((byte) => byte === 0);
    const other = listed.get(id);
    if (other === undefined) return false;
    // The list may hold fewer of the times than the header.
    return id === timeId
      ? field.subarray(0, 5).equals(other.subarray(0, 5))
      : field.equals(other) || field.length !== other.length;
  });
}

function fieldsOf(extra: Buffer): ReadonlyMap<number, Buffer> {
  const fields = new Map<number, Buffer>();
  let at = 0;
  while (at + 4 <= extra.length) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    const id = extra.readUInt16LE(at);
    if (fields.has(id) || end > extra.length) throw new Error("an odd field beside a name");
    fields.set(id, extra.subarray(at + 4, end));
    at = end;
  }
  if (at !== extra.length) throw new Error("an odd field beside a name");
  return fields;
}

/** Up to so many bytes; fewer at the end of the file. */
async function read(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
