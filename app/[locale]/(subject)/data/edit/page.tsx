import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { EditForm } from "#components/systems/edit-form.tsx";
import { valueWords } from "#components/systems/value-words.ts";
import { Banner } from "#components/ui/banner.tsx";
import { PageHeading } from "#components/ui/layout-parts.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatPhone } from "#lib/i18n/formats.ts";
import { ownIdentifiers } from "#lib/identity/queries.ts";
import { say } from "#lib/kernel/locale.ts";
import type { DataView, ValueView } from "#lib/systems/core/data-view.ts";
import { normaliseEmail, normalisePhone } from "#lib/systems/core/normalise.ts";
import { pageUnit } from "#lib/web/container.ts";
import { orNotFound } from "#lib/web/not-found.ts";
import { requireSubject } from "#lib/web/session.ts";
import NothingHere from "../../not-found.tsx";
import { readMyData } from "../../my-data.ts";
import { saveValue } from "./actions.ts";

type Search = Readonly<
  Record<"system" | "collection" | "record" | "field", string | string[] | undefined>
>;
type Props = { readonly searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("subject.edit"))("title") };
}

async function EditPage({ searchParams }: Props) {
  const search = await searchParams;
  const viewer = await requireSubject();
  const locale = await getLocale();
  const t = await getTranslations("subject.edit");
  const ui = asTranslate(await getTranslations("ui"));
  const found = findValue(await readMyData(viewer), search);
  if (found === undefined) notFound();
  const { category, group, record, field, value } = found;
  if (field.change.by === "person" && field.change.level === 2) await requireSubject({ level: 2 });
  const current = value.value === null ? "" : String(value.value);
  const types = { phone: "tel", email: "email", date: "date" } as const;
  const choices = Object.entries(field.codes ?? {}).map(
    ([stored, names]) => [stored, say(names, locale)] as const,
  );
  return (
    <div className="max-w-measure">
      <PageHeading
        title={say(field.names, locale)}
        back={{ href: `/${locale}/data/${category}`, label: t("back") }}
        lead={t("now", {
          system: say(group.systemNames, locale),
          value: valueWords(field, value, { locale, t: ui }),
        })}
      />
      {isOnlyWayThere(found, await pageUnit(viewer, ownIdentifiers)) ? (
        <div className="mb-6">
          <Banner
            tone="soon"
            icon="triangle"
            title={`${t("foundBy", { kind: field.type })}.`}
            action={<TextLink href={`/${locale}/prove`}>{t("prove")}</TextLink>}
          >
            {t("foundByNote")}
          </Banner>
        </div>
      ) : null}
      <EditForm
        act={saveValue}
        hidden={{
          system: group.system,
          collection: group.collection,
          key: record.key,
          field: field.id,
          expected: current,
        }}
        current={field.type === "phone" ? formatPhone(current) : current}
        field={{
          label: t("newValue"),
          type: field.type in types ? types[field.type as keyof typeof types] : "text",
          required: field.required,
          ...(field.type === "phone" ? { hint: t("phoneHint") } : {}),
          ...(choices.length === 0 ? {} : { choices }),
        }}
        words={{
          save: t("save"),
          problem: (await getTranslations("common"))("form.summary"),
          empty: t("empty"),
          long: t("long"),
          savedTitle: t("savedTitle"),
          saved: t("saved", { system: say(group.systemNames, locale) }),
        }}
      />
    </div>
  );
}

type Found = NonNullable<ReturnType<typeof findValue>>;

/** The value of the address, if the person's own reading shows it and a form may be offered for it. */
function findValue(view: DataView, search: Search) {
  for (const category of view.categories) {
    for (const group of category.groups) {
      if (group.system !== search.system || group.collection !== search.collection) continue;
      const record = group.records.find((one) => one.key === search.record);
      const field = group.fields.find((one) => one.id === search.field);
      const value = record?.values.find((one) => one.field === search.field);
      if (record === undefined || field === undefined || value?.editable !== true) continue;
      return { category: category.id, group, record, field, value };
    }
  }
  return undefined;
}

/** Whether this value is the one proven address by which the record is found: changed, the record would be lost from sight. */
function isOnlyWayThere(
  { group, record, value }: Found,
  proven: readonly { readonly kind: string; readonly value: string }[],
): boolean {
  const leads = record.values.filter((one) => {
    const type = group.fields.find(({ id }) => id === one.field)?.type;
    return proven.some(({ kind, value: own }) => kind === type && own === plain(type, one.value));
  });
  return leads.length === 1 && leads[0]?.field === value.field;
}

function plain(type: string | undefined, value: ValueView["value"]): string | undefined {
  const text = String(value ?? "");
  return type === "phone" ? normalisePhone(text) : normaliseEmail(text);
}

export default orNotFound(EditPage, NothingHere);
