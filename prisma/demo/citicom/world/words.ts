export const towns = ["Алматы", "Астана", "Шымкент", "Қарағанды", "Ақтөбе", "Павлодар"] as const;
export const cities = ["Алматы", "Астана", "Шымкент", "Тараз"] as const;
export const operatingSystems = ["Android 16", "iOS 26", "Windows 11", "macOS 26"] as const;
/** Providers that do not exist. */
export const providers = ["Sample Net", "Example Telecom"] as const;
export const positions = ["бухгалтер", "менеджер", "инженер", "хатшы", "юрист"] as const;

/** Companies that do not exist. */
export const companyNames = [
  "«Үлгі Сауда» ЖШС",
  "ТОО «Образец Строй»",
  "«Мысал Дизайн» ЖШС",
  "ТОО «Пример Логистик»",
  "«Нұсқа Кітап» ЖШС",
  "ТОО «Проба Сервис»",
] as const;

export const posts = [
  ["Кеңсені қалай көшірдік", "Екі күнде он адам, бір жүк көлігі."],
  ["Как мы выбирали принтер", "Три месяца, четыре модели, одна победила."],
  ["Жаңа маман керек", "Жұмыс Алматыда, толық күн."],
  ["Отчёт о субботнике", "Посадили двадцать яблонь во дворе."],
  ["Таңғы кездесулер туралы", "Он бес минуттан асырмауға келістік."],
] as const satisfies readonly (readonly [string, string])[];

export const remarks = [
  "Рақмет, пайдалы болды.",
  "А сколько это стоило?",
  "Біз де солай істедік.",
  "Не согласен, но интересно.",
  "Жалғасы бола ма?",
] as const;
