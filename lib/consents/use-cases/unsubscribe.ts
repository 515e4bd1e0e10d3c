import { accountOfAddress, languageOfAddress } from "#lib/identity/account-of-address.ts";
import type { Locale } from "#lib/kernel/locale.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Operator } from "#lib/operator/core/pack.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { decideSwitch, serviceOf, type SwitchDecision } from "../decide-switch.ts";
import { effectsOf, newestEvent } from "../store.ts";
import { openUnsubscription } from "../unsubscribe-link.ts";

/** A letter that comes after everything had obeyed means that somebody switched it on elsewhere: then it is told again. */
const again = { seconds: 60 };

/**
 * The one click of a letter: withdraws the consent that the link stands for, at once and without a question, for whoever holds the
 * address. Holding the link proves what a code mailed there proves, so the account of that address is found, or made as at
 * a first sign-in; but nothing is opened by it, no session and no look at anything. The systems are told by the job
 * `apply-consent` within seconds. In one transaction: account where there was none, event, effects, job, `consent.withdrawn`.
 *
 * `locale` is the language of the page whose button was pressed; an account made here is in it.
 *
 * Always the same answer, whether the link is ours, forged, or of a purpose that is gone. A second click is no second event.
 */
export async function unsubscribe(
  unit: Unit,
  input: { readonly token: string; readonly locale?: Locale },
): Promise<Result<null>> {
  const wish = openUnsubscription(input.token);
  if (wish === undefined) return ok(null);
  const operator = currentOperator();
  const { email, purpose, channel } = wish;
  const service = serviceOf(operator, { purpose, channel });
  if (!service.ok) return ok(null);
  const wanted: SwitchDecision = {
    ...{ purpose, channel, service: service.value },
    ...{ decision: "withdrawn", source: "unsubscribe" },
  };
  await withdraw(unit, { email, operator, wanted, locale: input.locale ?? operator.defaultLocale });
  return ok(null);
}

/** The language of whoever a link was mailed to, for the page that it opens; undefined where that is nobody's choice. Changes nothing. */
export async function languageOfLink(
  unit: Unit,
  input: { readonly token: string },
): Promise<Locale | undefined> {
  const wish = openUnsubscription(input.token);
  if (wish === undefined) return undefined;
  return languageOfAddress(unit, { kind: "email", value: wish.email });
}

async function withdraw(
  unit: Unit,
  input: {
    readonly email: string;
    readonly operator: Operator;
    readonly wanted: SwitchDecision;
    readonly locale: Locale;
  },
): Promise<void> {
  const { email, operator, wanted, locale } = input;
  const address = { kind: "email", value: email } as const;
  const { accountId } = await accountOfAddress(unit, address, locale);
  const newest = await newestEvent(unit, accountId, wanted);
  if (newest?.decision === "withdrawn") {
    const { isWaiting, readBackAt } = await effectsOf(unit, newest.id);
    const isFresh =
      readBackAt !== undefined && readBackAt.getTime() > unit.now.subtract(again).epochMilliseconds;
    // It is on its way, or has just arrived: clicking again and again asks the systems nothing.
    if (isWaiting || isFresh) return;
  }
  await decideSwitch(unit, accountId, { operator, wanted, delaySeconds: 0 });
}
