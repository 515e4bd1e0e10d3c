import { createHash, type Hash } from "node:crypto";
import { lineBreak, recordLine } from "#lib/exports/core/copy-document.ts";
import { z } from "#lib/kernel/zod.ts";
import type { Manifest, ManifestCollection } from "#lib/systems/core/manifest.ts";
import { fails, type Finding, holds } from "./finding.ts";
import type { Member } from "./package.ts";
import { parsed } from "./signature.ts";

const recordSchema = z.object({
  currencies: z.record(z.string(), z.string()),
  masked: z.array(z.string()),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
const headingSchema = z.object({ id: z.string() });
const headSchema = z.object({ complete: z.boolean() });

type Counted = { records: number; readonly hash: Hash };

/** What `data.json` was found to hold, by `system/collection`. */
type Recount = {
  readonly parts: ReadonlyMap<string, { readonly records: number; readonly sha256: string }>;
  readonly complete: boolean | undefined;
  /** The first line that is none of this format, from 1. */
  readonly strange: number | undefined;
};

/**
 * Counts and hashes the records of `data.json` anew, collection by collection, and holds them against the manifest: a file that was
 * changed is then also told where. Reads line by line: memory holds one record.
 */
export async function recountFindings(
  manifest: Manifest,
  member: Member,
): Promise<readonly Finding[]> {
  const counted = await recount(member).catch(() => undefined);
  if (counted === undefined) {
    return [fails("data-unreadable", "data.json", "data.json cannot be read to its end.")];
  }
  const { parts, complete, strange } = counted;
  if (strange !== undefined) {
    const says = `Line ${strange} of data.json is not laid out as it was signed: its records cannot be counted.`;
    return [fails("data-unreadable", `data.json:${strange}`, says)];
  }
  const findings = [
    ...manifest.systems.flatMap(({ system, collections }) =>
      collections.flatMap((one) => partFindings(`${system}/${one.collection}`, one, parts)),
    ),
    ...additional(manifest, parts),
  ];
  if (complete !== manifest.complete) {
    const says = "data.json and the manifest do not agree whether the copy is complete.";
    findings.push(fails("complete-differs", "data.json", says));
  }
  const records = [...parts.values()].reduce((sum, part) => sum + part.records, 0);
  const says = `${records} records of ${parts.size} collections counted and hashed anew: as signed.`;
  return findings.length > 0 ? findings : [holds(says)];
}

function partFindings(
  place: string,
  signed: ManifestCollection,
  parts: Recount["parts"],
): readonly Finding[] {
  const part = parts.get(place);
  const count = signed.counts.records ?? signed.counts.written ?? 0;
  if (part === undefined) {
    return [fails("collection-missing", place, `${place} is missing from data.json.`)];
  }
  if (part.records !== count) {
    const says = `${place}: ${part.records} records in data.json, ${count} by the manifest.`;
    return [fails("count-differs", place, says)];
  }
  return signed.sha256 === null || signed.sha256 === part.sha256
    ? []
    : [fails("records-differ", place, `${place}: its records are not those that were signed.`)];
}

function additional(manifest: Manifest, parts: Recount["parts"]): readonly Finding[] {
  const signed = new Set(
    manifest.systems.flatMap(({ system, collections }) =>
      collections.map(({ collection }) => `${system}/${collection}`),
    ),
  );
  return [...parts.keys()]
    .filter((place) => !signed.has(place))
    .map((place) => {
      const says = `${place} stands in data.json and not in the manifest.`;
      return fails("collection-additional", place, says);
    });
}

async function recount(member: Member): Promise<Recount> {
  const parts = new Map<string, Counted>();
  let complete: boolean | undefined;
  let system = "";
  let current: Counted | undefined;
  let number = 0;
  let strange: number | undefined;
  for await (const line of linesOf(member)) {
    number += 1;
    if (line.startsWith('{"currencies":')) {
      if (current === undefined || !count(current, line)) strange ??= number;
    } else if (line.endsWith(',"systems":[')) {
      complete = headSchema.safeParse(headingOf(line)).data?.complete;
    } else if (line.endsWith(',"collections":[')) {
      system = headingSchema.safeParse(headingOf(line)).data?.id ?? "";
    } else if (line.endsWith(',"records":[')) {
      const id = headingSchema.safeParse(headingOf(line)).data?.id ?? "";
      current = { records: 0, hash: createHash("sha256") };
      if (parts.has(`${system}/${id}`)) strange ??= number;
      parts.set(`${system}/${id}`, current);
    } else if (!/^[\]},]*$/.test(line)) strange ??= number;
  }
  return {
    ...{ complete, strange },
    parts: new Map(
      [...parts].map(([place, { records, hash }]) => [
        place,
        { records, sha256: hash.digest("hex") },
      ]),
    ),
  };
}

/** Takes one record into the count; false for what is none. */
function count(into: Counted, line: string): boolean {
  const record = recordSchema.safeParse(parsed(line.replace(/,$/, "")));
  if (!record.success) return false;
  into.hash.update(`${into.records === 0 ? "" : lineBreak}${recordLine(record.data)}`);
  into.records += 1;
  return true;
}

/** An object of which the last member, a list, has just begun. */
function headingOf(line: string): unknown {
  return parsed(line.replace(/,"\w+":\[$/, "}"));
}

async function* linesOf(member: Member): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  for await (const piece of member.read()) {
    const [first = "", ...rest] = decoder.decode(piece, { stream: true }).split("\n");
    parts.push(first);
    for (const next of rest) {
      yield parts.join("");
      parts = [next];
    }
  }
  const last = parts.join("") + decoder.decode();
  if (last !== "") yield last;
}
