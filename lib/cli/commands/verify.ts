import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Command, CommandOutcome, Problem } from "#lib/cli/command.ts";
import { identifierHash, saltCheck } from "#lib/fulfilment/core/certificate.ts";
import { z } from "#lib/kernel/zod.ts";
import { verifySignature } from "#lib/platform/crypto.ts";
import { normaliseEmail, normalisePhone } from "#lib/systems/core/normalise.ts";

const usage = "verify <file> [--keys <file>] [--about <e-mail or phone>]";

/** `jeke verify`: checks a certificate or the manifest of a copy with nothing but the file; no portal, no network. */
export const command: Command = { words: ["verify"], usage, run: verify };

const signedSchema = z.object({
  body: z.string(),
  signature: z.string(),
  keyId: z.string(),
  publicKey: z.string().optional(),
  salt: z.string().optional(),
});
type Signed = z.output<typeof signedSchema>;

const certificateSchema = z.object({
  format: z.literal("jeke.certificate/1"),
  saltCheck: z.string(),
  identifiers: z.array(z.object({ kind: z.string(), hash: z.string() })),
});
const manifestSchema = z.object({
  format: z.literal("jeke.manifest/1"),
  files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })),
});
const keyList = z.array(z.object({ publicKey: z.string() }));
const keysSchema = z.union([keyList, z.object({ keys: keyList }).transform(({ keys }) => keys)]);

type Finding = { readonly exit: 0 | 1 | 2; readonly problem?: Problem; readonly says: string };

const holds = (says: string): Finding => ({ exit: 0, says });
const fails = (code: string, where: string, says: string, exit: 1 | 2 = 1): Finding => ({
  exit,
  says,
  problem: { code, where, message: says },
});

async function verify(args: readonly string[]): Promise<CommandOutcome> {
  const given = argumentsOf(args);
  if (given === undefined)
    return report([fails("usage", args.join(" "), `Usage: jeke ${usage}`, 2)]);
  const { file, keys, about } = given;
  const signed = readSigned(file);
  if (signed === undefined) {
    return report([
      fails("not-signed", file, "This is no certificate and no manifest of Jeke.", 2),
    ]);
  }
  const findings = [signatureOf(signed, keys)];
  // What a changed body says is worth nothing.
  if (findings[0]?.exit !== 1) findings.push(...contentOf(signed, file, about));
  return report(findings, { keyId: signed.keyId });
}

function argumentsOf(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { keys: { type: "string" }, about: { type: "string" } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    return file === undefined || more.length > 0 ? undefined : { file, ...values };
  } catch {
    return undefined;
  }
}

function readSigned(file: string): Signed | undefined {
  return signedSchema.safeParse(parsed(readFileSync(file, "utf8"))).data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function signatureOf({ body, signature, keyId, publicKey }: Signed, keys?: string): Finding {
  const isBy = (key: string): boolean => verifySignature(body, signature, key);
  if (keys !== undefined) {
    if (keysIn(keys).some(isBy))
      return holds(`The signature is that of the operator (key ${keyId}).`);
    const isIntact = publicKey !== undefined && isBy(publicKey);
    return isIntact
      ? fails("other-signer", keyId, "Signed by a key that is not among those given.")
      : fails(
          "changed",
          "signature",
          "The signature does not fit: changed, or signed by no key given.",
        );
  }
  if (publicKey === undefined) {
    const says = "The file carries no public key: without --keys its signature cannot be checked.";
    return fails("no-key", "publicKey", says, 2);
  }
  return isBy(publicKey)
    ? fails("signer-unknown", keyId, "Signature intact, signer unknown: give --keys to know.", 2)
    : fails("changed", "signature", "Changed after it was signed: the signature does not fit.");
}

/** Public keys of a file: PEM blocks, or a JSON list of `{keyId, publicKey}`, bare or as `{keys}`. */
function keysIn(file: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  const json = parsed(text);
  const list = keysSchema.safeParse(json);
  if (list.success) return list.data.map(({ publicKey }) => publicKey);
  const blocks = text.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g);
  if (blocks === null) throw new Error("the file of --keys holds no public key.");
  return blocks;
}

function contentOf(signed: Signed, file: string, about: string | undefined): readonly Finding[] {
  const body = parsed(signed.body);
  const certificate = certificateSchema.safeParse(body);
  if (certificate.success) return certificateFindings(certificate.data, signed.salt, about);
  const manifest = manifestSchema.safeParse(body);
  if (!manifest.success)
    return [fails("format-unknown", "body", "A format this version does not know.", 2)];
  if (about !== undefined) return [fails("usage", "--about", "--about is for certificates.", 2)];
  return filesBeside(manifest.data.files, path.dirname(file));
}

function certificateFindings(
  { saltCheck: expected, identifiers }: z.output<typeof certificateSchema>,
  salt: string | undefined,
  about: string | undefined,
): readonly Finding[] {
  const isSalted = salt !== undefined && saltCheck(salt) === expected;
  if (salt !== undefined && !isSalted) {
    return [fails("salt-wrong", "salt", "The salt is not that of this certificate.")];
  }
  if (about === undefined) return [holds("It is a certificate of erasure.")];
  if (!isSalted)
    return [fails("salt-absent", "salt", "Without the salt no address can be told.", 2)];
  const address = normaliseEmail(about) ?? normalisePhone(about);
  if (address === undefined) return [fails("usage", "--about", "No e-mail and no phone.", 2)];
  const kind = address.includes("@") ? "email" : "phone";
  const hash = identifierHash(salt, kind, address);
  return identifiers.some((one) => one.kind === kind && one.hash === hash)
    ? [holds("It speaks of this address.")]
    : [fails("not-about", "--about", "It does not speak of this address.")];
}

function filesBeside(
  files: z.output<typeof manifestSchema>["files"],
  folder: string,
): readonly Finding[] {
  const unpacked = files.filter(({ name }) => existsSync(path.join(folder, name)));
  const changed = unpacked.filter(({ name, bytes, sha256 }) => {
    const content = readFileSync(path.join(folder, name));
    const hash = createHash("sha256").update(content).digest("hex");
    return content.length !== bytes || hash !== sha256;
  });
  if (changed.length === 0) {
    return [
      holds(
        `It is the manifest of ${files.length} files; ${unpacked.length} lie beside it, unchanged.`,
      ),
    ];
  }
  return changed.map(({ name }) => fails("file-changed", name, `${name} is not as it was signed.`));
}

/** One no outweighs every "cannot tell". */
function report(
  findings: readonly Finding[],
  json: Readonly<Record<string, unknown>> = {},
): CommandOutcome {
  const exits = findings.map(({ exit }) => exit);
  return {
    exit: exits.includes(1) ? 1 : exits.includes(2) ? 2 : 0,
    text: findings.map(({ says }) => says).join("\n"),
    json,
    problems: findings.flatMap(({ problem }) => (problem === undefined ? [] : [problem])),
  };
}
