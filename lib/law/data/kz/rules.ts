import type { Text } from "#lib/kernel/locale.ts";
import type { Rule } from "#lib/law/core/rule.ts";
import { calendarDays, cite, months, rule, workingDays } from "../row.ts";

/*
 * Deadline rules of Kazakhstan. Articles of Law No. 94-V were read in the edition of 2 March 2026, of the Digital Code in its
 * first edition; later editions were not. No rule of ours may be extended or paused: the articles know neither.
 */

const law = cite({ kk: "№\u00a094-V Заң", ru: "Закон №\u00a094-V", en: "Law No.\u00a094-V" });
const article25p2sub8: Text = law({
  kk: "25-бап, 2-тармақ, 8) тармақша",
  ru: "статья 25, пункт 2, подпункт 8",
  en: "article 25(2)(8)",
});
const rules395: Text = {
  kk: "395/НҚ қағидалары, 16-тармақ (№\u00a094-V Заңның 25-бабы мерзім үшін заңнамаға сілтейді)",
  ru: "Правила 395/НҚ, пункт 16 (статья 25 Закона №\u00a094-V отсылает за сроком к законодательству)",
  en: "Rules 395/NQ, item 16 (Law No.\u00a094-V article 25 leaves the term to legislation)",
};
/** Reported by one note of 2 October 2026; the new text was not found. The other notes of autumn 2026 repeat 3 days. */
const rulesAfter395: Text = {
  kk: "2026 жылғы 2 қазаннан бастап 395/НҚ қағидаларын алмастырды деп хабарланған жаңа қағидалар (мәтіні әлі оқылған жоқ); 16-тармақтағы 3 жұмыс күні сақталды деп есептейміз",
  ru: "Новые правила, которые, по сообщению, заменили Правила 395/НҚ со 2 октября 2026 года (текст ещё не прочитан); считаем, что 3 рабочих дня пункта 16 сохранились",
  en: "The new rules reported to have replaced Rules 395/NQ on 2 October 2026 (their text is not read yet); we take it that the 3 working days of item 16 remain",
};
/** Article 25(2)(7) asks for a reasoned refusal, and the rules say by when. */
const refusalBy = (rules: Text): Text => ({
  kk: `№\u00a094-V Заң, 25-бап, 2-тармақ, 7) тармақша; мерзімі: ${rules.kk}`,
  ru: `Закон №\u00a094-V, статья 25, пункт 2, подпункт 7; срок: ${rules.ru}`,
  en: `Law No.\u00a094-V, article 25(2)(7); term: ${rules.en}`,
});
const digitalCode: Text = {
  kk: "Цифрлық кодекс, 41-бап; кодексте нақты мерзім жоқ, №\u00a094-V Заңның 8-бабындағы 15 жұмыс күнін өзіміз таңдадық",
  ru: "Цифровой кодекс, статья 41; своего срока в нём нет, 15 рабочих дней статьи 8 Закона №\u00a094-V выбрали мы",
  en: "Digital Code, article 41; it sets no term of its own, the 15 working days of Law No.\u00a094-V article 8 are our reading",
};
const stateAppeals: Text = {
  kk: "Әкімшілік рәсімдік-процестік кодекс, 76-бап (тек мемлекеттік органдар; басқа органға 3 жұмыс күнінде жіберіледі, 65-бап)",
  ru: "Административный процедурно-процессуальный кодекс, статья 76 (только государственные органы; перенаправление за 3 рабочих дня, статья 65)",
  en: "Administrative Procedural Code, article 76 (state bodies only; forwarded within 3 working days, article 65)",
};
const requestReceived: Text = {
  kk: "Субъектінің немесе оның заңды өкілінің өтініші алынды",
  ru: "Получено обращение субъекта или его законного представителя",
  en: "The request of the subject or the legal representative is received",
};
const demand41: Text = {
  kk: "Цифрлық кодекстің 41-бабы бойынша талап алынды",
  ru: "Получено требование по статье 41 Цифрового кодекса",
  en: "A demand under Digital Code article 41 is received",
};

const answer = {
  id: "info.answer",
  trigger: requestReceived,
  what: { kk: "жауап беру", ru: "дать ответ", en: "answer" },
  limit: workingDays(3),
};
const answerOrRefuse = {
  id: "info.refuse",
  trigger: requestReceived,
  what: {
    kk: "жауап беру немесе дәлелді бас тарту",
    ru: "ответить или отказать с обоснованием",
    en: "answer or refuse with reasons",
  },
  limit: workingDays(3),
};

