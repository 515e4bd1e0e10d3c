/**
 * Largest file that is taken as evidence: what people call 10 MB. With the form around it, it has to stay below 10 MiB: of a longer
 * body Next gives its routes the beginning only.
 */
export const evidenceMaxBytes = 10_000_000;

export type EvidenceKind = "pdf" | "jpeg" | "png";

// No `Buffer`: browsers look at a file by the same rule before it is sent.
const ends = {
  /** A PDF may be followed by a line end or two; what has no end was cut off. */
  pdf: [0x25, 0x25, 0x45, 0x4f, 0x46],
  jpeg: [0xff, 0xd9],
  png: [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82],
} as const satisfies Record<EvidenceKind, readonly number[]>;

const begins = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  jpeg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
} as const satisfies Record<EvidenceKind, readonly number[]>;

/**
 * What a file is by its own first and last bytes, whatever its name and type say. Nothing for anything that is not a PDF, JPEG
 * or PNG, for one that was cut off, and for one that begins as one thing and is another.
 */
export function evidenceKind(bytes: Uint8Array): EvidenceKind | undefined {
  const kinds = ["pdf", "jpeg", "png"] as const;
  const kind = kinds.find((one) => holdsAt(bytes, begins[one], 0));
  if (kind === undefined) return undefined;
  // Readers look for the end of a PDF in its last kilobyte; some cameras add padding behind a picture.
  const from = Math.max(0, bytes.length - 1024);
  for (let at = from; at <= bytes.length - ends[kind].length; at += 1) {
    if (holdsAt(bytes, ends[kind], at)) return kind;
  }
  return undefined;
}

function holdsAt(bytes: Uint8Array, wanted: readonly number[], at: number): boolean {
  return wanted.every((byte, index) => bytes[at + index] === byte);
}

/** The type under which a file of this kind is given back. */
export function evidenceType(kind: EvidenceKind): string {
  return { pdf: "application/pdf", jpeg: "image/jpeg", png: "image/png" }[kind];
}
