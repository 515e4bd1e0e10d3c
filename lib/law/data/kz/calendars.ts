import type { Text } from "#lib/kernel/locale.ts";
import { calendarOf, type CalendarEntry, type YearCalendar } from "#lib/law/core/calendar.ts";

/*
 * Non-working days of Kazakhstan, 2024 to 2028, each with its reason and source. Where Saturday is a working day (a week
 * of 6), a holiday on a Saturday coincides with no day off and moves nothing: such moved days carry `weeks: [5]`.
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

type Note = Pick<CalendarEntry, "estimate" | "weeks">;

function holiday(date: string, why: Text, note: Note = {}): CalendarEntry {
  return { date, kind: "off", why, source: holidaysLaw, ...note };
}

/** 7 January and the first day of Kurban-ait are days off, not holidays: they move nothing. */
function religious(date: string, why: Text, note: Note = {}): CalendarEntry {
  return { date, kind: "off", why, source: labourCode, ...note };
}

/** A working day that is off because the holiday fell on a day off. */
function moved(date: string, holidayName: Text, note: Note = {}): CalendarEntry {
  const why: Text = {
    kk: `${holidayName.kk}: мереке демалыс күніне түсіп, ауыстырылды`,
    ru: `${holidayName.ru}: праздник выпал на выходной и перенесён`,
    en: `${holidayName.en}, moved from a day off`,
  };
  return { date, kind: "off", why, source: holidaysLaw, ...note };
}

const onlyFive: Note = { weeks: [5] };

const year2024: YearCalendar = {
  year: 2024,
  status: "published",
  entries: [
    holiday("2024-01-01", newYear),
    holiday("2024-01-02", newYear),
    religious("2024-01-07", christmas),
    holiday("2024-03-08", womensDay),
    holiday("2024-03-21", nauryz),
    holiday("2024-03-22", nauryz),
    holiday("2024-03-23", nauryz),
    moved("2024-03-25", nauryz, onlyFive),
    holiday("2024-05-01", unity),
    {
      date: "2024-05-04",
      kind: "worked",
      why: {
        kk: "Сенбі, 8 мамыр үшін жұмыс күні",
        ru: "Суббота, рабочий день за 8 мая",
        en: "Saturday worked in exchange for 8 May",
      },
      source: swapOrder2024,
      weeks: [5],
    },
    holiday("2024-05-07", defender),
    {
      date: "2024-05-08",
      kind: "off",
      why: {
        kk: "4 мамырдың (сенбі) орнына демалыс",
        ru: "Выходной вместо субботы 4 мая",
        en: "Off in exchange for Saturday 4 May",
      },
      source: swapOrder2024,
      weeks: [5],
    },
    holiday("2024-05-09", victory),
    religious("2024-06-16", kurban),
    holiday("2024-07-06", capital),
    moved("2024-07-08", capital, onlyFive),
    holiday("2024-08-30", constitution),
    holiday("2024-10-25", republic),
    holiday("2024-12-16", independence),
  ],
};

const year2025: YearCalendar = {
  year: 2025,
  status: "published",
  entries: [
    holiday("2025-01-01", newYear),
    holiday("2025-01-02", newYear),
    {
      date: "2025-01-03",
      kind: "off",
      why: {
        kk: "5 қаңтардың (жексенбі) орнына демалыс",
        ru: "Выходной вместо воскресенья 5 января",
        en: "Off in exchange for Sunday 5 January",
      },
      source: swapOrder2025,
    },
    {
      date: "2025-01-05",
      kind: "worked",
      why: {
        kk: "Жексенбі, 3 қаңтар үшін жұмыс күні",
        ru: "Воскресенье, рабочий день за 3 января",
        en: "Sunday worked in exchange for 3 January",
      },
      source: swapOrder2025,
    },
    religious("2025-01-07", christmas),
    holiday("2025-03-08", womensDay),
    moved("2025-03-10", womensDay, onlyFive),
    holiday("2025-03-21", nauryz),
    holiday("2025-03-22", nauryz),
    holiday("2025-03-23", nauryz),
    moved("2025-03-24", nauryz),
    moved("2025-03-25", nauryz, onlyFive),
    holiday("2025-05-01", unity),
    holiday("2025-05-07", defender),
    holiday("2025-05-09", victory),
    religious("2025-06-06", kurban),
    holiday("2025-07-06", capital),
    moved("2025-07-07", capital),
    holiday("2025-08-30", constitution),
    moved("2025-09-01", constitution, onlyFive),
    holiday("2025-10-25", republic),
    moved("2025-10-27", republic, onlyFive),
    holiday("2025-12-16", independence),
  ],
};

