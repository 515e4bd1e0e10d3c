import { copy } from "./copy.ts";
import { erasure } from "./erasure.ts";
import { information } from "./information.ts";
import { rectification } from "./rectification.ts";
import { noticeRefusal } from "./notice-refusal.ts";
import type { RequestType } from "./request-type.ts";
import { withdrawal } from "./withdrawal.ts";

/** Every type of request this portal can carry. One line each; the pack chooses which it offers. */
export const requestTypes: readonly RequestType[] = [
  information,
  copy,
  rectification,
  erasure,
  withdrawal,
  noticeRefusal,
];

const byId = new Map(requestTypes.map((type) => [type.id, type]));

/** The type by its id; undefined for what a form invented. */
export function requestType(id: string): RequestType | undefined {
  return byId.get(id);
}

/** The type of a stored request. A type that is gone from the registry is a bug, not a request without rules. */
export function storedType(id: string): RequestType {
  const type = byId.get(id);
  if (type === undefined) throw new Error(`No request type is called ${id}.`);
  return type;
}
