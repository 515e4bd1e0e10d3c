import type { PlannedControl } from "../../core/control.ts";

/** Controls that a later capability brings: a promise that needs one is open until then. */
export const plannedControls: readonly PlannedControl[] = [
  {
    id: "claim-clock",
    names: {
      kk: "Сотқа дейінгі талаптың мерзімі",
      ru: "Срок досудебной претензии",
      en: "The clock of a pre-trial claim",
    },
    planned: {
      kk: "Өтініш түрлері: порталда талап беру; шарттағы мерзім мен заңдағы қысқарақ мерзім қатар жүреді.",
      ru: "Виды обращений: подача претензии в портале; рядом идут срок по договору и более короткий срок по закону.",
      en: "Kinds of request: filing a claim in the portal, with the contract's term running beside the shorter one of the law.",
    },
  },
  {
    id: "representative",
    names: {
      kk: "Құжатпен расталған өкіл",
      ru: "Представитель с документами",
      en: "A representative with documents",
    },
    planned: {
      kk: "Өкілдік: өкілеттікті растайтын құжатты тексеру және басқа адамның атынан әрекет ету.",
      ru: "Представительство: проверка документа о полномочиях и действия от имени другого человека.",
      en: "Representation: checking the document of authority, and acting for somebody else.",
    },
  },
  {
    id: "visibility",
    names: {
      kk: "Әр деректің кімге көрінетінін таңдау",
      ru: "Видимость отдельных данных",
      en: "Who sees a single value",
    },
    planned: {
      kk: "Адамның бөлімі: жеке өрістердің кімге көрінетінін таңдау, әдепкісі – тек өзіңізге.",
      ru: "Раздел человека: выбор, кому видно отдельное поле; по умолчанию – только вам.",
      en: "The subject's side: choosing who sees a single field, only oneself unless widened.",
    },
  },
  {
    id: "self-erase",
    names: {
      kk: "Деректі өзі жою",
      ru: "Удаление данных самим человеком",
      en: "Erasing a value oneself",
    },
    planned: {
      kk: "Адамның бөлімі: жеке деректі қызметкердің шешімінсіз жою, салдарын алдын ала көрсету.",
      ru: "Раздел человека: удаление отдельных данных без решения сотрудника, с показом последствий заранее.",
      en: "The subject's side: erasing single data without a decision of staff, with the consequences shown first.",
    },
  },
  {
    id: "cookie-choices",
    names: {
      kk: "Cookie санаттарын таңдау",
      ru: "Выбор категорий cookie",
      en: "Choices of cookie categories",
    },
    planned: {
      kk: "Келісімдер: cookie санаттарының ажыратқыштары; бас тарту жүйеге кіргеннен кейін де сақталады.",
      ru: "Согласия: переключатели категорий cookie; отказ сохраняется и после входа.",
      en: "Consents: switches for categories of cookies; a refusal survives signing in.",
    },
  },
  {
    id: "disclosure-log",
    names: {
      kk: "Кімге берілгенінің журналы",
      ru: "Журнал передач",
      en: "The log of disclosures",
    },
    planned: {
      kk: "Деректерді беру журналы: кімге, қашан, қандай негізбен берілгені; адам оны өз деректерінен көреді.",
      ru: "Журнал передач: кому, когда и на каком основании; человек видит его рядом со своими данными.",
      en: "The log of disclosures: to whom, when and on what ground, shown to the person beside their data.",
    },
  },
  {
    id: "anonymised-outlives",
    names: {
      kk: "Жойғаннан кейін қалатын статистика",
      ru: "Статистика, остающаяся после удаления",
      en: "Statistics that outlive an erasure",
    },
    planned: {
      kk: "Сақтау мерзімдері: жиынтық есепті адамға қайта байланыстыруға болмайтынын тексеру.",
      ru: "Сроки хранения: проверка, что сводные данные нельзя снова связать с человеком.",
      en: "Retention: checking that aggregates cannot be led back to a person.",
    },
  },
  {
    id: "letters-intake",
    names: {
      kk: "Хат пен қоңырауды тіркеу",
      ru: "Приём писем и звонков",
      en: "Intake of letters and calls",
    },
    planned: {
      kk: "Қабылдау: хатпен, телефонмен не өзі келіп берілген өтініш түскен күнімен тіркеледі, мерзім сол күннен саналады.",
      ru: "Приём обращений: письмо, звонок или визит вносится с датой поступления, и срок идёт от неё.",
      en: "Intake: what comes by letter, call or visit is entered with its own date, and the clock runs from that day.",
    },
  },
  {
    id: "restriction",
    names: {
      kk: "Деректерді бұғаттау",
      ru: "Блокирование данных",
      en: "Blocking the data",
    },
    planned: {
      kk: "Өтініш түрлері: деректерді бұғаттауды сұрау, бұғаттан шығару және оның мерзімдері.",
      ru: "Виды обращений: просьба заблокировать данные, снятие блокирования и их сроки.",
      en: "Kinds of request: asking to block the data, unblocking, and their terms.",
    },
  },
];
