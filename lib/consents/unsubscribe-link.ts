import { parseAddress } from "#lib/identity/core/address.ts";
import { ok, type Refusal, type Result } from "#lib/kernel/result.ts";
import { z } from "#lib/kernel/zod.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { seal, unseal } from "#lib/platform/crypto.ts";
import { env } from "#lib/platform/env.ts";
import { serviceOf } from "./decide-switch.ts";
import type { Switch } from "./store.ts";

/** What the link of a letter can do: end this consent of whoever holds this address, and nothing else. */
export type Unsubscription = Switch & { readonly email: string };

const place = "unsubscribe";
/** Far more than the longest address needs; whatever is longer is not opened. */
const longest = 1_200;
const content = z.tuple([z.email(), z.string(), z.string()]);

/** The body by which a mailbox asks for it, RFC 8058. */
export const oneClick = { name: "List-Unsubscribe", value: "One-Click" } as const;

/**
 * Links for the letters that the operator's own mailer sends to these addresses for one purpose and channel, in their order;
 * null where there is no single plain e-mail address. A link carries address, purpose and channel sealed and authenticated (AES-256-GCM)
 * under the newest key: nobody can make, change or read one, and those of older keys open as long as the key is
 * kept. It never expires: a withdrawal may be late, but not too late.
 *
 * Refuses `consents.unknown-switch` and `consents.carrying`, for what no switch ends.
 *
 * @example `List-Unsubscribe: <${links[0]}>` and `List-Unsubscribe-Post: List-Unsubscribe=One-Click`
 */
export function unsubscribeLinks(
  wanted: Switch & { readonly addresses: readonly string[] },
): Result<readonly (string | null)[], Refusal<"consents.unknown-switch" | "consents.carrying">> {
  const service = serviceOf(currentOperator(), wanted);
  if (!service.ok) return service;
  const { purpose, channel, addresses } = wanted;
  const base = `${new URL(env().JEKE_URL).origin}/api/unsubscribe/`;
  return ok(
    addresses.map((typed) => {
      const address = parseAddress(typed);
      if (!address.ok || address.value.kind !== "email") return null;
      const sealed = seal(JSON.stringify([address.value.value, purpose, channel]), place);
      return base + Buffer.from(sealed).toString("base64url");
    }),
  );
}

/** What a link that we made stands for; undefined for every other text, without saying what is wrong with it. */
export function openUnsubscription(token: string): Unsubscription | undefined {
  const sealed = Buffer.from(token, "base64url");
  // Base64 may be written in several ways; a link is one text only.
  if (token.length > longest || sealed.toString("base64url") !== token) return undefined;
  try {
    const text = unseal(sealed, place);
    const [email, purpose, channel] = content.parse(JSON.parse(text));
    return { email, purpose, channel };
  } catch {
    return undefined;
  }
}
