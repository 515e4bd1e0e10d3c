import type { Text } from "#lib/kernel/locale.ts";
import { calendarOf, type CalendarEntry } from "#lib/law/core/calendar.ts";
import {
  type Holiday,
  type HolidayLaw,
  type Swap,
  yearByLaw,
} from "#lib/law/core/holiday-rules.ts";

/*
 * Non-working days of Kazakhstan, 2024 to 2028, by the rule of the law plus the swaps that were ordered. Older printed
 * calendars still show 31 August 2026 as off: Constitution Day left 30 August on 1 July 2026.
 */

const holidaysLaw: Text = {
  kk: "«Мерекелер туралы» Заң, 5-бап",
  ru: "Закон «О праздниках», статья 5",
  en: "Law on Holidays, article 5",
};
const labourCode: Text = {
  kk: "Еңбек кодексі, 84-бап, 5-тармақ",
  ru: "Трудовой кодекс, статья 84, пункт 5",
  en: "Labour Code, article 84(5)",
};
const weekendSource: Text = {
  kk: "Еңбек кодексі, 84-бап",
  ru: "Трудовой кодекс, статья 84",
  en: "Labour Code, article 84",
};
const swapOrder2024: Text = {
  kk: "Демалыс күнін ауыстыру туралы бұйрық (2024 ж.), Еңбек кодексі, 85-бап, 3-тармақ",
  ru: "Приказ о переносе выходного дня (2024), Трудовой кодекс, статья 85, пункт 3",
  en: "Order on moving a day off (2024), Labour Code, article 85(3)",
};
const swapOrder2025: Text = {
  kk: "Демалыс күнін ауыстыру туралы 2024 жылғы 436-бұйрық, Еңбек кодексі, 85-бап, 3-тармақ",
  ru: "Приказ № 436 (2024) о переносе выходного дня, Трудовой кодекс, статья 85, пункт 3",
  en: "Order No. 436 of 2024 on moving a day off, Labour Code, article 85(3)",
};

const newYear: Text = { kk: "Жаңа жыл", ru: "Новый год", en: "New Year" };
const christmas: Text = {
  kk: "Православиелік Рождество",
  ru: "Православное Рождество",
  en: "Orthodox Christmas",
};
const womensDay: Text = {
  kk: "Халықаралық әйелдер күні",
  ru: "Международный женский день",
  en: "International Women’s Day",
};
const constitution: Text = {
  kk: "Конституция күні",
  ru: "День Конституции",
  en: "Constitution Day",
};
const nauryz: Text = { kk: "Наурыз мейрамы", ru: "Наурыз мейрамы", en: "Nauryz" };
const unity: Text = {
  kk: "Қазақстан халқының бірлігі мерекесі",
  ru: "Праздник единства народа Казахстана",
  en: "Unity Day",
};
const defender: Text = {
  kk: "Отан қорғаушы күні",
  ru: "День защитника Отечества",
  en: "Defender of the Fatherland Day",
};
const victory: Text = { kk: "Жеңіс күні", ru: "День Победы", en: "Victory Day" };
const kurban: Text = {
  kk: "Құрбан айттың бірінші күні",
  ru: "Первый день Курбан-айта",
  en: "First day of Kurban-ait",
};
const capital: Text = { kk: "Астана күні", ru: "День столицы", en: "Capital Day" };
const republic: Text = { kk: "Республика күні", ru: "День Республики", en: "Republic Day" };
const independence: Text = {
  kk: "Тәуелсіздік күні",
  ru: "День Независимости",
  en: "Independence Day",
};

/** A holiday of the Law on Holidays: on a day off it moves to the next working day. */
function holiday(name: Text, on: string, years: Pick<Holiday, "from" | "until"> = {}): Holiday {
  return { name, on, source: holidaysLaw, moves: true, ...years };
}

/** 7 January and the first day of Kurban-ait are days off, not holidays: they move nothing. */
function religious(name: Text, on: Holiday["on"], estimates: readonly string[] = []): Holiday {
  return { name, on, source: labourCode, moves: false, estimates };
}

const holidays: readonly Holiday[] = [
  holiday(newYear, "01-01"),
  holiday(newYear, "01-02"),
  religious(christmas, "01-07"),
  holiday(womensDay, "03-08"),
  holiday(constitution, "03-15", { from: 2027 }),
  holiday(nauryz, "03-21"),
  holiday(nauryz, "03-22"),
  holiday(nauryz, "03-23"),
  holiday(unity, "05-01"),
  holiday(defender, "05-07"),
  holiday(victory, "05-09"),
  religious(
    kurban,
    ["2024-06-16", "2025-06-06", "2026-05-27", "2027-05-16", "2028-05-05"],
    ["2027-05-16", "2028-05-05"],
  ),
  holiday(capital, "07-06"),
  holiday(constitution, "08-30", { until: 2025 }),
  holiday(republic, "10-25"),
  holiday(independence, "12-16"),
];

const onlyFive: Pick<CalendarEntry, "weeks"> = { weeks: [5] };

/** Orders of the labour authority. The Saturday of 2024 is worked anyway where Saturdays are. */
const swaps: readonly Swap[] = [
  {
    off: {
      date: "2024-05-08",
      kind: "off",
      why: {
        kk: "4 мамырдың (сенбі) орнына демалыс",
        ru: "Выходной вместо субботы 4 мая",
        en: "Off in exchange for Saturday 4 May",
      },
      source: swapOrder2024,
      ...onlyFive,
    },
    worked: {
      date: "2024-05-04",
      kind: "worked",
      why: {
        kk: "Сенбі, 8 мамыр үшін жұмыс күні",
        ru: "Суббота, рабочий день за 8 мая",
        en: "Saturday worked in exchange for 8 May",
      },
      source: swapOrder2024,
      ...onlyFive,
    },
  },
  {
    off: {
      date: "2025-01-03",
      kind: "off",
      why: {
        kk: "5 қаңтардың (жексенбі) орнына демалыс",
        ru: "Выходной вместо воскресенья 5 января",
        en: "Off in exchange for Sunday 5 January",
      },
      source: swapOrder2025,
    },
    worked: {
      date: "2025-01-05",
      kind: "worked",
      why: {
        kk: "Жексенбі, 3 қаңтар үшін жұмыс күні",
        ru: "Воскресенье, рабочий день за 3 января",
        en: "Sunday worked in exchange for 3 January",
      },
      source: swapOrder2025,
    },
  },
];

const law: HolidayLaw = {
  holidays,
  swaps,
  movedName: (name) => ({
    kk: `${name.kk}: мереке демалыс күніне тура келіп, ауыстырылды`,
    ru: `${name.ru}: праздник выпал на выходной и перенесён`,
    en: `${name.en}, moved from a day off`,
  }),
};

/** Swaps are published year by year; a year whose orders are not out yet is a forecast. */
export const kzYears = [
  yearByLaw(2024, "published", law),
  yearByLaw(2025, "published", law),
  yearByLaw(2026, "published", law),
  yearByLaw(2027, "forecast", law),
  yearByLaw(2028, "forecast", law),
];

/** The calendar of Kazakhstan. A year outside is refused, not guessed. */
export const kzCalendar = calendarOf(
  "KZ",
  { why: { kk: "Демалыс", ru: "Выходной", en: "Weekend" }, source: weekendSource },
  kzYears,
);