// 31 August 2026 is a working day: Constitution Day left 30 August on 1 July 2026. Older calendars still show it as off.
const year2026: YearCalendar = {
  year: 2026,
  status: "published",
  entries: [
    holiday("2026-01-01", newYear),
    holiday("2026-01-02", newYear),
    religious("2026-01-07", christmas),
    holiday("2026-03-08", womensDay),
    moved("2026-03-09", womensDay),
    holiday("2026-03-21", nauryz),
    holiday("2026-03-22", nauryz),
    holiday("2026-03-23", nauryz),
    moved("2026-03-24", nauryz),
    moved("2026-03-25", nauryz, onlyFive),
    holiday("2026-05-01", unity),
    holiday("2026-05-07", defender),
    holiday("2026-05-09", victory),
    moved("2026-05-11", victory, onlyFive),
    religious("2026-05-27", kurban),
    holiday("2026-07-06", capital),
    holiday("2026-10-25", republic),
    moved("2026-10-26", republic),
    holiday("2026-12-16", independence),
  ],
};

const year2027: YearCalendar = {
  year: 2027,
  status: "forecast",
  entries: [
    holiday("2027-01-01", newYear),
    holiday("2027-01-02", newYear),
    moved("2027-01-04", newYear, onlyFive),
    religious("2027-01-07", christmas),
    holiday("2027-03-08", womensDay),
    holiday("2027-03-15", constitution),
    holiday("2027-03-21", nauryz),
    holiday("2027-03-22", nauryz),
    holiday("2027-03-23", nauryz),
    moved("2027-03-24", nauryz),
    holiday("2027-05-01", unity),
    moved("2027-05-03", unity, onlyFive),
    holiday("2027-05-07", defender),
    holiday("2027-05-09", victory),
    moved("2027-05-10", victory),
    religious("2027-05-16", kurban, { estimate: true }),
    holiday("2027-07-06", capital),
    holiday("2027-10-25", republic),
    holiday("2027-12-16", independence),
  ],
};

const year2028: YearCalendar = {
  year: 2028,
  status: "forecast",
  entries: [
    holiday("2028-01-01", newYear),
    holiday("2028-01-02", newYear),
    moved("2028-01-03", newYear),
    moved("2028-01-04", newYear, onlyFive),
    religious("2028-01-07", christmas),
    holiday("2028-03-08", womensDay),
    holiday("2028-03-15", constitution),
    holiday("2028-03-21", nauryz),
    holiday("2028-03-22", nauryz),
    holiday("2028-03-23", nauryz),
    holiday("2028-05-01", unity),
    religious("2028-05-05", kurban, { estimate: true }),
    holiday("2028-05-07", defender),
    moved("2028-05-08", defender),
    holiday("2028-05-09", victory),
    holiday("2028-07-06", capital),
    holiday("2028-10-25", republic),
    holiday("2028-12-16", independence),
    moved("2028-12-18", independence, onlyFive),
  ],
};

export const kzYears = [year2024, year2025, year2026, year2027, year2028];

/** The calendar of Kazakhstan. A year outside is refused, not guessed. */
export const kzCalendar = calendarOf(
  "KZ",
  { why: { kk: "Демалыс", ru: "Выходной", en: "Weekend" }, source: weekendSource },
  kzYears,
);
