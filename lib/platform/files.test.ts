import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { scratchFolder } from "#lib/testing/database.ts";
import { fileIn, newFileKey, plainLength, readEncrypted, writeEncrypted } from "./files.ts";

const piece = 65_536;
const sealed = piece + 16;

async function write(plain: Uint8Array, chunk = 10_000) {
  const path = join(scratchFolder("files"), "archive");
  const key = newFileKey();
  const writer = (await writeEncrypted(path, key)).getWriter();
  for (let at = 0; at < plain.length; at += chunk)
    await writer.write(plain.subarray(at, at + chunk));
  await writer.close();
  return { path, key };
}

const read = async (path: string, key: Uint8Array): Promise<Buffer> =>
  Buffer.concat(await Array.fromAsync(await readEncrypted(path, key)));

test.each([0, 1, piece - 1, piece, piece + 1, 3 * piece, 200_000])(
  "%i bytes come back as they went in, unreadable in between",
  async (length) => {
    const plain = randomBytes(length);
    const { path, key } = await write(plain);
    expect((await read(path, key)).equals(plain)).toBe(true);
    const { size, mode } = statSync(path);
    expect(mode & 0o777).toBe(0o600);
    expect(plainLength(size)).toBe(length);
    if (length > 100) expect(readFileSync(path).includes(plain.subarray(0, 50))).toBe(false);
  },
);

test("a file that was cut, swapped, changed or opened with another key is refused", async () => {
  const { path, key } = await write(randomBytes(3 * piece));
  const whole = readFileSync(path);
  await expect(read(path, newFileKey())).rejects.toThrow();
  const changed = Buffer.from(whole);
  changed[piece * 2] = (changed[piece * 2] ?? 0) ^ 1;
  const swapped = [1, 0, 2].map((index) => whole.subarray(index * sealed, (index + 1) * sealed));
  const versions = [
    changed,
    Buffer.concat(swapped),
    whole.subarray(0, 2 * sealed),
    whole.subarray(0, -1),
  ];
  for (const version of [...versions, Buffer.alloc(0)]) {
    writeFileSync(path, version);
    await expect(read(path, key)).rejects.toThrow();
  }
});

test("a file that exists is not written over, and an aborted one leaves nothing", async () => {
  const { path, key } = await write(randomBytes(10));
  await expect(writeEncrypted(path, key)).rejects.toThrow(/EEXIST/);
  const other = `${path}-aborted`;
  await (await writeEncrypted(other, newFileKey())).abort();
  expect(statSync(other, { throwIfNoEntry: false })).toBeUndefined();
});

test("a file is named by a bare name only", () => {
  for (const name of ["../x", "a/b", "a\\b", ".", "..", ".hidden", ""]) {
    expect(() => fileIn("/archives", name), name).toThrow();
  }
  expect(fileIn("/archives", "a-1.zip")).toBe(join("/archives", "a-1.zip"));
});
