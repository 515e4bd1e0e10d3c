import type { Text } from "#lib/kernel/locale.ts";
import { isUuid } from "#lib/kernel/ids.ts";
import type { CollectionMap, FieldMap } from "./data-map.ts";

/** A field of the portal's own rows: what differs from field to field. */
type PortalField = {
  readonly column: string;
  readonly type: FieldMap["type"];
  readonly names: Text;
  /** `portal`: the person gave it here; `portal-made`: the portal made it. */
  readonly source: "portal" | "portal-made";
  readonly values?: FieldMap["values"];
};

/** A collection of the system `portal` as its module tells it. */
type PortalRows = {
  readonly id: string;
  readonly names: Text;
  readonly table: string;
  /** Column by which the rows are sorted. */
  readonly order?: string;
  /** A retention of `portal-register.ts`. */
  readonly retention: "portal-account" | "portal-archive" | "portal-proof";
  readonly fields: Readonly<Record<string, PortalField>>;
  /** Default: the rows are deleted. */
  readonly erasure?: CollectionMap["erasure"];
};

/**
 * The data map of rows that the portal itself holds about a person, found by the account: the same register ids
 * everywhere, whatever the pack (`portal-register.ts`).
 */
export function portalMap({
  order,
  retention,
  fields,
  erasure,
  ...rows
}: PortalRows): CollectionMap {
  return {
    ...rows,
    key: ["id"],
    person: false,
    category: "portal",
    find: [{ by: "account", column: "account_id" }],
    fields: Object.fromEntries(
      Object.entries(fields).map(([id, field]) => [id, { ...register, retention, ...field }]),
    ),
    columns: ["id"],
    ...(order === undefined ? {} : { order }),
    erasure: erasure ?? [{ act: "delete" }],
    consents: [],
    ignored: {},
  };
}

const register = {
  category: "portal",
  purposes: ["portal"],
  basis: "portal",
  recipients: [],
  required: true,
  others: false,
};

/** The key of one of the portal's own rows. */
export function portalKey(id: string): string {
  return JSON.stringify([id]);
}

/** The ids in such keys; anything else names no row. */
export function idsIn(keys: readonly string[]): string[] {
  return keys.flatMap((key) => {
    const parsed: unknown = JSON.parse(key);
    const id: unknown = Array.isArray(parsed) ? parsed.at(0) : undefined;
    return typeof id === "string" && isUuid(id) ? [id] : [];
  });
}
