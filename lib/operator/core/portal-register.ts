import type { OperatorFile } from "./pack.ts";

/** Ids that are this word, or begin with it and a hyphen, belong to the portal; packs may not use them. */
export const reservedId = "portal";

/** The pack's register with the portal's own entries after it. */
export function withPortalRegister(operator: OperatorFile): OperatorFile {
  return {
    ...operator,
    categories: [...operator.categories, ...portalRegister.categories],
    purposes: [...operator.purposes, ...portalRegister.purposes],
    bases: [...operator.bases, ...portalRegister.bases],
    sources: [...operator.sources, ...portalRegister.sources],
    retention: [...operator.retention, ...portalRegister.retention, proofTerm(operator)],
  };
}

/**
 * What explains the portal's own records, the same for every operator: category `portal`, purpose `portal`, basis
 * `portal`, sources `portal` and `portal-made`, retentions `portal` (until deleted), `portal-account`, `portal-proof`, `portal-archive` and `portal-session`.
 */
const portalRegister = {
  categories: [
    {
      id: "portal",
      icon: "shield",
      names: { kk: "Осы портал", ru: "Этот портал", en: "This portal" },
    },
  ],
  purposes: [
    {
      id: "portal",
      names: {
        kk: "Құқықтарыңызды қамтамасыз ету",
        ru: "Обеспечить ваши права",
        en: "Carry out your rights",
      },
      channels: [],
    },
  ],
  bases: [
    {
      id: "portal",
      names: { kk: "Заңның талабы", ru: "Требование закона", en: "A duty set by law" },
      article: {
        kk: "№\u00a094-V Заң, 24-бап, 25-бап",
        ru: "Закон №\u00a094-V, статьи 24 и 25",
        en: "Law No.\u00a094-V, articles 24 and 25",
      },
    },
  ],
  sources: [
    {
      id: "portal",
      names: { kk: "Осы жерде өзіңіз көрсеттіңіз", ru: "Вы указали здесь", en: "You gave it here" },
    },
    {
      id: "portal-made",
      names: { kk: "Порталдың өзі жасады", ru: "Создано самим порталом", en: "The portal made it" },
    },
  ],
  retention: [
    {
      id: "portal",
      names: { kk: "Өзіңіз жоймайынша", ru: "Пока вы не удалите", en: "Until you delete it" },
    },
    {
      id: "portal-account",
      names: { kk: "Өзіңіз жоймайынша", ru: "Пока вы не удалите", en: "Until you delete it" },
    },
    {
      id: "portal-archive",
      names: { kk: "72 сағат", ru: "72 часа", en: "72 hours" },
    },
    {
      id: "portal-session",
      names: { kk: "Сеанс аяқталғанға дейін", ru: "До конца сеанса", en: "Until the session ends" },
    },
  ],
} satisfies Partial<OperatorFile>;

/** How long the proof of a closed request is kept, as the pack says. */
function proofTerm({ proofYears: years }: Pick<OperatorFile, "proofYears">) {
  const russian = { one: "год", few: "года", many: "лет" };
  const form = new Intl.PluralRules("ru").select(years);
  const word = Object.entries(russian).find(([name]) => name === form)?.[1] ?? russian.many;
  return {
    id: "portal-proof",
    names: {
      kk: `Өтініш жабылғаннан кейін ${years}\u00a0жыл`,
      ru: `${years}\u00a0${word} после закрытия обращения`,
      en: `${years}\u00a0${years === 1 ? "year" : "years"} after the request is closed`,
    },
  };
}
