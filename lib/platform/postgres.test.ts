import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { query, scratchFolder } from "#lib/testing/database.ts";
import { isAlive } from "./postgres-pid.ts";
import { removePostgres, startPostgres } from "./postgres.ts";

const dataDir = join(scratchFolder("own-server"), "data");
afterAll(() => removePostgres(dataDir));

test("a server that runs on the same data is used, not started twice", async () => {
  const [first, second] = [await startPostgres({ dataDir }), await startPostgres({ dataDir })];
  expect(second.pid).toBe(first.pid);
  expect(second.superUrl).toBe(first.superUrl);
});

test("data survives a stop and a kill", async () => {
  const server = await startPostgres({ dataDir });
  await query(server.superUrl, "create table kept as select 'ә' as letter");
  process.kill(server.pid, "SIGKILL");
  const again = await startPostgres({ dataDir });
  await again.stop();
  expect(isAlive(again.pid)).toBe(false);
  const third = await startPostgres({ dataDir });
  expect(await query(third.superUrl, "select letter from kept")).toEqual([{ letter: "ә" }]);
});

test("a lock file that names a process of somebody else's does not keep the server down", async () => {
  const server = await startPostgres({ dataDir });
  await server.stop();
  const cluster = join(server.dataDir, "cluster");
  writeFileSync(
    join(cluster, "postmaster.pid"),
    `${process.pid}\n${cluster}\n0\n1\n\n127.0.0.1\n\nready\n`,
  );
  const again = await startPostgres({ dataDir });
  expect(isAlive(again.pid)).toBe(true);
});

test("texts are UTF-8 with the builtin locale, pages carry checksums, passwords are scram", async () => {
  const { superUrl, dataDir: real } = await startPostgres({ dataDir });
  const [row] = await query(
    superUrl,
    `select current_setting('server_encoding') as encoding, current_setting('data_checksums') as checksums,
       datlocprovider::text as provider, datlocale as locale, left(rolpassword, 13) as password
     from pg_database, pg_authid where datname = 'template1' and rolname = 'postgres'`,
  );
  expect(row).toEqual({
    ...{ encoding: "UTF8", checksums: "on", provider: "b", locale: "C.UTF-8" },
    password: "SCRAM-SHA-256",
  });
  expect(statSync(join(real, "superuser-password")).mode & 0o777).toBe(0o600);
});

test("a busy port is said, not worked around", async () => {
  const { port } = await startPostgres({ dataDir });
  const other = join(scratchFolder("other-server"), "data");
  await expect(startPostgres({ dataDir: other, port })).rejects.toThrow(String(port));
  await removePostgres(other);
});
