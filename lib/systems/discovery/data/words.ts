/**
 * What the parts of table and column names mean, in Kazakh (both scripts), Russian (as written and as transliterated) and
 * English, with the usual abbreviations. One line holds words; `*` at the end says that any ending may follow. Writing does not matter: `фамилия`,
 * `familiya` and `familija` are compared as one (core/fold.ts).
 */
export const words = {
  mail: "email emails mail mails epost imeil почта pochta пошта poshta мейл meil mailbox eml",
  phone:
    "phone phones telephone tel tlf tele телефон* telefon* mob mobile mobil mobilny* cell cellphone cellular gsm msisdn sot sotov* сотов* whatsapp watsap ватсап viber uyaly ұялы fax faks факс phoneno телеф тел ph",
  full: "fullname full fio фио жони жөні zhoni joni tazhon displayname",
  first:
    "firstname fname forename givenname given имя imya imja imia esim есім esimi есімі first imena",
  last: "lastname lname surname familyname фамил* famil* fam фам тегі tegi last soyadi secondname",
  patronymic:
    "patronymic patronym отчеств* otchestv* otch отч middlename middle mname akesi әкесі akesinin әкесінің",
  name: "name names nm aty аты название nazvanie nazv naimenovan* наименован* naim atau атауы atauy ataui title label caption",
  birth:
    "birth birthday birthdate bday dob born рожд* rozhd* rojd* roghd* туған tugan tughan tuylgan туылған tuwgan birthdt dr др",
  date: "date dt dat dttm data дата datetime day kun kuni күн күні kúni merzim мерзім когда",
  year: "year yr god год zhyl jyl жыл zhyly jyly жылы yob",
  iin: "iin иин zhsn жсн jsn nationalid ssn snils снилс",
  bin: "bin бин bsn бсн",
  taxnumber: "inn инн rnn рнн сэн taxid vat",
  document:
    "passport passports паспорт* pasport* pasp ud уд udost* удост* udl удл udv udlich kualik* kuәlik* куәлік* kuwalik kuolik идкарт* idcard identity docno docnum licence license prava водительск* voditelsk* төлқұжат tolkuzhat",
  paper:
    "document documents doc docs документ* dokument* qujat құжат* kuzhat* dogovor* договор* contract contracts shart шарт agreement certificate spravka cert",
  address:
    "address addresses addr adres* адрес* mekenzhai* mekenjai* мекенжай* mekenzhay* street улиц* ulic* ulits* көше* koshe* house dom дом үй uy apartment apt kv кв flat kvart* пәтер* pater propisk* прописк* residence turgyly* тұрғылықты zhitelst* жительств* prozhiv* прожив* livesat abode korpus корпус building",
  city: "city cities gorod* город* qala қала* kala qalasy town village settlement aul ауыл* punkt пункт naspunkt hometown mestorozhd* region regions oblast* область* oblys* облыс* raion* rayon* район* audan* аудан* district province",
  country: "country countries strana* стран* el мемлекет",
  postcode:
    "zip zipcode postcode postal postalcode postindex pindex pochtind* poshtalyq пошталық почтовый pochtovy*",
  index: "index indeks индекс ind",
  ip: "ip ipaddr ipaddress ipv4 ipv6 remoteaddr айпи remoteip clientip",
  agent: "useragent agent ua browser браузер* brauzer* шолғыш",
  device:
    "device devices imei imsi iccid meid udid idfa gaid adid deviceid macaddr fingerprint fcm apns cookie cookies ustroistv* устройств* qurylgy құрылғы* kurylgy handset visitorid",
  plate: "plate plates licenseplate platenumber gosnomer* госномер* grnz грнз vin vinkod vincode",
  latitude: "latitude lat shirota широта endik ендік",
  longitude: "longitude lon lng longit dolgota долгота boylyk бойлық boilyk",
  geo: "geo geom geopoint gps coord coords coordinates koordinat* координат* geolocation latlng latlon geoloc geopozits* местополож*",
  secret:
    "password passwd passwords pwd psw parol* парол* qupia* құпия* kupiya* kupia* hash khesh хеш хэш salt token tokens secret sekret секрет otp pincode cvv cvc apikey credential credentials passphrase refreshtoken sessionkey",
  login:
    "login logins логин* username uname usrname nick nickname nicname nik ник laqap лақап lakap screenname handle userlogin telegram телеграм instagram инстаграм insta facebook linkedin skype vkontakte вконтакте odnoklassniki tiktok discord",
  gender: "gender sex пол pol zhynysy zhynys жыныс* jynys* жынысы",
  language: "lang language locale yazyk язык* iazyk til тіл* tili тілі",
  consent:
    "consent consents agree agreed soglas* соглас* kelisim* келісім* kelisu subscribed unsubscribed optin optout opt allowed allow allows permission permitted razresh* разреш* ruqsat рұқсат* ruksat marketing promo newsletter notify gdpr rassylk* рассылк* podpisan подписан* acceptsmarketing tarqatu",
  text: "comment comments note notes remark remarks primech* примеч* komment* коммент* eskertu ескерту* eskertpe ескертпе pikir пікір* message msg text txt body content bio about review otzyv* отзыв* complaint* zhalob* жалоб* shagym шағым* anamnez анамнез feedback question answer reason prichin* причин* sebep себеп* description opisan* описан* sipattama сипаттама memo signature info query soobsh* сообщ* xabar habar хабар* details osoben* особен* pozhelan* пожелан* zametk* заметк* pometk*",
  file: "photo photos foto фото* suret сурет* image images img avatar avatars picture pic scan skan* скан* selfie attachment attachments vlozhen* вложен* filename fail файл* file files path snimok снимок thumbnail",
  card: "card cards карта karty karta kartasy kartochka карты pan cardno cardnum cardnumber bankcard kartochk* карточк*",
  mask: "mask masked maska маска last4 lastfour",
  iban: "iban iik иик zhsk жск ibankz",
  bankaccount:
    "bankaccount accountno acctno acct schet счет счёт shot шот raschetn* расчетн* lschet",
  number:
    "number no num nomer* номер* nr nomir нөмір* nomiri nomeri ном nom serial seria серия seriia ser",
  // Whose row it is.
  person:
    "person persons people persona* физлиц* fizlic* fiz zheke tulga тұлға* adam адам* adamdar individual individuals user users polzovat* пользоват* paidalan* пайдалан* customer customers cust client clients klient* клиент* kl kli patient patients pacient* patsient* пациент* nauqas науқас* naukas emdelush* емделуш* employee employees sotrudnik* сотрудник* qyzmetker* қызметкер* kyzmetker* worker workers rabotnik* работник* staff member members uchastnik* участник* mushe мүше* subscriber subscribers podpischik* подписчик* zhazylush* жазылуш* reader readers chitatel* читател* oqyrman* оқырман* okyrman* abonent* абонент* passenger passengers passazhir* пассажир* zholaush* жолаушы* jolaush* driver drivers voditel* водител* zhurgizush* жүргізуш* jurgizush* guest guests gost гост* qonaq* қонақ* konak* student students uchenik* ученик* oqush* оқушы* okush* pupil buyer buyers pokupatel* покупател* seller prodavec* продавец* sender otpravitel* отправител* recipient recipients receiver poluchatel* получател* alush* алуш* payer platelshik* плательщик* toleush* төлеуш* holder holders vladelec* владел* owner owners iesi иесі author authors avtor* автор* tenant tenants landlord borrower borrowers zaemshik* заемщик* karyzalush* qaryzalush* doctor doctors vrach* врач* dariger* дәрігер* courier kurer* курьер* candidate candidates applicant applicants zaiavitel* заявител* head director manager signatory insured beneficiary relative relatives rodstven* родствен* spouse child children rebenok ребенок bala viewer viewers visitor visitors posetitel* посетител* kelush* resident residents zhitel* lead leads account accounts profile profiles kontakt* контакт* contact contacts player players usr nurse medsestr* медсестр* teacher мұғалім* mugalim* parent parents analar roditel* родител* gornichn* горничн* maid cook povar* повар* cashier kassir* кассир* guard ohrann* охранн* guardian opekun* опекун* debtor dolzhnik* должник* creditor voter agentfiz donor donors",
  role: "contact kontakt* контакт* payer holder sender recipient receiver signatory tenant landlord head poluchatel* получател* otpravitel* отправител* buyer pokupatel* покупател* buyers emergency otvetstven* ответствен* guardian beneficiary poruchitel* поручител* kepil кепіл*",
  organisation:
    "company companies kompan* компан* org orgs organisation* organization* organizac* организац* uiym ұйым* uyym firm firma* фирм* supplier suppliers postavshik* поставщик* zhetkizush* жеткізуш* partner partners merchant merchants vendor vendors branch branches filial* филиал* bolimshe* бөлімше* department departments otdel* отдел* shop shops magazin* магазин* duken* дүкен* store stores office offices bank banks banki venue venues hotel hotels school clinic clinics klinik* клиник* agency agencies agentstv* агентств* brand brands legal podrazdelen* подразделен* dealer dealers diler* дилер* yurlic* юрлиц* zavod employer insurer warehouse sklad* склад* koima қойма* taxopark taksopark таксопарк",
  thing:
    "product products tovar* товар* tauar* тауар* item items good goods service services uslug* услуг* kyzmet қызмет qyzmet category categories kategor* категор* sanat санат file event events tariff tarif* тариф* plan plans package packages course courses group groups status type types vid tip түрі turi turi template campaign topic model make car cars avto авто* koloik көлік* kolik* vehicle vehicles mashin* машин* marka project projects task channel page site currency valiut* валют* method dish drug drugs lekarstv* лекарств* dari дәрі* disease device route routes station zone tag tags menu banner banners setting settings tmpl tpl templates shablon* шаблон* ulgi үлгі config spravochnik* справочник* dict dictionary slovar* catalog catalogue katalog* unit units material materials room rooms kabinet* кабинет* slot schedule domain host server db table column field app module feature report job queue migration attribute property param holiday",
  act: "order orders zakaz* заказ* tapsyrys* тапсырыс* payment payments oplat* оплат* platezh* плата plata tolem* төлем* transaction transactions tranzakc* транзакц* invoice invoices bill visit visits vizit* визит* priem* прием* приём* kabyldau қабылдау log logs history istori* истори* zhurnal* журнал* tarih тарих session sessions ticket tickets bilet* билет* booking bookings bron брон* broni trip trips poezdk* поездк* sapar* сапар* ride rides call calls zvonk* звон* sms review reviews otzyv* request requests zaiavk* заявк* zaiav otinish* өтініш* appointment appointments loan loans kredit* кредит* nesie* несие* delivery deliveries dostavk* доставк* zhetkizu жеткізу claim claims appeal appeals purchase purchases prodazh* продаж* refund refunds vozvrat* возврат* post posts publication publications search searches entry line lines items position positions message messages sends send mailing choice choices debt debts dolg* долг* rental rentals vyplat* chek* чек* operacii операц* operac* amal",
  id: "id ids ид key guid uuid ref fk oid",
  code: "code codes kod код коды kody shifr шифр артикул sku",
  count: "count cnt qty quantity kol kolvo количеств* sany саны views",
  flag: "is has flag verified confirmed enabled active blocked deleted valid priznak*",
  change:
    "updated modified changed mod izm izmen* измен* ozgert* өзгерт* edited synced imported etl version rowversion xmin touched lastmod obnovl* обновл*",
  time: "at on time ts timestamp vremya vremia время uaqyt* уақыт* uakyt* когда since until",
  maker: "by sozdal создал* izmenil изменил* vnes",
  money:
    "amount sum summa* сумм* soma сома somasy сомасы price cena ceny цены baga баға bagasy бағасы cost stoimost* стоимост* total balance saldo balans баланс* fee salary zarplat* зарплат* oklad zhalaky жалақы* discount skidk* скидк* zhenildik",
  status:
    "status state sostoian* состоян* kui күй kuyi күйі kind method channel category level priority stage gruppa",
  sensitive:
    "diagnos* диагноз* diagnoz* icd10 mkb мкб allerg* аллерг* ауру auru bloodtype blood krov krovi кров крови invalid* инвалид* disability mugedek* мүгедек* nationality nationalnost* nacionalnost* национальност* ult ұлт ulty ұлты religion relig* религ* din дін marital semeinoe otbasy отбасы* biometr* биометр* sudim* судим* health densaulyk* денсаулық* pregnancy berem* ethnic* grazhd* гражд* azamattyg* азаматты* citizenship criminal convict* voinsk* воинск* military askeri әскери obrazovan* образован* education bilimi білімі disab* handicap",
  content: "value values val data content payload info zn znachen* значен* man мән mani мәні",
  job: "position jobtitle dolzhnost* должност* lauazym* лауазым* occupation profess* професс* mamandyk мамандық*",
  server: "smtp imap pop3 host port hostname",
  subject: "subject tema topic template",
} as const satisfies Record<string, string>;

export type Concept = keyof typeof words;
