import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);
/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. */
const cost = { parallelism: 1, memory: 19 * 1024, passes: 2, tagLength: 32 } as const;
const shape = /^argon2id\$m=(\d+),t=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/;

/** A password as it is stored: argon2id with its cost and salt. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive("argon2id", { message: prepare(password), nonce, ...cost });
  const { memory, passes, parallelism } = cost;
  return `argon2id$m=${memory},t=${passes},p=${parallelism}$${nonce.toString("base64url")}$${tag.toString("base64url")}`;
}

// What an unknown address is compared with, so that it takes the same time as a known one.
let dummy: Promise<string> | undefined;

/** True when the password is the stored one. Without a stored one the same work is done and the answer is no. */
export async function isPassword(
  password: string,
  stored: string | null | undefined,
): Promise<boolean> {
  dummy ??= hashPassword(randomBytes(16).toString("base64url"));
  const decoy = await dummy;
  const right = await matches(password, stored ?? decoy);
  return right && stored !== null && stored !== undefined;
}

async function matches(password: string, stored: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = shape.exec(stored) ?? [];
  if (salt === undefined || tag === undefined) return false;
  const wanted = Buffer.from(tag, "base64url");
  const got = await derive("argon2id", {
    message: prepare(password),
    nonce: Buffer.from(salt, "base64url"),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: wanted.length,
  });
  return timingSafeEqual(got, wanted);
}

function prepare(password: string): string {
  // The same password typed on two keyboards is the same password.
  return password.normalize("NFKC");
}
