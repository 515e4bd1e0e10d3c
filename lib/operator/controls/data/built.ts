import type { BuiltControl } from "../../core/control.ts";

/**
 * Controls that stand. Each names the test files that show it: a control whose tests do not show what `about` says does
 * not belong here.
 */
export const builtControls: readonly BuiltControl[] = [
  {
    id: "self-view",
    names: { kk: "Өз деректерін көру", ru: "Просмотр своих данных", en: "Seeing one's data" },
    about: {
      kk: "Кіргеннен кейін әр жүйедегі деректеріңіз тегін көрсетіледі: қайдан алынған, не үшін, қашанға дейін.",
      ru: "После входа бесплатно показано, что о вас хранит каждая система: откуда, зачем и до какого срока.",
      en: "After signing in, what every system holds about you is shown free of charge: where from, what for, until when.",
    },
    tests: [
      "lib/systems/explained.test.ts",
      "lib/systems/use-cases/edit-field.test.ts",
      "e2e/journeys/see.spec.ts",
    ],
  },
  {
    id: "self-edit",
    names: {
      kk: "Деректі өзі түзету",
      ru: "Исправление самим человеком",
      en: "Correcting it oneself",
    },
    about: {
      kk: "Рұқсат етілген деректі өзіңіз түзетесіз. Портал жаңа деректі жүйеге жазып, қайта тексереді де, сәйкес келгенде ғана «сақталды» дейді.",
      ru: "Разрешённые данные вы исправляете сами. Портал записывает новые данные в систему, перепроверяет их и только тогда говорит «сохранено».",
      en: "Where it is allowed you correct a value yourself. The portal writes it to the system, reads it back, and says saved only then.",
    },
    tests: ["lib/systems/use-cases/edit-field.test.ts", "e2e/journeys/correct.spec.ts"],
  },
  {
    id: "rectification",
    names: { kk: "Түзетуді сұрау", ru: "Запрос на исправление", en: "Asking to correct" },
    about: {
      kk: "Өзіңіз өзгерте алмайтын деректі түзетуді сұрайсыз; қызметкер шешеді, портал жазып, қайта тексереді.",
      ru: "То, что нельзя изменить самому, исправляют по запросу: решает сотрудник, портал записывает и перепроверяет.",
      en: "What you may not change yourself is corrected at your request: staff decide, the portal writes it and reads it back.",
    },
    tests: ["lib/requests/correction.test.ts", "e2e/journeys/correct-by-desk.spec.ts"],
  },
  {
    id: "copy",
    names: { kk: "Деректердің көшірмесі", ru: "Копия данных", en: "A copy of the data" },
    about: {
      kk: "Барлық жүйеден көшірмені өзіңіз аласыз: оқылатын бет, кесте және JSON; басқа адамдардың деректері жасырылған.",
      ru: "Копию из всех систем вы получаете сами: страница для чтения, таблицы и JSON; чужие данные скрыты.",
      en: "You take the copy from all systems yourself: a page to read, tables and JSON; other people's data are masked.",
    },
    tests: ["lib/exports/archive.test.ts", "e2e/journeys/take-away.spec.ts"],
  },
  {
    id: "erasure",
    names: { kk: "Деректерді жою", ru: "Удаление данных", en: "Erasing the data" },
    about: {
      kk: "Не жойылатыны, не қалатыны және неге қалатыны алдын ала көрсетіледі; дәл сол жоспар орындалады, әр жүйе қайта тексеріледі, соңында қол қойылған куәлік беріледі.",
      ru: "Заранее показано, что удалится, что останется и почему; выполняется именно этот план, каждая система перепроверяется, в конце – подписанное свидетельство.",
      en: "What goes, what stays and why is shown first; that very plan runs, every system is read again, and a signed certificate ends it.",
    },
    tests: [
      "lib/fulfilment/run.test.ts",
      "lib/fulfilment/last-search.test.ts",
      "e2e/journeys/delete.spec.ts",
    ],
  },
  {
    id: "withdrawal",
    names: { kk: "Келісімді кері қайтарып алу", ru: "Отзыв согласия", en: "Withdrawing consent" },
    about: {
      kk: "Қызмет соған негізделген келісімді порталда электронды түрде кері қайтарып аласыз; салдары алдын ала айтылады.",
      ru: "Согласие, на котором держится услуга, вы отзываете в портале электронно; последствия названы заранее.",
      en: "Consent that carries a service is withdrawn in the portal, electronically; what follows is said first.",
    },
    tests: ["e2e/journeys/withdraw.spec.ts"],
  },
  {
    id: "marketing-switch",
    names: { kk: "Жарнаманы өшіру", ru: "Отключение рекламы", en: "Switching advertising off" },
    about: {
      kk: "Жарнама әр арна бойынша бір рет басумен өшеді, себеп сұралмайды; тарату жүйесі қайта тексеріліп, қашан тоқтағаны көрсетіледі.",
      ru: "Реклама выключается одним нажатием отдельно для каждого канала, причину называть не нужно; система рассылки перепроверяется, и видно, когда она остановилась.",
      en: "Advertising is switched off channel by channel with one press, and no reason is asked; the mailing system is read back and the page says when it stopped.",
    },
    tests: [
      "lib/consents/consents.test.ts",
      "lib/consents/effect.test.ts",
      "lib/consents/apart.test.ts",
      "lib/consents/unsubscribe.test.ts",
      "e2e/journeys/stop.spec.ts",
      "e2e/journeys/unsubscribe.spec.ts",
    ],
  },
  {
    id: "device-switch",
    names: {
      kk: "Құрылғы рұқсаттарын бөлек басқару",
      ru: "Отдельные разрешения устройства",
      en: "Separate device permissions",
    },
    about: {
      kk: "Геолокацияның, фотосуреттердің және камераның әрқайсысында өз ажыратқышы бар: біреуі өзгерсе, қалғаны сол күйінде қалады; жүйе қайта тексеріледі.",
      ru: "У геолокации, фотографий и камеры свои переключатели: один меняется, остальные остаются как были; система перепроверяется.",
      en: "Location, photographs and the camera each have a switch of their own: one turns, the others stay as they were, and the system is read back.",
    },
    tests: ["lib/consents/consents.test.ts", "e2e/operators/visit-almaty.spec.ts"],
  },
  {
    id: "consent-ledger",
    names: { kk: "Келісімдер журналы", ru: "Журнал согласий", en: "The ledger of consents" },
    about: {
      kk: "Әр шешім уақытымен және саясаттың нұсқасымен жазылады; жазбаны веб-сервер де, фондық процесс те өзгерте алмайды.",
      ru: "Каждое решение записано со временем и версией политики; ни сайт, ни фоновый процесс не могут изменить запись.",
      en: "Every decision is written down with its moment and the version of the policy; neither the site nor the background worker can change an entry.",
    },
    tests: [
      "lib/consents/consents.test.ts",
      "lib/platform/migrations.test.ts",
      "lib/platform/row-security.test.ts",
    ],
  },
  {
    id: "recipients-list",
    names: {
      kk: "Кімге берілетінінің тізімі",
      ru: "Список получателей",
      en: "The list of recipients",
    },
    about: {
      kk: "Әр деректің жанында ол берілетін алушылар көрсетілген.",
      ru: "Рядом с данными названы получатели, которым их передают.",
      en: "Beside every value stand the recipients it is given to.",
    },
    tests: ["lib/systems/explained.test.ts", "e2e/journeys/see.spec.ts"],
  },
  {
    id: "sources-shown",
    names: { kk: "Деректің қайдан алынғаны", ru: "Источник данных", en: "Where data come from" },
    about: {
      kk: "Әр деректің жанында оның қайдан алынғаны көрсетілген.",
      ru: "Рядом с данными сказано, откуда они получены.",
      en: "Beside every value stands where it was obtained.",
    },
    tests: ["lib/systems/explained.test.ts", "e2e/journeys/see.spec.ts"],
  },
  {
    id: "required-marks",
    names: {
      kk: "Міндетті өрістер белгіленген",
      ru: "Обязательные поля отмечены",
      en: "Required fields are marked",
    },
    about: {
      kk: "Қызмет онсыз жүрмейтін дерек белгіленген; оны босатуға болмайды, қалғанын босатуға болады.",
      ru: "Отмечено, без каких данных услуга невозможна; их нельзя очистить, остальные – можно.",
      en: "What a service cannot do without is marked; it cannot be emptied, the rest can.",
    },
    tests: [
      "lib/systems/explained.test.ts",
      "lib/systems/core/edit-value.test.ts",
      "e2e/operators/citypass.spec.ts",
    ],
  },
  {
    id: "retention-shown",
    names: {
      kk: "Сақтау мерзімі көрсетілген",
      ru: "Срок хранения показан",
      en: "The term of storage is shown",
    },
    about: {
      kk: "Әр деректің жанында ол қашанға дейін және неге сақталатыны көрсетілген.",
      ru: "Рядом с данными сказано, до какого срока и почему они хранятся.",
      en: "Beside every value stands until when it is kept, and why.",
    },
    tests: [
      "lib/systems/explained.test.ts",
      "lib/systems/use-cases/edit-field.test.ts",
      "e2e/journeys/see.spec.ts",
    ],
  },
  {
    id: "no-forever",
    names: {
      kk: "«Мәңгі» сақтауға болмайды",
      ru: "Никакого «бессрочно»",
      en: "Nothing is kept for ever",
    },
    about: {
      kk: "Мерзімі жоқ не шексіз сақтау ережесі бар сипаттамамен портал іске қосылмайды.",
      ru: "Портал не запускается с описанием, где у данных нет срока хранения или он бесконечен.",
      en: "The portal does not start on a description in which data have no term of storage, or an endless one.",
    },
    tests: ["lib/operator/no-forever.test.ts"],
  },
  {
    id: "hold-obligation",
    names: {
      kk: "Міндеттеме орындалғанша күту",
      ru: "Ожидание до исполнения обязательства",
      en: "Held until an obligation is met",
    },
    about: {
      kk: "Орындалмаған міндеттемеге қатысты жазба жойылмай күтеді: не үшін және нені күтетіні айтылған; себебі жойылғанда жазба өздігінен жойылады.",
      ru: "Запись, связанная с неисполненным обязательством, ждёт: сказано почему и до чего; когда причина отпадает, она удаляется сама.",
      en: "A record tied to an unfulfilled obligation waits: the page says why and until when, and once the reason ends it is deleted by itself.",
    },
    tests: [
      "lib/fulfilment/run-faults.test.ts",
      "e2e/journeys/delete.spec.ts",
      "e2e/operators/visit-almaty.spec.ts",
    ],
  },
  {
    id: "restricted-storage",
    names: { kk: "Міндетті сақтау", ru: "Обязательное хранение", en: "Mandatory storage" },
    about: {
      kk: "Заң сақтауды талап ететін жазба жойылмайды, бірақ жоспарда және куәлікте себебімен, мерзімімен бірге көрсетіледі.",
      ru: "Запись, которую требует хранить закон, не удаляется, но остаётся в плане и в свидетельстве с причиной и сроком.",
      en: "A record that the law orders to be kept is not erased, and stands in plan and certificate with reason and term.",
    },
    tests: [
      "lib/fulfilment/core/compute-plan.test.ts",
      "lib/fulfilment/run.test.ts",
      "e2e/journeys/delete.spec.ts",
    ],
  },
  {
    id: "service-messages-apart",
    names: {
      kk: "Қызметтік хабарлама жарнамадан бөлек",
      ru: "Служебные сообщения отдельно от рекламы",
      en: "Service messages apart from advertising",
    },
    about: {
      kk: "Жарнаманы толық өшірсеңіз де, өтінішіңіз туралы қызметтік хаттар келе береді; қызметтік хат жарнамаға келісім емес.",
      ru: "Даже если реклама выключена полностью, служебные письма о вашем обращении приходят; служебное письмо не означает согласия на рекламу.",
      en: "With all advertising switched off, service letters about your request still arrive; a service letter is no consent to advertising.",
    },
    tests: ["lib/requests/service-messages.test.ts", "lib/consents/confirm.test.ts"],
  },
  {
    id: "notice-in-force",
    names: {
      kk: "Қай мәтін күшінде екені",
      ru: "Какой текст действует",
      en: "Which text is in force",
    },
    about: {
      kk: "Әр күні қай нұсқа күшінде болғаны оператордың өз ережесі бойынша есептеледі, сондықтан «сол күні маған қай мәтін қолданылды» деген сұраққа жауап бар.",
      ru: "На любой день вычисляется, какая версия действовала по правилу самого оператора, так что на вопрос «какой текст действовал для меня тогда» есть ответ.",
      en: 'For any day it is computed which version governed by the operator\'s own rule, so that "which text applied to me then" has an answer.',
    },
    tests: [
      "lib/operator/core/notice-choice.test.ts",
      "lib/consents/notice-decisions.test.ts",
      "e2e/journeys/notices.spec.ts",
    ],
  },
  {
    id: "notice-versions",
    names: {
      kk: "Мәтіннің барлық нұсқасы",
      ru: "Все версии текста",
      en: "Every version of the text",
    },
    about: {
      kk: "Саясаттың барлық нұсқасы сақталады, екі нұсқаның айырмасы көрсетіледі.",
      ru: "Хранятся все версии политики, и видно, чем они отличаются.",
      en: "Every version of the policy is kept, and what differs between two of them is shown.",
    },
    tests: [
      "lib/operator/core/notice-difference.test.ts",
      "lib/operator/core/notice-page.test.ts",
      "lib/consents/notices.test.ts",
      "e2e/operators/citicom.spec.ts",
    ],
  },
  {
    id: "notice-change-told",
    names: { kk: "Өзгеріс хабарланады", ru: "Об изменениях сообщают", en: "Changes are told" },
    about: {
      kk: "Саясат өзгерсе, аккаунты бар әр адамға өз тілінде бір рет хабарланады: қай күннен, не өзгерді, келіспесеңіз не істеуге болады.",
      ru: "Об изменении политики каждому, у кого есть аккаунт, сообщают один раз на его языке: с какого дня, что нового, что делать, если не согласны.",
      en: "A changed policy is told to everybody who has an account, once and in their language: from which day, what is new, and what to do if one disagrees.",
    },
    tests: ["lib/consents/notices.test.ts"],
  },
  {
    id: "notice-refusal",
    names: { kk: "Өзгерістен бас тарту", ru: "Отказ от изменений", en: "Refusing a change" },
    about: {
      kk: "Жаңа мәтінмен келіспесеңіз, одан бас тарта аласыз: бас тарту жазылады, өтініш тіркеледі, одан соң көшірме мен жою ұсынылады.",
      ru: "С новым текстом можно не согласиться: отказ записывается, обращение регистрируется, дальше – копия и удаление.",
      en: "Whoever disagrees with a new text may refuse it: the refusal is written down, a request is filed, and the copy and the deletion come next.",
    },
    tests: [
      "lib/requests/notice-refusal.test.ts",
      "lib/consents/notice-decisions.test.ts",
      "e2e/journeys/notices.spec.ts",
    ],
  },
  {
    id: "stable-address",
    names: { kk: "Тұрақты мекенжай", ru: "Постоянный адрес", en: "An address that stays" },
    about: {
      kk: "Әр саясаттың және оның әр нұсқасының порталда тұрақты мекенжайы бар, кірмей-ақ ашылады.",
      ru: "У каждой политики и каждой её версии есть постоянный адрес в портале, открытый без входа.",
      en: "Every policy and each of its versions has an address in the portal that stays and needs no sign-in.",
    },
    tests: ["lib/operator/core/notice-page.test.ts", "e2e/journeys/notices.spec.ts"],
  },
  {
    id: "succession-announced",
    names: {
      kk: "Жаңа оператор алдын ала хабарланады",
      ru: "О новом операторе сообщают заранее",
      en: "A new operator is announced first",
    },
    about: {
      kk: "Деректер жаңа операторға өтетін болса, бұл деректер өткенге дейін хабарланады; хабарланған күні деректер өтетін күннен кейін болса, сипаттама қабылданбайды.",
      ru: "Если данные переходят к новому оператору, об этом сообщают до перехода; описание, где объявление позже перехода, не принимается.",
      en: "Where data pass to a new operator this is told before they move; a description in which the announcement comes later than the move is refused.",
    },
    tests: [
      "lib/operator/conduct-file.test.ts",
      "lib/consents/notices.test.ts",
      "lib/consents/notice-decisions.test.ts",
    ],
  },
  {
    id: "information-request",
    names: { kk: "Ақпарат сұрау", ru: "Запрос сведений", en: "Asking for information" },
    about: {
      kk: "Деректеріңізді өңдеу туралы порталда сұрайсыз; жауап заңнамада белгіленген мерзімде келеді, мерзімді екі жақ та көреді.",
      ru: "Вы спрашиваете в портале, как обрабатываются ваши данные; ответ приходит в срок, установленный законодательством, и срок видят обе стороны.",
      en: "You ask in the portal how your data are processed; the answer comes within the term set by legislation, which both sides see.",
    },
    tests: ["lib/requests/answer.test.ts", "e2e/journeys/ask.spec.ts"],
  },
  {
    id: "no-merging",
    names: {
      kk: "Жүйелер біріктірілмейді",
      ru: "Базы не объединяются",
      en: "Systems are not merged",
    },
    about: {
      kk: "Жазба тек өз жүйесінің ішінде табылады: басқа жүйенің кестесіне сілтейтін сипаттама қабылданбайды, көшірмеде әр жүйе бөлек тұрады.",
      ru: "Запись ищут только внутри её системы: описание, которое ведёт в таблицу другой системы, не принимается, а в копии каждая система стоит отдельно.",
      en: "A record is found inside its own system only: a description that leads into another system's table is refused, and in the copy every system stands apart.",
    },
    tests: ["lib/operator/no-merging.test.ts", "lib/exports/archive.test.ts"],
  },
  {
    id: "masked-others",
    names: {
      kk: "Басқа адамдар жасырылған",
      ru: "Чужие данные скрыты",
      en: "Other people are masked",
    },
    about: {
      kk: "Жазбаңызда басқа адамның деректері болса, ол экранда да, көшірмеде де жасырылады.",
      ru: "Если в вашей записи есть данные другого человека, они скрыты и на экране, и в копии.",
      en: "Where your record holds another person's data, they are masked on screen and in the copy.",
    },
    tests: [
      "lib/systems/use-cases/edit-field.test.ts",
      "lib/exports/archive.test.ts",
      "e2e/journeys/others.spec.ts",
      "e2e/operators/citicom.spec.ts",
    ],
  },
  {
    id: "access-log",
    names: {
      kk: "Кім қарағаны жазылып тұрады",
      ru: "Записано, кто смотрел",
      en: "Who looked is written down",
    },
    about: {
      kk: "Қызметкер деректеріңізді қараса, қашан, қандай өтініш бойынша және не үшін қарағаны жазылып, Сізге көрсетіледі.",
      ru: "Если сотрудник читал ваши данные, записано когда, по какому обращению и зачем, и вы это видите.",
      en: "When staff read your data it is written down when, for which case and what for, and you see it.",
    },
    tests: ["lib/requests/case-reading.test.ts", "e2e/journeys/desk.spec.ts"],
  },
  {
    id: "staff-roles",
    names: {
      kk: "Қызметкерлердің өкілеттігі шектелген",
      ru: "Доступ сотрудников ограничен",
      en: "Staff see only what their work needs",
    },
    about: {
      kk: "Қызметкер тек өзіне берілген өтінішті көреді, әкімші деректерді көрмейді, жою туралы екі адам шешеді; тыйымды дерекқордың өзі де қамтамасыз етеді.",
      ru: "Сотрудник видит только порученное ему обращение, администратор не видит данных, об удалении решают двое; запрет соблюдает и сама база данных.",
      en: "Staff see only the case assigned to them, an administrator sees no data, two people decide an erasure; the database itself enforces this.",
    },
    tests: [
      "lib/requests/desk.test.ts",
      "lib/platform/row-security.test.ts",
      "e2e/refusals/pages.spec.ts",
      "e2e/refusals/actions.spec.ts",
    ],
  },
  {
    id: "sign-in-protection",
    names: { kk: "Кіру қорғалған", ru: "Вход защищён", en: "Signing in is protected" },
    about: {
      kk: "Код бір рет, он минут ішінде және тек сұралған браузерде жарайды; қызметкердің құпиясөзі argon2id түрінде сақталады, екінші фактор әрқашан керек.",
      ru: "Код действует один раз, десять минут и только в том браузере, где его запросили; пароль сотрудника хранится в виде argon2id, второй фактор нужен всегда.",
      en: "A code is good once, for ten minutes and in the browser that asked; staff passwords are kept as argon2id, and a second factor is always needed.",
    },
    tests: [
      "lib/identity/sign-in.test.ts",
      "lib/identity/staff.test.ts",
      "e2e/faults/codes.spec.ts",
    ],
  },
  {
    id: "tls",
    names: {
      kk: "Байланыс шифрланған",
      ru: "Соединение зашифровано",
      en: "The connection is encrypted",
    },
    about: {
      kk: "Шифрланбаған http мекенжайымен портал жұмыс режимінде іске қосылмайды. TLS нұсқасын оның алдындағы сервер белгілейді.",
      ru: "С незашифрованным адресом http портал в рабочем режиме не запускается. Версию TLS задаёт сервер перед ним.",
      en: "On an address of plain http the portal refuses to start in production. The version of TLS is set by the server before it.",
    },
    tests: ["lib/platform/env.test.ts"],
  },
  {
    id: "contacts-intake",
    names: {
      kk: "Байланыс жолдары көрсетілген",
      ru: "Контакты показаны",
      en: "Ways to reach the operator are shown",
    },
    about: {
      kk: "Оператордың байланыс жолдары мен шағым қабылдайтын орган кірмей-ақ көрінеді; байланыс жолдары жоқ болса, оператордың сипаттамасы тексерістен өтпейді.",
      ru: "Контакты оператора и орган для жалоб видны без входа; описание оператора без контактов не проходит проверку.",
      en: "The operator's contacts and the authority for complaints stand where no sign-in is needed; an operator's description without contacts does not pass.",
    },
    tests: ["lib/operator/load.test.ts", "e2e/journeys/contacts.spec.ts"],
  },
  {
    id: "blocked-keeps-rights",
    names: {
      kk: "Бұғатталған адам құқығын сақтайды",
      ru: "Заблокированный сохраняет права",
      en: "The barred keep their rights",
    },
    about: {
      kk: "Сервисте аккаунты бұғатталған адам порталға кіріп, деректерін көріп, өтініш бере алады.",
      ru: "Человек, чей аккаунт в сервисе заблокирован, входит в портал, видит данные и подаёт обращения.",
      en: "Whoever is barred from the service still signs in here, sees their data and files requests.",
    },
    tests: ["e2e/journeys/see.spec.ts", "e2e/operators/visit-almaty.spec.ts"],
  },
  {
    id: "deadline-strictest",
    names: {
      kk: "Ең қысқа мерзім көрсетіледі",
      ru: "Действует самый короткий срок",
      en: "The strictest date stands",
    },
    about: {
      kk: "Шарттағы мерзім заңдағы мерзіммен қатар көрсетіледі, бірақ оны ұзарта алмайды: бірінші болып ең ерте күн көрсетіледі.",
      ru: "Срок по договору показан рядом со сроком по закону и не продлевает его: первой показана самая ранняя дата.",
      en: "The contract's term stands beside the term of the law and cannot lengthen it: the earliest date is shown first.",
    },
    tests: ["lib/law/data/kz/kz.test.ts", "lib/requests/core/clocks.test.ts"],
  },
  {
    id: "in-country",
    names: {
      kk: "Дерек сыртқа кетпейді",
      ru: "Данные не уходят наружу",
      en: "Nothing is sent elsewhere",
    },
    about: {
      kk: "Портал оператордың өз серверінде жұмыс істейді; беттері бөгде мекенжайдан ештеңе жүктемейді және оған ештеңе жібермейді.",
      ru: "Портал работает на сервере самого оператора; его страницы ничего не загружают со сторонних адресов и ничего туда не отправляют.",
      en: "The portal runs on the operator's own server; its pages load nothing from any other address and send nothing there.",
    },
    tests: ["lib/web/origin.test.ts", "e2e/journeys/see.spec.ts"],
  },
  {
    id: "localized",
    names: { kk: "Үш тілде", ru: "На трёх языках", en: "In three languages" },
    about: {
      kk: "Әр мәтін қазақша, орысша және ағылшынша бірдей толық; біреуі жетпесе, тексеріс өтпейді.",
      ru: "Каждый текст есть полностью на казахском, русском и английском; если одного нет, проверка не проходит.",
      en: "Every text stands whole in Kazakh, Russian and English; where one lacks, the check fails.",
    },
    tests: ["lib/i18n/messages.test.ts", "e2e/languages/phone.spec.ts"],
  },
];
