import type { Text } from "#lib/kernel/locale.ts";

/** Names of holidays that several countries share, in our own words, by the library's English name: kk, ru. */
const names: Readonly<Record<string, readonly [kk: string, ru: string]>> = {
  "New Year's Day": ["Жаңа жыл", "Новый год"],
  "New Year Holiday": ["Жаңа жыл демалысы", "Новогодние каникулы"],
  "New Year's Eve": ["Жаңа жыл қарсаңы", "Канун Нового года"],
  Epiphany: ["Богоявление мерекесі", "Богоявление"],
  "Clean Monday": ["Таза дүйсенбі", "Чистый понедельник"],
  "Maundy Thursday": ["Ұлы бейсенбі", "Великий четверг"],
  "Good Friday": ["Ұлы жұма", "Страстная пятница"],
  "Easter Sunday": ["Пасха жексенбісі", "Пасха"],
  "Easter Monday": ["Пасха дүйсенбісі", "Пасхальный понедельник"],
  "Ascension Day": ["Исаның көкке көтерілуі", "Вознесение Господне"],
  Pentecost: ["Елуінші күн мерекесі", "Пятидесятница"],
  "Whit Monday": ["Рухани дүйсенбі", "Духов день"],
  "Corpus Christi": ["Христос тәні мерекесі", "Праздник Тела Христова"],
  "St. John's Day": ["Иоанн күні", "Иванов день"],
  Assumption: ["Мариямның көкке көтерілуі", "Успение Богородицы"],
  "All Saints' Day": ["Барлық әулиелер күні", "День всех святых"],
  "All Souls' Day": ["Өлгендерді еске алу күні", "День поминовения усопших"],
  "Immaculate Conception": ["Кіршіксіз ұрықтану мерекесі", "Непорочное зачатие"],
  "Christmas Eve": ["Рождество қарсаңы", "Сочельник"],
  "Christmas Day": ["Рождество", "Рождество"],
  "Boxing Day": ["Рождествоның екінші күні", "Второй день Рождества"],
  "Saint Stephen's Day": ["Әулие Стефан күні", "День святого Стефана"],
  "St. Stephen’s Day": ["Әулие Стефан күні", "День святого Стефана"],
  "Saints Cyril and Methodius Day": ["Кирилл мен Мефодий күні", "День Кирилла и Мефодия"],
  "Midsummer Eve": ["Жаз ортасының қарсаңы", "Канун Иванова дня"],
  "Midsummer Day": ["Жаз ортасы мерекесі", "День середины лета"],
  Midsummer: ["Жаз ортасы мерекесі", "День середины лета"],
  "Labour Day": ["Еңбек күні", "День труда"],
  "Spring and Labour Day": ["Көктем және еңбек мерекесі", "Праздник Весны и Труда"],
  "Labour and Solidarity Day": ["Еңбек және ынтымақ күні", "День труда и солидарности"],
  "Victory Day": ["Жеңіс күні", "День Победы"],
  "Armistice Day": ["Бітім күні", "День перемирия"],
  "Liberation Day": ["Азат ету күні", "День освобождения"],
  "Independence Day": ["Тәуелсіздік күні", "День независимости"],
  "Independence and Unity Day": ["Тәуелсіздік және бірлік күні", "День независимости и единства"],
  "National Day": ["Ұлттық күн", "Национальный день"],
  "National Holiday": ["Ұлттық мереке", "Национальный праздник"],
  "National holiday": ["Ұлттық мереке", "Национальный праздник"],
  "Republic Day": ["Республика күні", "День республики"],
  "Constitution Day": ["Конституция күні", "День Конституции"],
  "Statehood Day": ["Мемлекеттілік күні", "День государственности"],
  "Unity Day": ["Халық бірлігі күні", "День народного единства"],
  "Russia Day": ["Ресей күні", "День России"],
  "Defender of the Fatherland Day": ["Отан қорғаушы күні", "День защитника Отечества"],
  "International Women's Day": ["Халықаралық әйелдер күні", "Международный женский день"],
  "Remembrance Day": ["Еске алу күні", "День памяти"],
  "Reformation Day": ["Реформация күні", "День Реформации"],
  "Europe Day": ["Еуропа күні", "День Европы"],
  "Freedom Day": ["Бостандық күні", "День свободы"],
  "Bastille Day": ["Бастилияны алу күні", "День взятия Бастилии"],
  "Early May bank holiday": ["Мамыр басындағы демалыс", "Майский выходной"],
  "Spring bank holiday": ["Көктемгі демалыс", "Весенний выходной"],
  "Summer bank holiday": ["Жазғы демалыс", "Летний выходной"],
  "Martin Luther King Jr. Day": ["Мартин Лютер Кинг күні", "День Мартина Лютера Кинга"],
  "Presidents' Day": ["Президенттер күні", "День президентов"],
  "César Chávez Day": ["Сесар Чавес күні", "День Сесара Чавеса"],
  "Memorial Day": ["Еске алу күні", "День памяти"],
  Juneteenth: ["Құлдықтан азат ету күні", "День освобождения от рабства"],
  "Veterans Day": ["Ардагерлер күні", "День ветеранов"],
  "Thanksgiving Day": ["Алғыс айту күні", "День благодарения"],
  "Day after Thanksgiving Day": ["Алғыс айту күнінен кейінгі күн", "День после Дня благодарения"],
  "Tiradentes' Day": ["Тирадентис күні", "День Тирадентиса"],
  "Election Day": ["Сайлау күні", "День выборов"],
  "Black Awareness Day": ["Қара нәсілділер сана күні", "День чёрного самосознания"],
  "End of Ramadan (Eid al-Fitr)": ["Ораза айт", "Ураза-байрам"],
  "Feast of the Sacrifice (Eid al-Adha)": ["Құрбан айт", "Курбан-байрам"],
  "Democracy and National Unity Day": [
    "Демократия және ұлттық бірлік күні",
    "День демократии и национального единства",
  ],
  "National Sovereignty and Children's Day": [
    "Ұлттық егемендік және балалар күні",
    "День национального суверенитета и детей",
  ],
  "Commemoration of Atatürk, Youth and Sports Day": [
    "Ататүрікті еске алу, жастар және спорт күні",
    "День памяти Ататюрка, молодёжи и спорта",
  ],
};

const substitute = " (substitute day)";

/** The name in three languages; a holiday of one country that we have no words for keeps its English name in all three. */
export function nameOf(english: string): Text {
  const isMoved = english.endsWith(substitute);
  const base = isMoved ? english.slice(0, -substitute.length) : english;
  const [kk, ru] = names[base] ?? [base, base];
  if (!isMoved) return { kk, ru, en: base };
  return { kk: `${kk}, ауыстырылған күн`, ru: `${ru}, перенесённый день`, en: `${base}, moved` };
}
