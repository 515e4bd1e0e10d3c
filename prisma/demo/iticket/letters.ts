import type { SampleLetter } from "../sample-letter.ts";
import { demoSubject } from "./people.ts";

const kk = {
  subject: "Осы аптадағы іс-шаралар",
  text: "Бұл – жүйе жіберген үлгі хат.\n\nОсы аптада жаңа концерттер мен спектакльдер бар.\n\nМұндай хат алғыңыз келмесе: {link}\n",
} as const;
const ru = {
  subject: "События этой недели",
  text: "Это пример письма, отправленный системой.\n\nНа этой неделе новые концерты и спектакли.\n\nЕсли такие письма не нужны: {link}\n",
} as const;

/** What `mailing` writes to three of its readers. */
export const sampleLetters: readonly SampleLetter[] = [
  { to: demoSubject("aigerim").email, purpose: "marketing", ...kk },
  { to: demoSubject("father").email, purpose: "marketing", ...ru },
  { to: demoSubject("daughter").email, purpose: "marketing", ...kk },
];
