import "server-only";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { refusalText } from "#lib/i18n/refusal.ts";
import { hasRole, type Actor, type Role } from "#lib/kernel/actor.ts";
import type { Json } from "#lib/kernel/context.ts";
import { isLocale, type Locale } from "#lib/kernel/locale.ts";
import type { Refusal, Result } from "#lib/kernel/result.ts";
import type { z } from "#lib/kernel/zod.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { workspaceFor } from "#lib/jobs/run-unit.ts";
import { fault } from "#lib/platform/logger.ts";
import { idle, type ActionState, type FormValues } from "#lib/kernel/action-state.ts";
import { currentClient, type ClientView } from "./client.ts";
import { echoOf, formObject, invalidFields } from "./form.ts";
import { isOwnOrigin, safePath } from "./origin.ts";
import { actionLimit, isTooOften } from "./rate.ts";
import { currentViewer } from "./session.ts";

/** For whom an action is: `anyone` runs it as the gate, whoever is signed in; `signed-in` is a subject or staff. */
export type Who = "anyone" | "signed-in" | "subject" | { readonly staff: readonly Role[] };

/** What `run` works with. */
export type ActionContext = {
  readonly workspace: Workspace;
  readonly actor: Actor;
  readonly locale: Locale;
  readonly client: ClientView;
};

export type ActionDefinition<Schema extends z.ZodType, Value> = {
  /** `noun.verb`, for log and rate limit. */
  readonly name: string;
  readonly who: Who;
  /** Needs a fresh step-up; without one the person is led to it and back. Subjects only. */
  readonly level?: 2;
  /** A `z.strictObject`; its messages are codes of texts. */
  readonly schema: Schema;
  /** Fields that are never echoed into the form. */
  readonly secrets?: readonly string[];
  /** Calls per minute and person (or network); default 60. */
  readonly perMinute?: number;
  readonly run: (context: ActionContext, input: z.output<Schema>) => Promise<Result<Value>>;
  /** Where to go after success, as a path with its language; nothing: stay, with `value` in the state. */
  readonly then?: (value: Value, context: ActionContext) => string | undefined;
  /** What of the success the form may see; default nothing. */
  readonly show?: (value: Value) => Json;
};

/** A server action for a bare button, which shows no state: sign out, and the like. */
export function defineButton<Schema extends z.ZodType, Value>(
  definition: ActionDefinition<Schema, Value>,
): (form: FormData) => Promise<void> {
  const action = defineAction(definition);
  return async (form) => {
    await action(idle, form);
  };
}

type Outcome = { readonly state: ActionState } | { readonly goTo: string };

/**
 * The only way to make a server action: origin, session, role, level, rate, schema, then one use case. Bugs and outages become a
 * refusal without a trace of their cause; the log gets the action's name and the place in the code.
 */
export function defineAction<Schema extends z.ZodType, Value>(
  definition: ActionDefinition<Schema, Value>,
): (state: ActionState, form: FormData) => Promise<ActionState> {
  return async (_state, form) => {
    const outcome = await attempt(definition, form);
    // Outside of every `try`: Next redirects by throwing.
    if ("goTo" in outcome) redirect(outcome.goTo);
    return outcome.state;
  };
}

async function attempt<Schema extends z.ZodType, Value>(
  definition: ActionDefinition<Schema, Value>,
  form: FormData,
): Promise<Outcome> {
  try {
    const context = await enter(definition);
    if ("goTo" in context || "state" in context) return context;
    const typed = formObject(form);
    const values = echoOf(typed, definition.secrets ?? []);
    const parsed = definition.schema.safeParse(typed);
    if (!parsed.success) return await invalid(parsed.error, values);
    const result = await definition.run(context, parsed.data);
    if (!result.ok) return await refused(result.error, values);
    const goTo = definition.then?.(result.value, context);
    if (goTo !== undefined) return { goTo };
    const shown = definition.show?.(result.value);
    return { state: { status: "ok", ...(shown === undefined ? {} : { value: shown }) } };
  } catch (error) {
    unstable_rethrow(error);
    fault("action.failed", error, { action: definition.name });
    return await refused({ code: "common.unexpected" });
  }
}

async function enter(
  definition: Pick<ActionDefinition<z.ZodType, unknown>, "name" | "who" | "level" | "perMinute">,
): Promise<ActionContext | Outcome> {
  const list = await headers();
  if (!isOwnOrigin(list)) return refused({ code: "common.forbidden" });
  const asked = await getLocale();
  const locale = isLocale(asked) ? asked : "ru";
  const viewer = definition.who === "anyone" ? undefined : await currentViewer();
  const actor: Actor = viewer?.actor ?? { kind: "gate" };
  const refusal = await mayRun(definition, actor, locale, backFrom(list));
  if (refusal !== undefined) return refusal;
  const client = await currentClient();
  const wait = await isTooOften(actor, client.network, actionLimit(definition));
  if (wait !== undefined) return refused(wait);
  return { workspace: workspaceFor({ actor, locale }), actor, locale, client };
}

async function mayRun(
  { who, level }: Pick<ActionDefinition<z.ZodType, unknown>, "who" | "level">,
  actor: Actor,
  locale: Locale,
  back: string,
): Promise<Outcome | undefined> {
  if (who === "anyone") return undefined;
  const next = back === "" ? "" : `?next=${encodeURIComponent(back)}`;
  if (who === "subject") {
    if (actor.kind !== "subject") return { goTo: `/${locale}/sign-in${next}` };
    if (level === 2 && actor.level < 2) return { goTo: `/${locale}/step-up${next}` };
    return undefined;
  }
  if (who === "signed-in")
    return actor.kind === "gate" ? { goTo: `/${locale}/sign-in` } : undefined;
  if (actor.kind !== "staff") return { goTo: `/${locale}/desk/sign-in${next}` };
  // A role that may not do this is told the same as for a thing that does not exist.
  return hasRole(actor, ...who.staff) ? undefined : await refused({ code: "common.not-found" });
}

/** The page the form stands on, for the way back. */
function backFrom(list: { get(name: string): string | null }): string {
  const url = URL.parse(list.get("referer") ?? "");
  return url === null ? "" : safePath(`${url.pathname}${url.search}`, "");
}

async function refused(
  refusal: Refusal,
  values?: FormValues,
): Promise<{ readonly state: ActionState }> {
  const t = await getTranslations();
  const texts = { [refusal.code]: refusalText(t as Parameters<typeof refusalText>[0], refusal) };
  return {
    state: { status: "refused", ...refusal, ...(values === undefined ? {} : { values }), texts },
  };
}

async function invalid(
  error: z.ZodError,
  values: FormValues,
): Promise<{ readonly state: ActionState }> {
  const t = await getTranslations();
  const found = invalidFields(error);
  const codes = [...found.formErrors, ...Object.values(found.fieldErrors).flat()];
  const texts = Object.fromEntries(
    codes.map((code) => [code, refusalText(t as Parameters<typeof refusalText>[0], { code })]),
  );
  return { state: { status: "invalid", ...found, values, texts } };
}
