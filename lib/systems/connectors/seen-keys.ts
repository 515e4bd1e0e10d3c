import { createHash } from "node:crypto";

/**
 * Which keys a walk has met, in 16 bytes each or less: a million texts in a set would take a hundred megabytes. Two keys are
 * taken for one with a chance of one in some ten million for a million keys.
 */
export class SeenKeys {
  #places = new BigUint64Array(1_024);
  #count = 0;

  /** Whether this key is new. */
  add(key: string): boolean {
    if (this.#count * 2 >= this.#places.length) this.#grow();
    const mark = createHash("sha256").update(key).digest().readBigUInt64LE() | 1n;
    const place = placeOf(this.#places, mark);
    if (this.#places[place] === mark) return false;
    this.#places[place] = mark;
    this.#count += 1;
    return true;
  }

  #grow(): void {
    const larger = new BigUint64Array(this.#places.length * 2);
    for (const mark of this.#places) if (mark !== 0n) larger[placeOf(larger, mark)] = mark;
    this.#places = larger;
  }
}

/** Where this mark stands, or the free place where it would. */
function placeOf(places: BigUint64Array, mark: bigint): number {
  let place = Number((mark >> 1n) % BigInt(places.length));
  while (places[place] !== 0n && places[place] !== mark) place = (place + 1) % places.length;
  return place;
}
