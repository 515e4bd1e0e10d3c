/** A clinic whose tables were named in Russian with Latin letters, abbreviated, some forty years of habit in them. No key is declared. */
export const clinic = `
table pac person
  id_pac int pk K
  fam text P last-name : Оспанов | Жұмаділова | Ким | Сергеева | Байсеитова | Тен
  im text P first-name : Нұрбол | Айгүл | Виктор | Ольга | Сәуле | Лев
  otch text P patronymic : Маратович | | Андреевич | Петровна | Қанатқызы |
  d_rozhd date P birth-date : 1958-03-01 | 1977-11-30 | 1990-06-15 | 1964-02-11 | 2001-09-09 | 1983-12-24
  pol char P gender : м | ж | м | ж | ж | м
  iin char uq P iin : @iin 6
  ud_num text P document : 031234567 | 041234568 | 022345678 | | 035678901 | 044567890
  tel1 text P phone : 8 701 555 01 01 | 87015550102 | +7 (701) 555-01-03 | | 8-701-555-01-05 | 87015550106
  adr_prop text P address : Алматы, ул. Сейфуллина 10, кв 5 | пр. Абая 77-12 | мкр Самал-2, д. 5 | ул. Толе би, 1 | Каскелен, ул. Абылай хана 3 | ул. Гоголя 5, кв.1
  gr_krovi text P sensitive : A+ | B- | 0+ | AB+ | A+ | B+
  prim text P free-text : Позвонить дочери перед операцией, она встретит | | аллергия на пенициллин со слов жены | | не беспокоить после шести вечера |
  dt_izm timestamp N : 2026-01-01 10:00:00 | 2026-01-02 10:00:00 | 2026-01-03 10:00:00 | 2026-01-04 10:00:00 | 2026-01-05 10:00:00 | 2026-01-06 10:00:00
table vrach person
  kod_vr int pk K
  fio text P person-name : Ахметова Дина Ерлановна | Петров И.С. | Сулейменов Б. К. | Ли Анна | Досжанов Ерлан | Юсупова Г.М.
  kab text P : 101 | 205 | 303 | 11 | 12 | 15
  tel_vn text P phone : 87272500101 | 87272500102 | 87272500103 | 87272500104 | 87272500105 | 87272500106
table priem linked
  id int pk K
  id_pac int L pac : @ids 6
  kod_vr int L vrach : @ids 6
  dt_priema timestamp P : 2026-02-01 10:00:00 | 2026-02-02 11:00:00 | 2026-03-03 09:30:00 | 2026-03-04 16:00:00 | 2026-04-05 12:00:00 | 2026-05-06 14:00:00
  diagnoz text P sensitive : J06.9 | I10 | E11.9 | K29.5 | M54.5 | J45.0
  zhaloby text P free-text : кашель и насморк уже третий день подряд | болит голова по утрам и шумит в ушах | жажда и слабость, похудел на пять кило | боли после еды почти каждый вечер | тянет поясницу после работы в огороде | приступы удушья ночью, чаще весной
  summa_k_opl numeric P : 5000.00 | 7000.00 | 5000.00 | 9000.00 | 5000.00 | 12000.00
table analiz linked
  id int pk K
  priem int L priem : @ids 6
  vid_analiza text P : ОАК | ОАМ | глюкоза | ЭКГ | ОАК | УЗИ
  result text P : норма | норма | 7.8 | без особенностей | лейкоциты 11 | норма
  fail_path text P file : /scans/2026/a1.pdf | /scans/2026/a2.pdf | /scans/2026/a3.pdf | /scans/2026/a4.pdf | /scans/2026/a5.pdf | /scans/2026/a6.pdf
table strah_polis linked
  nom_polisa text pk P : KZ-0001 | KZ-0002 | KZ-0003 | KZ-0004 | KZ-0005 | KZ-0006
  pac_id int L pac : @ids 6
  srok_do date P : 2027-01-01 | 2027-02-01 | 2027-03-01 | 2027-04-01 | 2027-05-01 | 2027-06-01
table spr_uslug none
  kod int pk K
  naim text N : Прием терапевта | УЗИ брюшной полости | ЭКГ | Массаж спины | Капельница | Забор крови
  cena numeric N : 5000.00 | 9000.00 | 3000.00 | 6000.00 | 4000.00 | 1000.00
table spr_lekarstv none
  id int pk K
  naimenovanie text N : Анальгин | Парацетамол | Ибупрофен | Амоксициллин | Но-шпа | Омепразол
  proizvoditel text N : Химфарм | Нобел | Гедеон Рихтер | Химфарм | Санофи | КРКА
  ostatok int N : 10 | 20 | 5 | 0 | 44 | 12
table filial none
  id int pk K
  nazv text N : Центральный | Южный | Самал | Алатау | Нурлы жол | Восток
  adres text N address : ул. Абая 1 | ул. Саина 2 | мкр Самал 3 | ул. Жандосова 4 | мкр Нурлы жол 5 | ул. Пушкина 6
  tel text N phone : 87272300001 | 87272300002 | 87272300003 | 87272300004 | 87272300005 | 87272300006
  bin char N bin : @bin 6
table kolich_priemov none
  den date N : 2026-01-01 | 2026-01-02 | 2026-01-03 | 2026-01-04 | 2026-01-05 | 2026-01-06
  pacientov int N : 3 | 4 | 5 | 6 | 2 | 1
`;
