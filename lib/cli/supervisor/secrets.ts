import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { demoSecretPrefix } from "#lib/platform/env-rules.ts";

/** What one data folder keeps secret: made once, readable by its owner only. */
export type Secrets = {
  readonly secret: string;
  readonly passwords: { readonly owner: string; readonly app: string; readonly worker: string };
};

function random(): string {
  return randomBytes(32).toString("base64url");
}

/** True when the demo made this folder's secrets, and so its database. */
export function isDemoFolder(folder: string): boolean {
  return (
    existsSync(path.join(folder, "secrets.json")) &&
    secretsOf(folder, "production").secret.startsWith(demoSecretPrefix)
  );
}

/** Reads the folder's secrets or makes them. Demo secrets carry a prefix that production refuses. */
export function secretsOf(folder: string, mode: "demo" | "production"): Secrets {
  const file = path.join(folder, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  const prefix = mode === "demo" ? demoSecretPrefix : "";
  const secrets: Secrets = {
    secret: `${prefix}${random()}`,
    passwords: { owner: random(), app: random(), worker: random() },
  };
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}
