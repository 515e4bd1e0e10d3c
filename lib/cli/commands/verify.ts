import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Command, CommandOutcome } from "#lib/cli/command.ts";
import { certificateFindings, certificateSchema } from "../verify/certificate.ts";
import { fails, type Finding, report } from "../verify/finding.ts";
import {
  firstFindings,
  firstManifestSchema,
  manifestFindings,
  manifestSchema,
} from "../verify/manifest.ts";
import { folderPackage, isZip, type Package, textOf, zipPackage } from "../verify/package.ts";
import { parsed, signatureOf, type Signed, signedIn } from "../verify/signature.ts";

const usage = "verify <file> [--keys <file>] [--about <e-mail or phone>]";

/**
 * `jeke verify`: checks a certificate, a manifest with the files beside it, or the ZIP of a copy as it was downloaded, with nothing
 * but the file: no portal, no network.
 */
export const command: Command = {
  words: ["verify"],
  usage,
  group: "proofs",
  does: "whether a certificate, a receipt or a copy is as it was signed; needs no portal",
  run: verify,
};

async function verify(args: readonly string[]): Promise<CommandOutcome> {
  const given = argumentsOf(args);
  if (given === undefined)
    return report([fails("usage", args.join(" "), `Usage: jeke ${usage}`, 2)]);
  const { file, keys, about } = given;
  const opened = await open(file);
  if ("problem" in opened) return report([opened]);
  const { signed, beside } = opened;
  const findings = [signatureOf(signed, keys)];
  // What a changed body says is worth nothing.
  if (findings[0]?.exit !== 1) findings.push(...(await contentOf(signed, beside, about)));
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

type Opened = { readonly signed: Signed; readonly beside: Package };

async function open(file: string): Promise<Opened | Required<Finding>> {
  try {
    if (!(await isZip(file)))
      return signedOr(readFileSync(file, "utf8"), folderPackage(file), file);
    const beside = await zipPackage(file);
    return signedOr(await textOf(beside.manifest), beside, file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") throw error;
    const says = "This ZIP is damaged, or it holds no manifest that can be read.";
    return problem("zip-damaged", file, says);
  }
}

function signedOr(text: string, beside: Package, file: string): Opened | Required<Finding> {
  const signed = signedIn(text);
  return signed === undefined
    ? problem("not-signed", file, "This is no certificate and no manifest of Jeke.", 2)
    : { signed, beside };
}

function problem(code: string, where: string, says: string, exit: 1 | 2 = 1): Required<Finding> {
  return { exit, says, problem: { code, where, message: says } };
}

async function contentOf(
  signed: Signed,
  beside: Package,
  about: string | undefined,
): Promise<readonly Finding[]> {
  const body = parsed(signed.body);
  const certificate = certificateSchema.safeParse(body);
  if (certificate.success) return certificateFindings(certificate.data, signed.salt, about);
  const first = firstManifestSchema.safeParse(body);
  const manifest = manifestSchema.safeParse(body);
  if (!first.success && !manifest.success)
    return [fails("format-unknown", "body", "A format this version does not know.", 2)];
  if (about !== undefined) return [fails("usage", "--about", "--about is for certificates.", 2)];
  if (first.success) return firstFindings(first.data.files, beside);
  return manifest.success ? manifestFindings(manifest.data, beside) : [];
}
