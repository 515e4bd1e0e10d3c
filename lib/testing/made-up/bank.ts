/** A bank with Kazakh names in Latin letters, camelCase and prefixes of types. Keys of the main tables are declared. */
export const bank = `
table tblKlient person
  nId int pk K
  strTegi text P last-name : Сәрсенбаев | Иманова | Ткачёв | Ахметжанова | Пак | Жүнісов
  strAty text P first-name : Дәурен | Мадина | Олег | Жазира | Елена | Бекзат
  strAkesininAty text P patronymic : Асқарұлы | Болатқызы | Игоревич | Ерланқызы | | Серікұлы
  dtTuganKuni date P birth-date : 1985-05-05 | 1992-10-17 | 1970-01-20 | 1999-07-07 | 1981-03-13 | 1966-08-30
  strZhsn text uq P iin : @iin 6
  strUyalyTel text P phone : +77055550201 | +77055550202 | +77055550203 | +77055550204 | +77055550205 | +77055550206
  strEPoshta text P email : d.sarsen@example.kz | madina@example.kz | oleg_t@example.com | zhazira@example.kz | | bekzat@example.org
  strMekenzhai text P address : Астана қ., Қабанбай батыр даңғылы 5, 12-пәтер | Алматы, Абай даңғылы 10 | Қостанай, Әл-Фараби көшесі 3 | Тараз, Төле би көшесі 8, 2-пәтер | Семей, Шәкәрім даңғылы 20 | Орал, Достық даңғылы 4
  strQupiaSoz text P secret : $2b$12$abcdefghijklmnopqrstuv | $2b$12$bbcdefghijklmnopqrstuv | $2b$12$cbcdefghijklmnopqrstuv | $2b$12$dbcdefghijklmnopqrstuv | $2b$12$ebcdefghijklmnopqrstuv | $2b$12$fbcdefghijklmnopqrstuv
  bKelisimBerdi bool P consent : true | false | true | true | false | true
  strTilKody text P language : kk | kk | ru | kk | ru | kk
  dtOzgertilgen timestamp N : 2026-01-01 10:00:00 | 2026-01-02 10:00:00 | 2026-01-03 10:00:00 | 2026-01-04 10:00:00 | 2026-01-05 10:00:00 | 2026-01-06 10:00:00
table tblShot linked
  nShotId int pk K
  nKlientId int fk=tblKlient.nId L tblKlient : @ids 6
  strIban text uq P iban : @iban 6
  decQaldyq numeric P : 100.50 | 2000.00 | 15.00 | 99999.99 | 0.00 | 350.10
  strValyuta text P : KZT | USD | KZT | EUR | KZT | KZT
  dtAshylgan date P : 2020-01-01 | 2021-02-02 | 2022-03-03 | 2023-04-04 | 2024-05-05 | 2025-06-06
table tblKarta linked
  nId int pk K
  nShot int fk=tblShot.nShotId L tblShot : @ids 6
  strPan text P card : 4400 43** **** 1234 | 5169 49** **** 5678 | 4400 43** **** 9012 | 5169 49** **** 3456 | 4400 43** **** 7890 | 4400 43** **** 1111
  strIesi text P person-name : DAUREN SARSENBAYEV | MADINA IMANOVA | OLEG TKACHEV | ZHAZIRA AKHMETZHANOVA | YELENA PAK | BEKZAT ZHUNISOV
  dtMerzimi date P : 2027-01-01 | 2028-01-01 | 2027-06-01 | 2029-01-01 | 2026-12-01 | 2027-03-01
table tblAudarym linked
  nId int pk K
  nJiberushiShot int fk=tblShot.nShotId L tblShot : @ids 6
  strAlushyAty text P person-name : Серік Ахметов | ИП Гүлнар | Мария Ким | Жанар Оспанова | Иван Петров | Айдос Смағұлов
  strAlushyIban text P iban : @iban 6
  decSoma numeric P : 100.00 | 200.00 | 300.00 | 400.00 | 500.00 | 600.00
  strMaqsaty text P : алғыс | қарыз | пәтер ақысы | сыйлық | қайтару | өтеу
  dtUaqyty timestamp P : 2026-03-01 10:00:00 | 2026-03-02 10:00:00 | 2026-03-03 10:00:00 | 2026-03-04 10:00:00 | 2026-03-05 10:00:00 | 2026-03-06 10:00:00
table tblNesie linked
  nNesieId int pk K
  nKlientId int fk=tblKlient.nId L tblKlient : @ids 6
  strShartNomiri text P : N-1 | N-2 | N-3 | N-4 | N-5 | N-6
  decSomasy numeric P : 100000.00 | 200000.00 | 300000.00 | 400000.00 | 500000.00 | 600000.00
  strKepilAtyZhoni text P person-name : Асан Үсенов | | Лидия Ткачёва | | Руслан Пак |
  strKepilTel text P phone : +77055550301 | | +77055550303 | | +77055550305 |
table tblKiruZhurnaly linked
  nId int pk K
  nPaidalanushy int L tblKlient : @ids 6
  strIp text P ip : 10.1.2.3 | 89.218.1.2 | 178.91.3.4 | 2a03:2880::1 | 5.76.1.1 | 37.150.2.2
  strShalgysh text P user-agent : Mozilla/5.0 (Windows NT 10.0) | Mozilla/5.0 (iPhone; CPU iPhone OS 17) | Mozilla/5.0 (X11; Linux) | okhttp/4.9 | Mozilla/5.0 (Android 14) | Mozilla/5.0 (Macintosh)
  strQurylgyId text P device-id : 356938035643809 | 490154203237518 | 356938035643809 | 490154203237518 | 356938035643809 | 490154203237518
  dtKirgen timestamp P : 2026-04-01 10:00:00 | 2026-04-02 10:00:00 | 2026-04-03 10:00:00 | 2026-04-04 10:00:00 | 2026-04-05 10:00:00 | 2026-04-06 10:00:00
table tblBolimshe none
  nId int pk K
  strAtauy text N : Бас кеңсе | Абай бөлімшесі | Самал | Есіл | Орталық | Сарыарқа
  strQala text N city : Астана | Алматы | Алматы | Астана | Семей | Астана
  strMekenzhai text N address : Мәңгілік Ел даңғылы 1 | Абай даңғылы 2 | Самал-1, 3-үй | Қабанбай батыр даңғылы 4 | Абай көшесі 5 | Сарыарқа даңғылы 6
table tblTarif none
  nId int pk K
  strAtauy text N : Стандарт | Алтын | Платина | Студент | Зейнеткер | Бизнес
  decAqysy numeric N : 0.00 | 500.00 | 1500.00 | 0.00 | 0.00 | 3000.00
table tblValyutaBagamy none
  dtKuni date N : 2026-01-01 | 2026-01-02 | 2026-01-03 | 2026-01-04 | 2026-01-05 | 2026-01-06
  strKod text N : USD | EUR | USD | RUB | CNY | USD
  decBagam numeric N : 512.3000 | 555.1200 | 513.0100 | 5.6000 | 71.2000 | 511.9000
`;
