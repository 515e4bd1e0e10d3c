import type { Text } from "#lib/kernel/locale.ts";
import type { CollectionMap, FieldMap } from "#lib/operator/core/data-map.ts";
import { portalMap } from "#lib/operator/core/portal-map.ts";

type Field = Parameters<typeof portalMap>[0]["fields"][string];

function field(column: string, type: FieldMap["type"], kk: string, ru: string, en: string): Field {
  return { column, type, names: { kk, ru, en }, source: "portal-made" };
}

function collection(
  id: string,
  names: Text,
  fields: Readonly<Record<string, Field>>,
  order?: string,
): CollectionMap {
  const sorted = order === undefined ? {} : { order };
  return portalMap({ id, names, table: id, retention: "portal-account", fields, ...sorted });
}

/** What identity keeps about a person, as the data map tells it. */
export const maps = {
  accessEvents: collection(
    "access-events",
    {
      kk: "Деректеріңізді кім қарады",
      ru: "Кто смотрел ваши данные",
      en: "Who read your data",
    },
    {
      at: field("at", "time", "Қашан", "Когда", "When"),
      number: field(
        "number",
        "number",
        "Маманның нөмірі",
        "Номер специалиста",
        "Number of the specialist",
      ),
      what: field("what", "text", "Не қаралды", "Что смотрели", "What was read"),
      reason: field("reason", "text", "Себебі", "Причина", "Reason"),
    },
    "at",
  ),
  sessions: collection(
    "sessions",
    { kk: "Порталға кірулер", ru: "Входы в портал", en: "Sign-ins to the portal" },
    {
      opened: field("created_at", "time", "Кірген уақыт", "Когда вошли", "Signed in"),
      seen: field("last_seen_at", "time", "Соңғы әрекет", "Последнее действие", "Last seen"),
      method: {
        ...field("method", "code", "Кіру тәсілі", "Способ входа", "Way in"),
        values: {
          email: { kk: "Хаттағы код", ru: "Код из письма", en: "Code by e-mail" },
          phone: { kk: "SMS коды", ru: "Код из SMS", en: "Code by SMS" },
        },
      },
      browser: field("browser", "text", "Браузер", "Браузер", "Browser"),
      closed: field("revoked_at", "time", "Аяқталған уақыт", "Когда закрыт", "Closed"),
    },
    "created_at",
  ),
  identifiers: collection(
    "identifiers",
    { kk: "Расталған мекенжайлар", ru: "Подтверждённые адреса", en: "Proven addresses" },
    {
      value: {
        ...field("value", "text", "Пошта немесе телефон", "Почта или телефон", "E-mail or phone"),
        source: "portal",
      },
      verified: field("verified_at", "time", "Қашан расталды", "Когда подтверждён", "Proven at"),
    },
  ),
  account: collection(
    "account",
    { kk: "Порталдағы аккаунт", ru: "Аккаунт в портале", en: "Account in the portal" },
    {
      language: {
        ...field("locale", "code", "Тіл", "Язык", "Language"),
        values: {
          kk: { kk: "Қазақша", ru: "Казахский", en: "Kazakh" },
          ru: { kk: "Орысша", ru: "Русский", en: "Russian" },
          en: { kk: "Ағылшынша", ru: "Английский", en: "English" },
        },
      },
      created: field("created_at", "time", "Ашылған уақыт", "Когда создан", "Created"),
      seen: field("last_seen_at", "time", "Соңғы кіру", "Последний вход", "Last seen"),
    },
  ),
} as const;
