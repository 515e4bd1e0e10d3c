/** A school, a hotel and a phone company: written when the lists of words stood, to see what they make of names nobody thought of. */
export const school = `
table оқушылар person
  нөмірі int pk K
  тегі text P last-name : Қуанышева | Мұратұлы | Попова | Сағындықов | Лим | Жақсылық
  аты text P first-name : Аружан | Санжар | Вероника | Мирас | Артём | Дильназ
  туған_жылы int P birth-year : 2010 | 2011 | 2012 | 2010 | 2009 | 2013
  сыныбы text P : 7А | 6Б | 5В | 7А | 8Г | 4А
  мекенжайы text P address : Абай көшесі 12-5 | Достық даңғылы 40, 3 пәтер | Жамбыл көшесі 7 | Самал-2 ықшам ауданы, 33 үй | Момышұлы көшесі 15 | Алтынсарин 8, 2
  денсаулық_тобы text P sensitive : I | II | I | III | I | II
table ата_аналар person
  id int pk K
  оқушы int L оқушылар : @ids 6
  аты_жөні text P person-name : Қуанышева Ләззат Серікқызы | Мұрат Ерланов | Попова Ирина | Сағындықов Бауыржан | Лим Светлана | Жақсылық Айнұр
  ұялы text P phone : 87011112201 | 87011112202 | 87011112203 | 87011112204 | 87011112205 | 87011112206
  жұмыс_орны text P : дүкен | мектеп | аурухана | зауыт | банк | үй шаруасы
table бағалар linked
  id int pk K
  оқушы_нөмірі int L оқушылар : @ids 6
  пән_id int L пәндер : @ids 6
  баға int P : 5 | 4 | 5 | 3 | 4 | 5
  қойылған_күні date P : 2026-09-10 | 2026-09-11 | 2026-09-12 | 2026-09-13 | 2026-09-14 | 2026-09-15
table пәндер none
  id int pk K
  атауы text N : Алгебра | Қазақ тілі | Тарих | Физика | Информатика | Дене шынықтыру
  сағат_саны int N : 4 | 5 | 2 | 3 | 2 | 3
`;
export const hotel = `
table gosti person
  gost_id int pk K
  F text P last-name : Самойлов | Кузнецова | Ермеков | Schmidt | Габдуллина | Ли
  I text P first-name : Павел | Наталья | Айдар | Hans | Гульмира | Вера
  O text P patronymic : Андреевич | Викторовна | Серикович | | Маратовна | Игоревна
  pasp_ser_nom text P document : N11223344 | N22334455 | 045556677 | C01X00T47 | N33445566 | N44556677
  grazhd text P : KZ | KZ | KZ | DE | KZ | KZ
  rozhd date P birth-date : 1979-02-03 | 1985-06-07 | 1990-11-12 | 1968-01-30 | 1993-08-19 | 1975-04-22
  kont_tel text P phone : +7 702 333 44 01 | +7 702 333 44 02 | 8 702 333 44 03 | +49 30 901820 | 8(702)333-44-05 | 87023334406
  mylo text P email : samoilov@example.com | nk@example.com | aidar@example.kz | hans@example.org | gulmira@example.com | vera@example.com
table prozhivanie linked
  id int pk K
  gost int L gosti : @ids 6
  nomer_komn text P : 101 | 205 | 310 | 412 | 501 | 110
  zaezd date P : 2026-05-01 | 2026-05-02 | 2026-05-03 | 2026-05-04 | 2026-05-05 | 2026-05-06
  vyezd date P : 2026-05-04 | 2026-05-05 | 2026-05-06 | 2026-05-09 | 2026-05-08 | 2026-05-10
  pozhelaniya text P free-text : тихий номер подальше от лифта, если можно | | детская кроватка и поздний завтрак для двоих | | аллергия на перья, нужны другие подушки | встретить в аэропорту с табличкой
table komnaty none
  nomer text pk N : 101 | 205 | 310 | 412 | 501 | 110
  etazh int N : 1 | 2 | 3 | 4 | 5 | 1
  tip text N : стандарт | люкс | стандарт | полулюкс | люкс | стандарт
  tsena numeric N : 20000.00 | 45000.00 | 20000.00 | 32000.00 | 45000.00 | 20000.00
table gornichnye person
  tab_nomer int pk K
  fio_sotr text P person-name : Иванова Т.П. | Сеитова Жанар | Ким О. | Ахметова Раушан | Белова Анна | Тулегенова Г.С.
  smena text P : утро | вечер | утро | ночь | вечер | утро
`;
export const telecom = `
table subscr person
  subscr_id bigint pk K
  acct_no text uq P : 7700100201 | 7700100202 | 7700100203 | 7700100204 | 7700100205 | 7700100206
  nm text P person-name : Bolat Akhmetov | Irina Sokolova | Ainur Kassymova | Timur Li | Olga Petrova | Daniyar Seitkali
  id_doc text P document : 041122334 | 042233445 | 043344556 | 044455667 | 045566778 | 046677889
  iin_bin text P iin : @iin 6
  lang_cd char P language : kk | ru | kk | ru | ru | kk
  mod_dttm timestamp N : 2026-01-01 10:00:00 | 2026-01-02 10:00:00 | 2026-01-03 10:00:00 | 2026-01-04 10:00:00 | 2026-01-05 10:00:00 | 2026-01-06 10:00:00
table sim linked
  iccid text pk P : 8977011234567890123 | 8977011234567890124 | 8977011234567890125 | 8977011234567890126 | 8977011234567890127 | 8977011234567890128
  subscr_id bigint L subscr : @ids 6
  msisdn text uq P phone : 77771110001 | 77771110002 | 77771110003 | 77771110004 | 77771110005 | 77771110006
  imei text P device-id : 356938035643809 | 490154203237518 | 356938035643809 | 490154203237518 | 356938035643809 | 490154203237518
table cdr contact
  call_ts timestamp P : 2026-02-01 10:00:00 | 2026-02-02 10:00:00 | 2026-02-03 10:00:00 | 2026-02-04 10:00:00 | 2026-02-05 10:00:00 | 2026-02-06 10:00:00
  a_num text P phone : 77771110001 | 77771110002 | 77771110003 | 77771110004 | 77771110005 | 77771110006
  b_num text P phone : 77475550011 | 77475550012 | 77475550013 | 77475550014 | 77475550015 | 77475550016
  dur_s int P : 12 | 30 | 65 | 4 | 90 | 33
  cell_lat numeric P latitude : 43.238949 | 43.241100 | 51.169392 | 42.341700 | 43.222000 | 49.801800
  cell_lon numeric P longitude : 76.889709 | 76.957400 | 71.449074 | 69.590100 | 76.851200 | 73.102100
table bill linked
  bill_no text pk P : B1 | B2 | B3 | B4 | B5 | B6
  subscr_id bigint L subscr : @ids 6
  amt numeric P : 2500.00 | 3000.00 | 1800.00 | 5200.00 | 2500.00 | 9900.00
  due date P : 2026-03-01 | 2026-03-01 | 2026-03-01 | 2026-03-01 | 2026-03-01 | 2026-03-01
table bts none
  bts_id int pk K
  site_nm text N : Almaty-Centre | Almaty-South | Astana-1 | Shymkent-2 | Taraz-1 | Semey-3
  lat numeric N latitude : 43.238949 | 43.201100 | 51.169392 | 42.341700 | 42.900000 | 50.411100
  lon numeric N longitude : 76.889709 | 76.927400 | 71.449074 | 69.590100 | 71.366700 | 80.227500
table plan none
  plan_cd text pk N : S | M | L | XL | KIDS | BIZ
  plan_nm text N : Small | Medium | Large | Extra | Kids | Business
  monthly_fee numeric N : 1500.00 | 2500.00 | 3500.00 | 5500.00 | 900.00 | 7900.00
table dealer none
  dealer_id int pk K
  title text N : TOO Sviaz | IP Aidar | TOO Mobi | TOO Altel Shop | IP Kim | TOO Nur
  bin text N bin : @bin 6
  city text N city : Алматы | Астана | Шымкент | Алматы | Тараз | Семей
`;
