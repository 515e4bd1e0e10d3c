/** Branded ids: a string of one kind cannot be passed where another kind is asked for. */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

/** UUID of a subject's account; it is also the subject's id inside the portal. */
export type AccountId = Id<"account">;
export type StaffId = Id<"staff">;
export type SessionId = Id<"session">;
export type RequestId = Id<"request">;

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a lower-case UUID; anything else must not reach the database as one. */
export function isUuid(value: string): boolean {
  return uuidPattern.test(value);
}

/** Brands a string that the caller has already checked (a column read, a parsed input). */
export function asId<T extends Id<string>>(value: string): T {
  return value as T;
}
