import { useTranslations } from "next-intl";
import type { Act } from "#components/ui/action-form.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { dayKinds } from "#lib/operator/core/calendar-change.ts";
import type { CalendarView, ChangeView } from "#lib/operator/core/calendar-views.ts";
import { DeskForm, type DeskField } from "./desk-form.tsx";

type Texts = { readonly problem: string; readonly reload: string };

function useFormTexts(): Texts {
  const t = useTranslations("calendar");
  return { problem: t("problem"), reload: t("reload") };
}

const written = [
  { locale: "kk", name: "reasonKk" },
  { locale: "ru", name: "reasonRu" },
  { locale: "en", name: "reasonEn" },
] as const;

/** The same in every language that law and packs are written in. `t` speaks a part with `reason.<language>`. */
function reasonFields(
  t: (key: string) => string,
  rest: { readonly hint?: string; readonly values?: Readonly<Record<string, string>> } = {},
): readonly DeskField[] {
  return written.map(({ locale, name }, index) => ({
    ...{
      name,
      label: t(`reason.${locale}`),
      lang: locale,
      rows: 2,
      required: true,
      maxLength: 500,
    },
    ...(index === 0 && rest.hint !== undefined ? { hint: rest.hint } : {}),
    ...(rest.values === undefined ? {} : { value: rest.values[locale] ?? "" }),
  }));
}

/** Another kind of a day, with why and after which order. */
export function ProposeDayForm({ view, act }: { readonly view: CalendarView; readonly act: Act }) {
  const t = asTranslate(useTranslations("calendar.propose"));
  const kinds = asTranslate(useTranslations("calendar.kinds"));
  const texts = { ...useFormTexts(), done: t("done") };
  return (
    <section aria-labelledby="propose" className="grid gap-3">
      <h2 id="propose" className="text-16">
        {t("title")}
      </h2>
      <p className="text-muted">{t("lead")}</p>
      <DeskForm
        id="day"
        act={act}
        hidden={{}}
        texts={texts}
        fields={[
          {
            ...{ name: "day", label: t("day"), type: "date", required: true },
            ...{ min: view.today, max: view.lastDay },
          },
          {
            ...{ name: "kind", label: t("kind") },
            options: dayKinds.map((kind) => ({ value: kind, text: kinds(kind) })),
          },
          ...reasonFields(t, { hint: t("reasonHint") }),
          {
            ...{ name: "source", label: t("source"), hint: t("sourceHint") },
            ...{ required: true, maxLength: 500 },
          },
        ]}
        buttons={[{ text: t("button"), kind: "primary" }]}
      />
    </section>
  );
}

/** A forecast year was compared with the official calendar. */
export function ConfirmYearForm({
  view,
  act,
  reasons,
}: {
  readonly view: CalendarView;
  readonly act: Act;
  /** What usually stands there, in each language. */
  readonly reasons: Readonly<Record<string, string>>;
}) {
  const t = asTranslate(useTranslations("calendar.confirm"));
  const propose = asTranslate(useTranslations("calendar.propose"));
  const texts = { ...useFormTexts(), done: propose("done") };
  const year = String(view.year);
  return (
    <section aria-labelledby="confirm" className="grid gap-3">
      <h2 id="confirm" className="text-16">
        {t("title", { year })}
      </h2>
      <p className="text-muted">{t("lead")}</p>
      <DeskForm
        id="year"
        act={act}
        hidden={{ year }}
        texts={texts}
        fields={[
          ...reasonFields(propose, { values: reasons }),
          {
            ...{ name: "source", label: propose("source"), hint: propose("sourceHint") },
            ...{ required: true, maxLength: 500 },
          },
        ]}
        buttons={[{ text: t("button", { year }), kind: "secondary" }]}
      />
    </section>
  );
}

/** Agrees to a change, or returns it with a word to the colleague. */
export function DecideChangeForm({
  change,
  act,
}: {
  readonly change: ChangeView;
  readonly act: Act;
}) {
  const t = useTranslations("calendar.asked");
  const texts = useFormTexts();
  return (
    <DeskForm
      id={`decide-${change.id.slice(0, 8)}`}
      act={act}
      hidden={{ changeId: change.id }}
      texts={texts}
      fields={[{ name: "note", label: t("note"), maxLength: 500 }]}
      buttons={[
        { text: t("agree"), kind: "primary", name: "verdict", value: "agreed" },
        { text: t("return"), kind: "secondary", name: "verdict", value: "returned" },
      ]}
    />
  );
}

/** Moves every promised date to the later one; each person reads why in their language. */
export function MoveAllForm({ act }: { readonly act: Act }) {
  const t = asTranslate(useTranslations("calendar.later"));
  const texts = { ...useFormTexts(), done: t("done") };
  return (
    <DeskForm
      id="later"
      act={act}
      hidden={{}}
      texts={texts}
      fields={reasonFields(t)}
      buttons={[{ text: t("button"), kind: "secondary" }]}
    />
  );
}

/** The same on one case, in the language of its person. */
export function MoveOneForm(props: {
  readonly requestId: string;
  readonly locale: string;
  readonly act: Act;
}) {
  const t = useTranslations("calendar.later");
  const texts = { ...useFormTexts(), done: t("done") };
  return (
    <section aria-labelledby="move-later" className="grid gap-2">
      <h3 id="move-later" className="text-14">
        {t("oneTitle")}
      </h3>
      <p className="text-13 text-muted">{t("oneLead")}</p>
      <DeskForm
        id="move"
        act={props.act}
        hidden={{ requestId: props.requestId }}
        texts={texts}
        fields={[
          {
            ...{ name: "reason", label: t("one"), lang: props.locale, rows: 3 },
            ...{ required: true, maxLength: 1000 },
          },
        ]}
        buttons={[{ text: t("oneButton"), kind: "secondary" }]}
      />
    </section>
  );
}
