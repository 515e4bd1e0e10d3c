import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  appendLeaf,
  emptyFrontier,
  type Frontier,
  hashLeaf,
  packNodes,
  rangesOf,
  rootOf,
  unpackFrontier,
} from "./merkle.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** Leaves and roots of the reference tests of Certificate Transparency (RFC 6962). */
const leaves = [
  ...["", "00", "10", "2021", "3031", "40414243", "5051525354555657"],
  "606162636465666768696a6b6c6d6e6f",
];
const roots = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

it.each(roots.map((root, size) => [size, root] as const))(
  "gives the root of RFC 6962 for %i leaves",
  (size, root) => {
    const frontier = leaves
      .slice(0, size)
      .map((leaf) => hashLeaf(Buffer.from(leaf, "hex")))
      .reduce(appendLeaf, emptyFrontier);
    expect(hex(rootOf(frontier))).toBe(root);
  },
);

/** The definition itself, RFC 6962 section 2.1: split at the largest power of two below the size. */
function treeHash(hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes;
  if (only === undefined) return createHash("sha256").digest();
  if (hashes.length === 1) return only;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  const [left, right] = [treeHash(hashes.slice(0, split)), treeHash(hashes.slice(split))];
  return createHash("sha256").update(Uint8Array.of(1)).update(left).update(right).digest();
}

const anyLeaves = fc.array(fc.uint8Array({ maxLength: 8 }), { maxLength: 130 });

it("equals the recursive definition for any leaves, and survives being stored", () => {
  fc.assert(
    fc.property(anyLeaves, (contents) => {
      const hashes = contents.map(hashLeaf);
      const stored = (frontier: Frontier): Frontier => {
        const read = unpackFrontier(frontier.size, packNodes(frontier.nodes));
        if (read === undefined) throw new Error("What was packed cannot be read.");
        return read;
      };
      const frontier = hashes.reduce((so, leaf) => appendLeaf(stored(so), leaf), emptyFrontier);
      expect(hex(rootOf(frontier))).toBe(hex(treeHash(hashes)));
      const ranges = rangesOf(BigInt(hashes.length));
      expect(ranges).toHaveLength(frontier.nodes.length);
      ranges.forEach(({ from, to }, index) => {
        const part = hashes.slice(Number(from) - 1, Number(to));
        expect(hex(treeHash(part))).toBe(hex(frontier.nodes[index]!));
      });
    }),
  );
});

it("reads no frontier whose length does not fit its size", () => {
  expect(unpackFrontier(3n, new Uint8Array(32))).toBeUndefined();
  expect(unpackFrontier(-1n, new Uint8Array(0))).toBeUndefined();
});
