import { afterAll } from "vitest";
import { closeQueue } from "#lib/jobs/queue.ts";
import { disconnect } from "#lib/platform/db.ts";
import { closeSystems } from "#lib/systems/registry.ts";

// Runs before each file of a process that several files share: none finds the variables or the connections of another.
const keep = globalThis as typeof globalThis & { jekeVariables?: NodeJS.ProcessEnv };
const first = (keep.jekeVariables ??= { ...process.env });
const ours = /^(JEKE|DATABASE|SMTP|SMS|MAIL)_/;
for (const name of Object.keys(process.env).filter((one) => ours.test(one))) {
  const value = first[name];
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
}

afterAll(async () => {
  await closeSystems();
  await closeQueue();
  await disconnect();
});
