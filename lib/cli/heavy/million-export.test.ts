import { expect, test } from "vitest";
import { plainDatabase } from "#lib/testing/database.ts";
import { manyRecordsSql } from "./many-records-map.ts";
import { exportManyRecords, manyRecordsInWords } from "./million-export.ts";

test("20,000 records of one person leave as one copy, page by page", async () => {
  const { url } = await plainDatabase([manyRecordsSql(20_000)]);
  const ran = await exportManyRecords(url);
  expect(ran.exported).toMatchObject({ records: 20_000, complete: true });
  expect(ran.exported.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(ran.plain.records).toBe(20_000);
  expect(ran.aboveIdle).toBeLessThan(300);
  expect(manyRecordsInWords(ran)).toContain("20,000 records in");
}, 30_000);
