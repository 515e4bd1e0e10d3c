import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import type { Act } from "#components/ui/action-form.tsx";
import { type RequestQuestion, TextRequestForm } from "#components/requests/text-request-form.tsx";
import { PageHeading } from "#components/ui/layout-parts.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { type Locale, say } from "#lib/kernel/locale.ts";
import { assuranceAsked } from "#lib/operator/core/request-types.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { orNotFound } from "#lib/web/not-found.ts";
import { requireSubject } from "#lib/web/session.ts";
import NothingHere from "../../../not-found.tsx";
import { askInformation, askRectification, askWithdrawal } from "../../actions.ts";

type Search = Readonly<Record<string, string | string[] | undefined>>;
type Props = {
  readonly params: Promise<{ readonly type: string }>;
  readonly searchParams: Promise<Search>;
};

/** Requests in the person's own words; a new one is a line here and its texts. */
const forms: Readonly<Record<string, { readonly act: Act; readonly asks: readonly Ask[] }>> = {
  information: { act: askInformation, asks: [{ name: "question", kind: "lines" }] },
  rectification: {
    act: askRectification,
    asks: [
      { name: "field", kind: "line" },
      { name: "wanted", kind: "line" },
      { name: "reason", kind: "lines" },
    ],
  },
  withdrawal: {
    act: askWithdrawal,
    asks: [
      { name: "purpose", kind: "choice" },
      { name: "reason", kind: "lines" },
    ],
  },
};
type Ask = Pick<RequestQuestion, "name" | "kind">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { type } = await params;
  if (!Object.hasOwn(forms, type)) return {};
  return { title: asTranslate(await getTranslations("subject.newRequest"))(`${type}.title`) };
}

async function NewRequestPage({ params, searchParams }: Props) {
  const { type } = await params;
  await requireSubject({ level: assuranceAsked(currentOperator(), type) });
  const form = Object.hasOwn(forms, type) ? forms[type] : undefined;
  if (form === undefined || !currentOperator().requests.includes(type)) notFound();
  const locale = await getLocale();
  const t = asTranslate(await getTranslations("subject.newRequest"));
  const common = await getTranslations("common");
  const search = await searchParams;
  const given = prefill(search, locale);
  const carrying = currentOperator().purposes.filter((purpose) => purpose.consent === "carrying");
  return (
    <div className="max-w-measure">
      <PageHeading
        title={t(`${type}.title`)}
        lead={t(`${type}.lead`)}
        back={{ href: `/${locale}/requests`, label: common("nav.requests") }}
      />
      <TextRequestForm
        act={form.act}
        hidden={{ submitKey: randomUUID(), ...placeIn(type, search) }}
        send={t(`${type}.send`)}
        problem={common("form.summary")}
        questions={form.asks.map((ask) => ({
          ...ask,
          label: t(`${type}.${ask.name}`),
          ...(t.has(`${type}.${ask.name}Hint`) ? { hint: t(`${type}.${ask.name}Hint`) } : {}),
          ...(given[ask.name] === undefined ? {} : { value: given[ask.name] ?? "" }),
          ...(ask.kind === "choice"
            ? {
                choices: carrying.map((purpose) => ({
                  value: purpose.id,
                  name: say(purpose.names, locale),
                })),
              }
            : {}),
        }))}
      />
    </div>
  );
}

/** The value that My data led here from, for a correction that the portal can write itself. */
function placeIn(type: string, search: Search): Readonly<Record<string, string>> {
  const { system, collection, record, field } = search;
  if (type !== "rectification") return {};
  const isChosen = [system, collection, record, field].every((one) => typeof one === "string");
  return isChosen ? { place: JSON.stringify({ system, collection, record, field }) } : {};
}

/** What the page that led here already knows: the value to correct by its name, the consent by its id. */
function prefill(search: Search, locale: Locale): Readonly<Record<string, string | undefined>> {
  const { system, collection, field, purpose } = search;
  const map = currentOperator()
    .systems.find(({ id }) => id === system)
    ?.collections.find(({ id }) => id === collection);
  const names =
    typeof field === "string" && map !== undefined && Object.hasOwn(map.fields, field)
      ? map.fields[field]?.names
      : undefined;
  return {
    field:
      names === undefined || map === undefined
        ? undefined
        : `${say(names, locale)} (${say(map.names, locale)})`,
    purpose: typeof purpose === "string" ? purpose : undefined,
  };
}

export default orNotFound(NewRequestPage, NothingHere);
