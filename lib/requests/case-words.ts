import type { PlanView } from "#lib/fulfilment/core/plan.ts";
import { translator } from "#lib/i18n/translator.ts";
import { type Locale, say } from "#lib/kernel/locale.ts";
import type { GroundView } from "./core/views.ts";
import { groundsFor, type Dates } from "./deadlines.ts";

const outcomes = ["approve", "refuse"] as const;

/** Grounds and reasons offered for a type, with what choosing each does to the dates. */
export function groundViews(
  type: string,
  { now, dates }: { readonly now: Temporal.Instant; readonly dates: Dates },
): readonly GroundView[] {
  return outcomes.flatMap((outcome) =>
    groundsFor(type, outcome).map((ground) => {
      const { id, names, article, reading, note } = ground;
      const adds = "adds" in ground ? ground.adds : undefined;
      return {
        ...{ id, outcome, names, article, reading },
        ...(note === undefined ? {} : { note }),
        ...(adds === undefined ? {} : { addsDue: dates.deadlineFor(adds, now).due }),
      };
    }),
  );
}

/** A first draft of what the person will read, per ground, in the person's language. Staff edit it before it is sent. */
export function draftsFor(
  type: string,
  locale: Locale,
  known: { readonly plan: PlanView | null; readonly found?: string },
): Readonly<Record<string, string>> {
  const t = translator(locale, "requests");
  return Object.fromEntries(
    outcomes.flatMap((outcome) =>
      groundsFor(type, outcome).map(({ id, names, article }) => {
        const params = { ground: say(names, locale), article: say(article, locale) };
        const { plan, found } = known;
        if (outcome === "approve" && found !== undefined) {
          return [id, t("drafts.approve-found", { ...params, found })];
        }
        if (outcome === "approve" && plan !== null) {
          return [id, t("drafts.approve-plan", { ...params, ...plan.sums })];
        }
        return [id, t(`drafts.${outcome}`, params)];
      }),
    ),
  );
}
