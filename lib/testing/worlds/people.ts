import type { Random } from "#lib/cli/heavy/random.ts";

/** A made-up person with everything that rows may say of them. */
export type WorldPerson = {
  readonly id: number;
  readonly given: string;
  readonly surname: string;
  /** The name as rows of other systems write it. */
  readonly latin: string;
  readonly email: string;
  readonly phone: string;
  readonly born: string;
  readonly iin: string;
  readonly street: string;
  readonly nick: string;
  /** Ways in which a text may name the person. */
  readonly written: readonly [string, ...string[]];
};

// Stems of five letters are different in all of them, so that a scan can tell people apart without knowing any grammar.
const names = [
  ["Айгерим", "Сатпаева", "Aigerim Satpaeva", "Сатпаевой Айгерим", "Айгеримге Сатпаева"],
  ["Данияр", "Ахметов", "Daniyar Akhmetov", "Ахметову Данияру", "Даниярға Ахметов"],
  ["Ерлан", "Жумабаев", "Yerlan Zhumabayev", "Жумабаевым Ерланом", "Ерланның Жумабаев"],
  ["Мадина", "Оспанова", "Madina Ospanova", "Оспановой Мадине", "Мадинадан Оспанова"],
  ["Тимур", "Кенжебеков", "Timur Kenzhebekov", "Кенжебекова Тимура", "Тимурмен Кенжебеков"],
  ["Гульнара", "Байжанова", "Gulnara Baizhanova", "Байжанову Гульнару", "Гульнарада Байжанова"],
] as const;

/** Some people; the second sometimes shares the phone of the first. */
export function worldPeople(random: Random): readonly WorldPerson[] {
  const count = 3 + random.below(4);
  const people = names.slice(0, count).map(([given, surname, latin, declined, kazakh], id) => {
    const number = 1_000_000 + random.below(8_999_999);
    const year = 1950 + random.below(55);
    const month = String(2 + random.below(11)).padStart(2, "0");
    const day = String(2 + random.below(26)).padStart(2, "0");
    const initials = `${surname} ${given.slice(0, 1)}.`;
    return {
      ...{ id: id + 1, given, surname, latin },
      email: `${latin.toLowerCase().replace(" ", random.oneOf([".", "_", ""]))}${id}@example.kz`,
      phone: `+7701${number}`,
      born: `${year}-${month}-${day}`,
      iin: `${year % 100}${month}${day}3${random.below(90_000) + 10_000}`.padStart(12, "0"),
      street: `ул. Приметная-${id + 1}`,
      nick: `nick-${id}-${random.below(900) + 100}`,
      written: [
        ...[`${given} ${surname}`, `${surname} ${given}`, initials, latin, declined, kazakh],
        ...[`${given} ${surname}`.toUpperCase(), `${given} ${surname}`.toLowerCase()],
      ] as [string, ...string[]],
    };
  });
  const [first, second, ...rest] = people;
  if (first === undefined || second === undefined || !random.percent(35)) return people;
  return [first, { ...second, phone: first.phone }, ...rest];
}

/** A phone as somebody typed it. */
export function phoneWritten(phone: string, random: Random): string {
  const [code, a, b, c] = [
    phone.slice(2, 5),
    phone.slice(5, 8),
    phone.slice(8, 10),
    phone.slice(10),
  ];
  return random.oneOf([
    phone,
    `8${phone.slice(2)}`,
    `8 (${code}) ${a}-${b}-${c}`,
    `+7 ${code} ${a} ${b} ${c}`,
    `7-${code}-${a}-${b}-${c}`,
  ]);
}

/** A text about one person that may mention another. */
export function noteOf(who: WorldPerson, other: WorldPerson, random: Random): string {
  const parts = [
    `звонил(а) ${random.oneOf(who.written)} вечером`,
    `тел. ${phoneWritten(who.phone, random)};`,
    `почта ${random.percent(50) ? who.email : who.email.toUpperCase()},`,
    `ИИН ${who.iin}`,
    `рядом был(а) ${sentinel(other)} (${other.email})`,
  ].filter(() => random.percent(65));
  return parts.length === 0 ? "без имени" : `Заметка: ${parts.join(" и ещё ")}`;
}

/** How texts mention somebody else: it must stand there afterwards, letter by letter. */
export function sentinel({ given, surname }: WorldPerson): string {
  return `${given} ${surname}`;
}

/** JSON about one person, with somebody else inside. */
export function jsonOf(who: WorldPerson, other: WorldPerson, random: Random): string {
  return JSON.stringify({
    ...(random.percent(60) ? { contact: { email: who.email, phones: [who.phone, 77] } } : {}),
    ...(random.percent(40) ? { [who.email]: { seen: 3 } } : {}),
    ...(random.percent(50) ? { tel: Number(who.phone.slice(1)) } : {}),
    ...(random.percent(60) ? { said: noteOf(who, other, random) } : {}),
    ...(random.percent(50) ? { friend: { name: sentinel(other), mail: other.email } } : {}),
    ...{ total: 1250.5, paid: true, none: null },
  });
}
