import { noticeIdOf, noticeRef } from "#lib/operator/core/notice-choice.ts";
import type { Notice } from "#lib/operator/core/notice.ts";
import type { Operator } from "#lib/operator/core/pack.ts";
import { canonicalJson } from "#lib/platform/canonical.ts";
import { isSameBytes, sha256 } from "#lib/platform/crypto.ts";
import type { Tx } from "#lib/platform/db.ts";
import { publishedText, publishedWhole } from "./core/notice-fingerprint.ts";

/** A version of the pack beside what the table of versions knows of it. */
export type KnownVersion = {
  readonly notice: Notice;
  readonly textHash: Uint8Array<ArrayBuffer>;
  readonly fingerprint: Uint8Array<ArrayBuffer>;
  /** `new`: never seen · `known`: as published · `dated`: a day was supplied since · `changed`: another text or day under its name. */
  readonly state: "new" | "known" | "dated" | "changed";
  /** This very content stands in the table already. */
  readonly isWritten: boolean;
};

type Row = {
  readonly notice: string;
  readonly version: string;
  readonly textHash: Uint8Array;
  readonly fingerprint: Uint8Array;
  readonly posted: Date | null;
  readonly effective: Date | null;
};

/** Every version of the pack, compared with how it was first seen; and whether anything was ever seen here. */
export async function compareWithTable(
  tx: Tx,
  operator: Pick<Operator, "notices">,
): Promise<{ readonly isEmpty: boolean; readonly versions: readonly KnownVersion[] }> {
  const rows: readonly Row[] = await tx.noticeVersion.findMany({
    orderBy: [{ firstSeenAt: "asc" }, { id: "asc" }],
    select: {
      ...{ notice: true, version: true, textHash: true, fingerprint: true },
      ...{ posted: true, effective: true },
    },
  });
  const versions = operator.notices.map((notice): KnownVersion => {
    const textHash = sha256(canonicalJson(publishedText(notice)));
    const fingerprint = sha256(canonicalJson(publishedWhole(notice)));
    const seen = rows.filter(
      (row) => row.notice === noticeIdOf(notice) && row.version === notice.version,
    );
    const isWritten = seen.some((row) => isSameBytes(row.fingerprint, fingerprint));
    return { notice, textHash, fingerprint, isWritten, state: stateOf(notice, textHash, seen) };
  });
  return { isEmpty: rows.length === 0, versions };
}

/** The versions whose published text or day is no longer what was first seen, by `noticeRef`. */
export async function changedVersions(
  tx: Tx,
  operator: Pick<Operator, "notices">,
): Promise<readonly string[]> {
  const { versions } = await compareWithTable(tx, operator);
  return versions.filter(({ state }) => state === "changed").map(({ notice }) => noticeRef(notice));
}

/** Compared with what was published first: its text, and each day as it was first named. */
function stateOf(
  notice: Notice,
  textHash: Uint8Array,
  seen: readonly Row[],
): KnownVersion["state"] {
  const [first] = seen;
  if (first === undefined) return "new";
  if (!isSameBytes(first.textHash, textHash)) return "changed";
  const days = (["posted", "effective"] as const).map((name) => ({
    named: seen.map((row) => dayOf(row[name])).find((day) => day !== undefined),
    now: notice[name],
  }));
  if (days.some(({ named, now }) => named !== undefined && named !== now)) return "changed";
  return days.every(({ named, now }) => named === now) ? "known" : "dated";
}

function dayOf(date: Date | null): string | undefined {
  return date?.toISOString().slice(0, 10);
}
