import { hash } from "node:crypto";

const wordsPerKey = 4;
const firstSlots = 1024;

/**
 * The keys seen so far, of any number: 16 bytes of SHA-256 each in a table that is at most half full, 32 to 64 bytes a key
 * whatever its length. Two keys of one hash are not to be expected before 10^18 of them.
 */
export class KeySet {
  #slots = firstSlots;
  #table = new Uint32Array(firstSlots * wordsPerKey);
  #size = 0;

  /** Notes a key; false when it was there already. */
  add(key: string): boolean {
    const digest = hash("sha256", key, "buffer");
    const at = this.#find(digest);
    if (this.#isTaken(at)) return false;
    for (let word = 0; word < wordsPerKey; word += 1) {
      this.#table[at + word] = digest.readUInt32LE(word * 4);
    }
    this.#size += 1;
    if (this.#size * 2 > this.#slots) this.#grow();
    return true;
  }

  has(key: string): boolean {
    return this.#isTaken(this.#find(hash("sha256", key, "buffer")));
  }

  /** Where these bytes stand in the table, or the free place where they belong. */
  #find(digest: Buffer): number {
    const table = this.#table;
    const mask = this.#slots - 1;
    const a = digest.readUInt32LE(0);
    const b = digest.readUInt32LE(4);
    const c = digest.readUInt32LE(8);
    const d = digest.readUInt32LE(12);
    for (let slot = a & mask; ; slot = (slot + 1) & mask) {
      const at = slot * wordsPerKey;
      const isSame = table[at] === a && table[at + 1] === b;
      if (isSame && table[at + 2] === c && table[at + 3] === d) return at;
      if (!this.#isTaken(at)) return at;
    }
  }

  #isTaken(at: number): boolean {
    return this.#table[at] !== 0 || this.#table[at + 1] !== 0;
  }

  #grow(): void {
    const old = this.#table;
    this.#slots *= 2;
    this.#table = new Uint32Array(this.#slots * wordsPerKey);
    const mask = this.#slots - 1;
    for (let from = 0; from < old.length; from += wordsPerKey) {
      if (old[from] === 0 && old[from + 1] === 0) continue;
      let slot = (old[from] ?? 0) & mask;
      while (this.#isTaken(slot * wordsPerKey)) slot = (slot + 1) & mask;
      this.#table.set(old.subarray(from, from + wordsPerKey), slot * wordsPerKey);
    }
  }
}
