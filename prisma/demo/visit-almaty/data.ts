/** Things to let that do not exist. */
export const lettings = [
  ["flat", "Екі бөлмелі пәтер, Жетісу ықшамауданы"],
  ["flat", "Студия у сквера"],
  ["house", "Тау етегіндегі үй"],
  ["house", "Дом с садом на выходные"],
  ["car", "Седан, автомат"],
  ["car", "Жол талғамайтын көлік"],
] as const satisfies readonly (readonly ["flat" | "house" | "car", string])[];

export const landlords = [
  ["Жанна Реброва", "+77000000901"],
  ["Нұрлан Тәжібай", "+77000000902"],
  ["Роза Ким", "+77000000903"],
] as const satisfies readonly (readonly [string, string])[];

export const businesses = ["Пәтер жалға беру", "Прокат машин", "Экскурсиялар", "Фотограф"] as const;

export const captions = ["Терезеден көрініс", "Кухня", "Аула", "Вид сверху"] as const;

/** Districts with a point somewhere in the steppe, far from any of them. */
export const districts = [
  ["Медеу", 44.1, 75.2],
  ["Бостандық", 44.2, 75.3],
  ["Алмалы", 44.3, 75.4],
] as const satisfies readonly (readonly [string, number, number])[];

export const queries = [
  "пәтер бір тәулікке",
  "машина на выходные",
  "тауға экскурсия",
  "дом с баней",
  "балалармен қайда барамыз",
] as const;

export const devices = ["телефон", "планшет", "ноутбук"] as const;

export const notices = [
  "Хабарландыруыңыз жарияланды",
  "Аренда подтверждена",
  "Срок размещения заканчивается",
] as const;

export const promotions = ["Маусымдық ұсыныс", "Скидка на пакет", "Қаладағы жаңа орындар"] as const;
