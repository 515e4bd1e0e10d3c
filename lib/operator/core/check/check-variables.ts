import type { Finding, NodePath, PackFile } from "../finding.ts";

const variable = /^\$\{[A-Z][A-Z0-9_]*\}$/;

/**
 * Variables stand only in the addresses and the secret of a system and in `url` and `secret` of a webhook, whole and alone, and no
 * address carries its own password: what is secret is named in the pack and lives in the environment.
 */
export function checkVariables(file: PackFile, value: unknown): readonly Finding[] {
  return walk(value, []).flatMap(({ text, path }): readonly Finding[] => {
    if (isAnswerAddress(file, path)) return [];
    if (isSystemUrl(file, path)) {
      if (variable.test(text) || isOpenAddress(text)) return [];
      const message = "url must be one variable such as ${JEKE_SYSTEM_SHOP_URL}, never a secret.";
      return [{ code: "url-secret", file, path, message }];
    }
    // Its form is the schema's business: a webhook takes nothing but one variable.
    if (!text.includes("${") || isOfWebhook(file, path)) return [];
    const message = "Variables are replaced only in the url of a system or webhook.";
    return [{ code: "variable-elsewhere", file, path, message }];
  });
}

function isSystemUrl(file: PackFile, path: NodePath): boolean {
  const isAddress = /^(?:url|eraseUrl|ordinaryUrl|secret)$/.test(String(path[2]));
  return file === "systems.yaml" && path.length === 3 && path[0] === "systems" && isAddress;
}

/** Where tasks are sent: a variable, or an address that is no secret. */
function isAnswerAddress(file: PackFile, path: NodePath): boolean {
  const [first, , key, inner] = path;
  return (
    file === "systems.yaml" &&
    path.length === 4 &&
    first === "systems" &&
    key === "answers" &&
    inner === "email"
  );
}

function isOfWebhook(file: PackFile, path: NodePath): boolean {
  const isAddress = path[2] === "url" || path[2] === "secret";
  return file === "operator.yaml" && path.length === 3 && path[0] === "webhooks" && isAddress;
}

/** An address without user, password and query, such as that of a service inside the house. */
function isOpenAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password, search, protocol } = new URL(text);
  return /^https?:$/.test(protocol) && username === "" && password === "" && search === "";
}

function walk(node: unknown, path: NodePath): { text: string; path: NodePath }[] {
  if (typeof node === "string") return [{ text: node, path }];
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, child]) =>
    walk(child, [...path, Array.isArray(node) ? Number(key) : key]),
  );
}
