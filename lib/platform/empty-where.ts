import { Prisma, type PrismaClient } from "#lib/generated/prisma/client.ts";

/**
 * A client that refuses `updateMany` and `deleteMany` without a real filter: `where: {}` means every row, and is
 * what a forgotten or misspelt filter becomes.
 */
export function refuseEmptyWhere(client: PrismaClient): PrismaClient {
  const guard = <A extends { where?: unknown }, R>({
    model,
    operation,
    args,
    query,
  }: {
    model: string;
    operation: string;
    args: A;
    query: (args: A) => R;
  }): R => {
    if (isEmptyFilter(args.where)) throw new Error(`${model}.${operation} without a filter.`);
    return query(args);
  };
  const extension = Prisma.defineExtension({
    query: {
      $allModels: {
        updateMany: (call) => guard(call),
        updateManyAndReturn: (call) => guard(call),
        deleteMany: (call) => guard(call),
      },
    },
  });
  // The extension adds no method, so what comes back has the shape of a plain client.
  return client.$extends(extension) as unknown as PrismaClient;
}

/** True when a filter lets every row through: absent, `{}`, or made of such parts only. */
export function isEmptyFilter(where: unknown): boolean {
  if (where === undefined || where === null) return true;
  if (typeof where !== "object") return false;
  return Object.entries(where).every(([key, value]) => {
    if (value === undefined || value === Prisma.skip) return true;
    if (key === "AND") return [value].flat().every(isEmptyFilter);
    // `OR` with one part that lets all through lets all through. `OR: []` finds nothing: no danger.
    if (key === "OR") return [value].flat().some(isEmptyFilter);
    if (key === "NOT") return Array.isArray(value) && value.length === 0;
    return isOpenComparison(value);
  });
}

/** `{ email: {} }` compares with nothing. */
function isOpenComparison(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (value instanceof Date || ArrayBuffer.isView(value) || Array.isArray(value)) return false;
  return Object.values(value).every((part) => part === undefined || part === Prisma.skip);
}
