import { expect, test } from "vitest";
import { freshDatabase } from "#lib/testing/database.ts";
import { inTransaction, type Tx } from "./db.ts";

await freshDatabase();

const asWorker = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction("worker", { kind: "worker", job: "test" }, work);

test("updateMany and deleteMany without a filter are refused", async () => {
  await expect(asWorker((tx) => tx.message.deleteMany({ where: {} }))).rejects.toThrow(
    "without a filter",
  );
  await expect(asWorker((tx) => tx.message.deleteMany())).rejects.toThrow("without a filter");
  await expect(
    asWorker((tx) => tx.message.updateMany({ where: { AND: [{}] }, data: { state: "sent" } })),
  ).rejects.toThrow("without a filter");
});

test("a filter that is undefined is refused, not ignored", async () => {
  const value = undefined as unknown as string;
  await expect(
    asWorker((tx) => tx.message.deleteMany({ where: { key: value } })),
  ).rejects.toThrow();
});
