/** Largest file that is taken as evidence. */
export const evidenceMaxBytes = 10 * 1024 * 1024;

export type EvidenceKind = "pdf" | "jpeg" | "png";

const ends = {
  /** A PDF may be followed by a line end or two; what has no end was cut off. */
  pdf: Buffer.from("%%EOF", "latin1"),
  jpeg: Buffer.from([0xff, 0xd9]),
  png: Buffer.from([0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]),
} as const;

const begins = {
  pdf: Buffer.from("%PDF-", "latin1"),
  jpeg: Buffer.from([0xff, 0xd8, 0xff]),
  png: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
} as const;

/**
 * What a file is by its own first and last bytes, whatever its name and type say. Nothing for anything that is not a PDF, JPEG
 * or PNG, for one that was cut off, and for one that begins as one thing and is another.
 */
export function evidenceKind(bytes: Uint8Array): EvidenceKind | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kinds = ["pdf", "jpeg", "png"] as const;
  const kind = kinds.find((one) => file.subarray(0, begins[one].length).equals(begins[one]));
  if (kind === undefined) return undefined;
  // Readers look for the end of a PDF in its last kilobyte; some cameras add padding behind a picture.
  const tail = file.subarray(-1024);
  return tail.includes(ends[kind]) ? kind : undefined;
}

/** The type under which a file of this kind is given back. */
export function evidenceType(kind: EvidenceKind): string {
  return { pdf: "application/pdf", jpeg: "image/jpeg", png: "image/png" }[kind];
}
