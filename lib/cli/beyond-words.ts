import type { Problem } from "#lib/cli/command.ts";
import type { TableAssessment } from "#lib/systems/discovery/core/assessment.ts";
import { reasonWords, tableWordsOf } from "#lib/systems/discovery/core/reason-words.ts";
import type { Unmapped } from "#lib/systems/discovery/core/unmapped.ts";
import type { Beyond } from "#lib/systems/discovery/inspect-system.ts";

/** What a system holds and allows beyond its map, as problems of `jeke systems check`. */
export function beyondProblems(system: string, found: Beyond): readonly Problem[] {
  const { unmapped, tooWide, inSight } = found;
  return [
    ...inSight.map((table) => ({
      code: "in-sight",
      where: system,
      message: `The role of ordinaryUrl sees every row of ${table}, restricted ones too, so restricting never counts as done. Revoke it, give it a row rule or a view, or leave ordinaryUrl out.`,
    })),
    ...unmapped.map((one) => unmappedProblem(system, one)),
    ...tooWide.map((one) => ({
      code: `too-wide.${one.code}`,
      where: system,
      message: tooWideWords(one),
    })),
  ];
}

function unmappedProblem(system: string, one: Unmapped): Problem {
  const { id } = one.assessed.table;
  if (one.what === "table") {
    const message = `The table ${id} is in no map: ${tableWordsOf(one.assessed)}${holding(one.assessed)}. Map it, or set it aside in ignoredTables and say why.`;
    return { code: "unmapped-table", where: `${system}/${id}`, message };
  }
  const { column, finding, certainty } = one.column;
  const kind = `${finding.kind}, ${finding.confidence.toFixed(2)}, personal ${certainty.toFixed(2)}: ${reasonWords(finding)}`;
  const message = `The column ${column.name} looks personal and is in no map (${kind}). Map it, or set it aside in ignored and say why.`;
  return { code: "unmapped-column", where: `${system}/${id}`, message };
}

function holding({ columns }: TableAssessment): string {
  const named = columns.filter(({ personal, finding }) => personal && finding.kind !== "nothing");
  const words = named.slice(0, 5).map(({ column, finding }) => `${column.name} (${finding.kind})`);
  return words.length === 0 ? "" : `; it holds ${some(words, named.length)}`;
}

function tooWideWords({ code, what, role }: Beyond["tooWide"][number]): string {
  const who = `The role of ${role}`;
  const list = some(what.slice(0, 5), what.length);
  return {
    "above-rules": `${who} is a superuser: whoever has it may do anything. Give the portal a role of its own.`,
    owner: `${who} owns ${list}: it may do anything with them. Give the portal a role that owns nothing.`,
    writes: `${who} may write more than the map needs: ${list}. Revoke it.`,
    reads: `${who} may read more than the map needs: ${list}. Grant it the columns of the map only.`,
  }[code];
}

function some(words: readonly string[], count: number): string {
  const more = count - words.length;
  return `${words.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
