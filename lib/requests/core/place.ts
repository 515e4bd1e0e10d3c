import { z } from "#lib/kernel/zod.ts";

const shown = z.strictObject({
  system: z.string().max(100),
  collection: z.string().max(100),
  record: z.string().max(2000),
  field: z.string().max(100),
});
const settled = shown.extend({ heldHash: z.string().regex(/^[0-9a-f]{64}$/) });

/** A value that a person named by choosing it in My data, not yet looked at. */
export type ShownPlace = z.output<typeof shown>;
/** The same, found in its system; `heldHash` tells later whether it still holds what it held, without keeping it. */
export type SettledPlace = z.output<typeof settled>;

/** The place that a form sent; undefined for what is none. */
export function shownPlace(text: string): ShownPlace | undefined {
  return shown.safeParse(parsed(text)).data;
}

/** The place as a filed request keeps it. */
export function settledPlace(text: string): SettledPlace | undefined {
  return settled.safeParse(parsed(text)).data;
}

/** Where it stands, without the record: for whoever reads the request. */
export function placePath(text: string): string {
  const place = settledPlace(text);
  return place === undefined ? "" : `${place.system}/${place.collection}/${place.field}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
