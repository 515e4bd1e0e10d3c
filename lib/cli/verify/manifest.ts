import { createHash } from "node:crypto";
import { z } from "#lib/kernel/zod.ts";
import {
  isComplete,
  isOpen,
  type Manifest,
  type ManifestCollection,
} from "#lib/systems/core/manifest.ts";
import { fails, type Finding, holds } from "./finding.ts";
import type { Member, Package } from "./package.ts";
import { recountFindings } from "./recount.ts";

const filesSchema = z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() }));
const outcomeSchema = z.enum(["data", "held-nothing", "failed", "after-review", "excluded"]);

/** The manifest of version 1: of a copy, and without hashes of collections. */
export const firstManifestSchema = z.object({
  format: z.literal("jeke.manifest/1"),
  files: filesSchema,
});

export const manifestSchema = z.object({
  format: z.literal("jeke.manifest/2"),
  about: z.enum(["read", "export", "erasure"]),
  operator: z.string(),
  at: z.string(),
  complete: z.boolean(),
  systems: z.array(
    z.object({
      system: z.string(),
      outcome: outcomeSchema,
      because: z.string().nullable(),
      collections: z.array(
        z.object({
          collection: z.string(),
          outcome: outcomeSchema,
          because: z.string().nullable(),
          counts: z.record(z.string(), z.number()),
          sha256: z.string().nullable(),
        }),
      ),
    }),
  ),
  underReview: z.number().optional(),
  files: filesSchema.optional(),
});

type Listed = z.output<typeof filesSchema>[number];
type Seen = { readonly name: string; readonly bytes: number; readonly sha256: string };

/** Files of a manifest of version 1, as far as they lie beside it. */
export async function firstFindings(
  files: readonly Listed[],
  { members }: Package,
): Promise<readonly Finding[]> {
  const seen = await look(members.filter(({ name }) => files.some((one) => one.name === name)));
  const changed = seen.filter((one) => !files.some((listed) => isSame(listed, one)));
  const beside = `It is the manifest of ${files.length} files; ${seen.length} lie beside it, unchanged.`;
  return changed.length === 0 ? [holds(beside)] : changed.map(({ name }) => changedFile(name));
}

/** What a manifest says, whether it agrees with itself, and whether its files are those that were signed. */
export async function manifestFindings(
  manifest: Manifest,
  files?: Package,
): Promise<readonly Finding[]> {
  const findings = [whatItSays(manifest)];
  if (isComplete(manifest) !== manifest.complete) {
    const says = `The manifest says ${manifest.complete ? "complete" : "not complete"}, and its own lines say otherwise.`;
    findings.push(fails("complete-wrong", "complete", says));
  }
  if (manifest.files === undefined || files === undefined) return findings;
  return [...findings, ...(await fileFindings(manifest, manifest.files, files))];
}

function whatItSays(manifest: Manifest): Finding {
  const { about, operator, at, complete, systems, underReview = 0 } = manifest;
  const collections = systems.flatMap(({ system, collections: list }) =>
    list.map((one) => ({ ...one, place: `${system}/${one.collection}` })),
  );
  const open = collections.filter(isOpen);
  const left = collections.filter(({ outcome }) => outcome === "excluded");
  const named = (list: typeof collections): string =>
    list.map((one) => `${one.place} (${reasonOf(one)})`).join(", ");
  const doubt = underReview === 0 ? "" : `${underReview} records under review`;
  return holds(
    [
      `It is the manifest of ${{ export: "a copy", read: "a reading", erasure: "an erasure" }[about]} at ${operator}, ${at}:`,
      `${systems.length} systems, ${collections.length} collections,`,
      complete ? "complete." : `not complete: ${[named(open), doubt].filter(Boolean).join("; ")}.`,
      ...(left.length > 0 ? [`Left out: ${named(left)}.`] : []),
    ].join(" "),
  );
}

function reasonOf({ because, outcome, counts }: ManifestCollection): string {
  const { waiting = 0, underReview = 0 } = counts;
  if (because !== null) return because;
  if (waiting > 0) return `${waiting} wait`;
  return underReview > 0 ? `${underReview} under review` : outcome;
}

async function fileFindings(
  manifest: Manifest,
  listed: readonly Listed[],
  { members }: Package,
): Promise<readonly Finding[]> {
  const names = new Set(members.map(({ name }) => name));
  const missing = listed.filter(({ name }) => !names.has(name));
  if (missing.length === listed.length && listed.length > 0) {
    const says = `None of its ${listed.length} files lies beside it: only the signature was checked.`;
    return [fails("files-absent", "files", says, 2)];
  }
  const findings: Finding[] = [];
  const extra: Seen[] = [];
  const met = new Set<string>();
  // Four times what was signed is looked at, to say what is different; a file that never ends is not unpacked.
  const most = 4 * Math.max(0, ...listed.map(({ bytes }) => bytes)) + (1 << 20);
  const seen = await look(members, most);
  for (const one of seen) {
    const signed = listed.find(({ name }) => name === one.name);
    if (signed === undefined || met.has(one.name)) extra.push(one);
    else if (!isSame(signed, one)) findings.push(changedFile(one.name));
    met.add(one.name);
  }
  const gone = missing.filter((one) => {
    const renamed = extra.find(({ sha256 }) => sha256 === one.sha256);
    if (renamed === undefined) return true;
    extra.splice(extra.indexOf(renamed), 1);
    findings.push(fails("file-renamed", one.name, `${one.name} is called ${renamed.name} here.`));
    return false;
  });
  findings.push(
    ...gone.map(({ name }) => fails("file-missing", name, `${name} is missing.`)),
    ...extra.map(({ name }) => {
      return fails("file-additional", name, `${name} was not there when it was signed.`);
    }),
  );
  if (findings.length === 0) findings.push(holds(`All ${listed.length} files are as signed.`));
  const data = members.find(({ name }) => name === "data.json");
  const isRead = seen.some(({ name, bytes }) => name === "data.json" && bytes >= 0);
  return data === undefined || !isRead
    ? findings
    : [...findings, ...(await recountFindings(manifest, data))];
}

async function look(
  members: readonly Member[],
  most = Number.POSITIVE_INFINITY,
): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for (const member of members) {
    const hash = createHash("sha256");
    let bytes = 0;
    try {
      for await (const piece of member.read()) {
        hash.update(piece);
        bytes += piece.length;
        if (bytes > most) throw new Error("far too long");
      }
      seen.push({ name: member.name, bytes, sha256: hash.digest("hex") });
    } catch {
      // It cannot be unpacked: whatever it was, it is not what was signed.
      seen.push({ name: member.name, bytes: -1, sha256: "" });
    }
  }
  return seen;
}

function isSame(listed: Listed, seen: Seen): boolean {
  return listed.name === seen.name && listed.bytes === seen.bytes && listed.sha256 === seen.sha256;
}

function changedFile(name: string): Finding {
  return fails("file-changed", name, `${name} is not as it was signed.`);
}
