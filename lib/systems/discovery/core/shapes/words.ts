const genders = new Set(
  "m f male female man woman м ж муж жен мужской женский мужчина женщина ер әйел эйел erkek ayel er aiel unknown не_указан x 0 1 2".split(
    " ",
  ),
);
const languages = new Set(
  "kk kz ru en kaz rus eng uz ky tr de zh fr kk-kz ru-ru ru-kz en-us en-gb қазақша русский english".split(
    " ",
  ),
);

/** A known word for a sex; figures count only when a letter stands beside them in the column. */
export function isGender(text: string): boolean {
  return genders.has(text.trim().toLowerCase());
}

export function isLanguage(text: string): boolean {
  return languages.has(text.trim().toLowerCase().replace("_", "-"));
}

/** Running text: many words, or long. */
export function isProse(text: string): boolean {
  return text.length >= 25 && text.trim().split(/\s+/).length >= 5;
}

/** One word without blanks, as a name for signing in. */
export function mayBeLogin(text: string): boolean {
  return /^@?[\p{L}\d][\p{L}\d._@+-]{1,63}$/u.test(text.trim());
}

const day = /^(\d{4})-(\d{2})-(\d{2})|^(\d{2})\.(\d{2})\.(\d{4})|^(\d{2})\/(\d{2})\/(\d{4})/;

/** The year of a day as databases print it, or as people write it. */
export function yearOf(text: string): number | undefined {
  const match = day.exec(text.trim());
  if (match === null) return undefined;
  const year = Number(match[1] ?? match[6] ?? match[9]);
  return year >= 1 ? year : undefined;
}
