import type { CollectionMap, ErasureRule, Until } from "../data-map.ts";
import { isEndless, isTooLong } from "./endless.ts";
import type { Finding, NodePath } from "../finding.ts";
import { checkRestriction, checkRewrites } from "./check-rewrites.ts";
import { collectionsOf, inSystems } from "./walk.ts";
import type { PackFiles } from "../pack-files.ts";

/** Each record's erasure is decided, and what stays says why and until when. */
export function checkErasure(files: PackFiles): readonly Finding[] {
  return collectionsOf(files).flatMap(({ system, collection, path }) => [
    ...checkOrder(collection, [...path, "erasure"]),
    ...checkRestriction(collection, system, path),
    ...collection.erasure.flatMap((rule, index) =>
      checkRule(rule, collection, [...path, "erasure", index]),
    ),
  ]);
}

function checkOrder({ id, erasure }: CollectionMap, path: NodePath): readonly Finding[] {
  const first = erasure.findIndex(({ when, as }) => when === undefined && as === undefined);
  if (first === -1) {
    const message = `The last erasure rule of "${id}" must have no "when" and no "as", so that every record is decided.`;
    return [inSystems("erasure-open", path, message)];
  }
  if (first === erasure.length - 1) return [];
  const message = `No record of "${id}" reaches this rule: the one before it decides all.`;
  return [inSystems("erasure-unreachable", [...path, first + 1], message)];
}

function checkRule(rule: ErasureRule, own: CollectionMap, path: NodePath): readonly Finding[] {
  const found: Finding[] = [...checkRewrites(rule, own, path)];
  const stays = rule.act === "restrict" || rule.act === "keep" || rule.act === "hold";
  const writes = rule.act === "restrict" || rule.act === "anonymise";
  if (stays && rule.reason === undefined) {
    const message = `What stays by "${rule.act}" must say why: reason is missing.`;
    found.push(inSystems("stays-without-reason", path, message));
  }
  if (stays && rule.until === undefined) {
    const message = `What stays by "${rule.act}" must say until when: until is missing.`;
    found.push(inSystems("stays-without-until", path, message));
  }
  if (rule.until !== undefined && hasNoEnd(rule.until)) {
    const message = `What stays by "${rule.act}" stays without end; article 12(2) of Law 94-V requires one.`;
    found.push(inSystems("retention-endless", [...path, "until"], message));
  }
  const isRestricted = rule.act === "restrict" && (own.restriction ?? rule.keeps) !== undefined;
  if (writes && !isRestricted && Object.keys(rule.set ?? {}).length === 0) {
    const message = `"${rule.act}" must say in set which columns it writes.`;
    found.push(inSystems("act-without-set", path, message));
  }
  if (!writes && rule.set !== undefined) {
    const message = `"${rule.act}" writes nothing, so set does not belong here.`;
    found.push(inSystems("set-without-effect", [...path, "set"], message));
  }
  const key = Object.keys(rule.set ?? {}).find((column) => own.key.includes(column));
  if (key !== undefined) {
    const message = `"${key}" is part of the key and cannot be written by "${rule.act}".`;
    found.push(inSystems("key-written", [...path, "set", key], message));
  }
  return found;
}

function hasNoEnd(until: Until): boolean {
  return "event" in until ? isEndless(until.event) : isTooLong(until);
}
