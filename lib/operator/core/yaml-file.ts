import {
  type Document,
  LineCounter,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  parseAllDocuments,
  visit,
} from "yaml";
import type { Finding, LocatedFinding, NodePath, PackFile } from "./finding.ts";

/** A YAML file read into plain values, which still knows where each of them stands. */
export type YamlFile = {
  readonly file: PackFile;
  readonly value: unknown;
  locate(finding: Finding): LocatedFinding;
};

/** Why a file is not YAML as a pack needs it. */
export type YamlFailure = { readonly file: PackFile; readonly findings: readonly LocatedFinding[] };

/**
 * Reads one YAML document. Refused beside broken syntax: a second document, a key that stands twice, unknown tags,
 * an alias that leads nowhere, into itself or to thousands of copies.
 */
export function readYaml(file: PackFile, source: string): YamlFile | YamlFailure {
  const lines = new LineCounter();
  const at = (offset: number, code: string, message: string): LocatedFinding => {
    const { line, col } = lines.linePos(offset);
    return { code, file, path: [], message, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  try {
    const documents = parseAllDocuments(source, { lineCounter: lines });
    const document = documents[0];
    if (document === undefined) return { file, findings: [at(0, "empty", "The file is empty.")] };
    const second = documents[1];
    if (second !== undefined) {
      const message = "The file holds a second document; a pack file is one document.";
      return { file, findings: [at(second.range[0], "second-document", message)] };
    }
    const faults = withoutEchoes([...document.errors, ...document.warnings]);
    if (faults.length > 0) {
      const findings = faults.map((fault) =>
        at(fault.pos[0], "yaml", sentences[fault.code] ?? plain(fault.message)),
      );
      return { file, findings };
    }
    const alias = badAlias(document);
    if (alias !== undefined) return { file, findings: [at(alias.at, "alias", alias.message)] };
    const value: unknown = document.toJS({ maxAliasCount: 1000 });
    if (value === null) return { file, findings: [at(0, "empty", "The file is empty.")] };
    return {
      file,
      value,
      locate: (finding) => {
        const { line, col } = lines.linePos(offsetOf(document, finding.path));
        return { ...finding, line: Math.max(line, 1), column: Math.max(col, 1) };
      },
    };
  } catch (error) {
    // RangeError: nested deeper than the stack; ReferenceError: aliases that multiply without end.
    if (!(error instanceof RangeError) && !(error instanceof ReferenceError)) throw error;
    const message = "The file is nested too deeply or repeats itself too often.";
    return { file, findings: [at(0, "too-deep", message)] };
  }
}

/** True when the file could not be read as YAML. */
export function isYamlFailure(read: YamlFile | YamlFailure): read is YamlFailure {
  return "findings" in read;
}

/** Of broken syntax only the first place counts: all that follows in the file is its echo. */
function withoutEchoes<Fault extends { readonly code: string }>(faults: readonly Fault[]): Fault[] {
  const standsAlone = (fault: Fault) =>
    fault.code === "DUPLICATE_KEY" || fault.code === "TAG_RESOLVE_FAILED";
  const first = faults.find((fault) => !standsAlone(fault));
  return first === undefined ? [...faults] : [first];
}

const sentences: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: "This key stands twice in the same map.",
  TAB_AS_INDENT: "Indentation is made of spaces, not of tabs.",
  BAD_INDENT: "The indentation does not fit the lines around it.",
  MISSING_CHAR: "A colon or a closing sign is missing here, or a line above is indented wrongly.",
  UNEXPECTED_TOKEN: "This sign cannot stand here; put the text in quotes.",
  MULTILINE_IMPLICIT_KEY: "A key must stand on one line, with a colon after it.",
  BLOCK_AS_IMPLICIT_KEY: "A text with a colon in it must be put in quotes.",
  TAG_RESOLVE_FAILED: "Tags that begin with ! are not used in a pack.",
  BAD_ALIAS: "An alias needs a name.",
};

function plain(message: string): string {
  const first = message.split(/\n| at line /)[0] ?? message;
  return `This is not valid YAML: ${first.replace(/[.:]$/, "")}.`;
}

function badAlias(document: Document): { at: number; message: string } | undefined {
  let found: { at: number; message: string } | undefined;
  // Kept while walking, as asking each alias for its target walks the whole file again.
  const anchors = new Map<string, number>();
  visit(document, {
    Node(_key, node) {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node.range?.[1] ?? 0);
        return undefined;
      }
      const at = node.range?.[0] ?? 0;
      const end = anchors.get(node.source);
      if (end !== undefined && end <= at) return undefined;
      const message =
        end === undefined
          ? `The alias *${node.source} has no anchor before it.`
          : `The alias *${node.source} leads into itself.`;
      found = { at, message };
      return visit.BREAK;
    },
  });
  return found;
}

/** Start of the node at the path, or of the deepest one that exists on the way; keys point to themselves. */
function offsetOf(document: Document, path: NodePath): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (!isCollection(node)) break;
    const item = node.items.find((entry, index) =>
      isPair(entry) && isMap(node)
        ? isScalar(entry.key) && String(entry.key.value) === String(step)
        : index === step,
    );
    if (item === undefined) break;
    const start = isPair(item) ? item.key : item;
    if (isNode(start) && start.range) offset = start.range[0];
    node = isPair(item) ? item.value : item;
  }
  return offset;
}