/** The rows of law.md 1.2, in its order; the term of an answer in two rows, since its source changed. */
export const kzRules: readonly Rule[] = [
  rule({
    ...answer,
    source: rules395,
    confidence: "2+",
    validTo: "2026-10-01",
  }),
  rule({
    ...answer,
    source: rulesAfter395,
    confidence: "2+",
    validFrom: "2026-10-02",
  }),
  rule({
    ...answerOrRefuse,
    source: refusalBy(rules395),
    confidence: "2+",
    validTo: "2026-10-01",
  }),
  rule({
    ...answerOrRefuse,
    source: refusalBy(rulesAfter395),
    confidence: "2+",
    validFrom: "2026-10-02",
  }),
  rule({
    id: "rectify",
    trigger: {
      kk: "дұрыс деректерді растайтын құжаттар алынды",
      ru: "получены документы, подтверждающие верные данные",
      en: "documents that confirm the correct data are in hand",
    },
    what: {
      kk: "түзету, ал мүмкін болмаса, жою",
      ru: "исправить, а если невозможно, уничтожить",
      en: "correct, or destroy if that is impossible",
    },
    limit: workingDays(1),
    source: article25p2sub8,
    confidence: "P",
  }),
  rule({
    id: "block",
    trigger: {
      kk: "жинау немесе өңдеу шарттары бұзылғаны туралы ақпарат алынды",
      ru: "получена информация о нарушении условий сбора или обработки",
      en: "information that the conditions of collection or processing were broken",
    },
    what: { kk: "бұғаттау", ru: "заблокировать", en: "block" },
    limit: workingDays(1),
    source: article25p2sub8,
    confidence: "P",
  }),
  rule({
    id: "destroy.unlawful",
    trigger: {
      kk: "бұзушылық расталды",
      ru: "нарушение подтверждено",
      en: "the breach is confirmed",
    },
    what: {
      kk: "заңсыз өңделген деректерді жою",
      ru: "уничтожить незаконно обработанное",
      en: "destroy what was processed unlawfully",
    },
    limit: workingDays(1),
    source: {
      kk: "№\u00a094-V Заң, 18-бап және 25-бап, 2-тармақ, 8) тармақша",
      ru: "Закон №\u00a094-V, статья 18 и статья 25, пункт 2, подпункт 8",
      en: "Law No.\u00a094-V, article 18 and 25(2)(8)",
    },
    confidence: "P",
  }),
  rule({
    id: "destroy.other",
    trigger: {
      kk: "18-баптың немесе заңның басқа негізі туындады",
      ru: "наступило другое основание статьи 18 или закона",
      en: "another ground of article 18 or of a law occurs",
    },
    what: { kk: "деректерді жою", ru: "уничтожить данные", en: "destroy the data" },
    limit: workingDays(1),
    source: {
      kk: "№\u00a094-V Заң, 18-бап және 25-бап, 2-тармақ, 8) тармақша («өзге жағдайлар»)",
      ru: "Закон №\u00a094-V, статья 18 и статья 25, пункт 2, подпункт 8 («иные случаи»)",
      en: 'Law No.\u00a094-V, article 18 and 25(2)(8) ("other cases")',
    },
    confidence: "P",
  }),
  rule({
    id: "unblock",
    trigger: {
      kk: "бұзушылық расталмады",
      ru: "нарушение не подтверждено",
      en: "the breach is not confirmed",
    },
    what: { kk: "бұғаттан шығару", ru: "снять блокирование", en: "unblock" },
    limit: workingDays(1),
    source: article25p2sub8,
    confidence: "P",
  }),
  rule({
    id: "consent.withdraw",
    trigger: {
      kk: "келісімді кері қайтарып алу туралы хабар операторға жетті",
      ru: "уведомление об отзыве согласия дошло до оператора",
      en: "the notice of withdrawal reaches the operator",
    },
    what: {
      kk: "өңдеуді тоқтату немесе дәлелді бас тарту",
      ru: "прекратить обработку или отказать с обоснованием",
      en: "stop processing or refuse with reasons",
    },
    limit: workingDays(15),
    source: law({ kk: "8-бап, 7-тармақ", ru: "статья 8, пункт 7", en: "article 8(7)" }),
    confidence: "P",
    validFrom: "2026-01-18",
  }),
  rule({
    id: "autodecision.object",
    trigger: {
      kk: "автоматтандырылған өңдеуге қарсылық алынды",
      ru: "получено возражение против автоматизированной обработки",
      en: "an objection to automated processing is received",
    },
    what: {
      kk: "қарап, нәтижесін хабарлау",
      ru: "рассмотреть и сообщить результат",
      en: "consider it and tell the result",
    },
    limit: workingDays(3),
    source: law({ kk: "19-1-бап, 3-тармақ", ru: "статья 19-1, пункт 3", en: "article 19-1(3)" }),
    confidence: "P",
    validFrom: "2026-01-18",
  }),
  rule({
    id: "public.remove",
    trigger: {
      kk: "заңсыз өңделген деректерді жалпыға қолжетімді көздерден алып тастау талабы алынды",
      ru: "получено требование убрать незаконно обработанные данные из общедоступных источников",
      en: "a demand to take unlawfully processed data out of public sources is received",
    },
    what: {
      kk: "жалпыға қолжетімді көздерден алып тастау",
      ru: "убрать из общедоступных источников",
      en: "take out of public sources",
    },
    limit: workingDays(1),
    source: law({ kk: "6-бап", ru: "статья 6", en: "article 6" }),
    confidence: "P",
  }),
  rule({
    id: "transfer.notify",
    trigger: {
      kk: "хабарлау шартымен деректер үшінші тұлғаға берілді",
      ru: "данные переданы третьему лицу при условии уведомления",
      en: "data were passed to a third party where notice was agreed",
    },
    what: {
      kk: "деректердің берілгенін хабарлау",
      ru: "уведомить о передаче",
      en: "tell the person of the transfer",
    },
    limit: workingDays(10),
    source: law({ kk: "19-бап, 1-тармақ", ru: "статья 19, пункт 1", en: "article 19(1)" }),
    confidence: "P",
  }),
  rule({
    id: "breach.authority",
    trigger: {
      kk: "дербес деректер қауіпсіздігінің бұзылғаны анықталды",
      ru: "обнаружено нарушение безопасности персональных данных",
      en: "a breach of personal data is detected",
    },
    what: {
      kk: "уәкілетті органға хабарлау",
      ru: "уведомить уполномоченный орган",
      en: "notify the authority",
    },
    limit: workingDays(1),
    source: article25p2sub8,
    confidence: "P",
    validFrom: "2024-07-01",
  }),
  rule({
    id: "dc41.erase",
    trigger: demand41,
    what: { kk: "жою немесе бас тарту", ru: "удалить или отказать", en: "erase or refuse" },
    limit: workingDays(15),
    source: digitalCode,
    confidence: "P",
    validFrom: "2026-07-12",
  }),
  rule({
    id: "dc41.anonymise",
    trigger: demand41,
    what: {
      kk: "иесіздендіру немесе бас тарту",
      ru: "обезличить или отказать",
      en: "anonymise or refuse",
    },
    limit: workingDays(15),
    source: digitalCode,
    confidence: "P",
    validFrom: "2026-07-12",
  }),
  rule({
    id: "dc41.restrict",
    trigger: demand41,
    what: {
      kk: "өңдеуді шектеу немесе бас тарту",
      ru: "ограничить обработку или отказать",
      en: "restrict or refuse",
    },
    limit: workingDays(15),
    source: digitalCode,
    confidence: "P",
    validFrom: "2026-07-12",
  }),
  rule({
    id: "claim.consumer",
    trigger: {
      kk: "тұтынушының шағымы алынды",
      ru: "получена жалоба потребителя",
      en: "a consumer’s complaint is received",
    },
    what: {
      kk: "шағымға жазбаша жауап беру",
      ru: "письменно ответить на жалобу",
      en: "answer the complaint in writing",
    },
    limit: calendarDays(10),
    source: {
      kk: "«Тұтынушылардың құқықтарын қорғау туралы» Заң, 42-4-бап",
      ru: "Закон «О защите прав потребителей», статья 42-4",
      en: "Consumer Protection Law, article 42-4",
    },
    confidence: "2+",
  }),
  rule({
    id: "erasure.ground",
    trigger: {
      kk: "негізі көрсетілмеген жою өтініші алынды",
      ru: "получена просьба об удалении без основания",
      en: "an erasure wish that names no ground is received",
    },
    what: { kk: "жою негізін атау", ru: "назвать основание удаления", en: "name the ground" },
    limit: workingDays(1),
    kind: "own-target",
    source: { kk: "өзіміз қойған мерзім", ru: "наш собственный срок", en: "our own target" },
    confidence: "own",
  }),
  rule({
    id: "appeal.state",
    trigger: {
      kk: "мемлекеттік органға өтініш тіркелді",
      ru: "обращение в государственный орган зарегистрировано",
      en: "an appeal to a state body is registered",
    },
    what: {
      kk: "мемлекеттік органның жауабы",
      ru: "ответ государственного органа",
      en: "answer of the state body",
    },
    limit: workingDays(15),
    extension: {
      limit: months(2),
      noticeBy: workingDays(15),
      source: stateAppeals,
      confidence: "2",
    },
    source: stateAppeals,
    confidence: "2",
    enabled: false,
  }),
];
