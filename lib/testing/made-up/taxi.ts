/** A taxi firm: Russian and Kazakh and English side by side, Cyrillic names among them, drivers as well as passengers. */
export const taxi = `
table водители person
  код int pk K
  Фамилия text P last-name : Абдрахманов | Цой | Нурмагамбетов | Ковалёв | Есенов | Мамедов
  Имя text P first-name : Талгат | Вячеслав | Ерлан | Сергей | Марат | Эльдар
  ВодУдостоверение text P document : AB123456 | AC234567 | AB345678 | AD456789 | AE567890 | AB678901
  СотТелефон text uq P phone : 87075550501 | 87075550502 | 87075550503 | 87075550504 | 87075550505 | 87075550506
  ИИН text P iin : @iin 6
  ФотоПуть text P file : drivers/1.jpg | drivers/2.jpg | drivers/3.jpg | drivers/4.jpg | drivers/5.jpg | drivers/6.jpg
  рейтинг numeric P : 4.90 | 4.80 | 4.95 | 4.70 | 5.00 | 4.60
table zholaushy person
  zholaushy_id int pk K
  telefon_nomiri text uq P phone : +77785550601 | +77785550602 | +77785550603 | +77785550604 | +77785550605 | +77785550606
  esimi text P first-name : Айнұр | Данияр | Света | Ержан | Алия | Рустам
  karta_songy4 text P card : **** 1111 | **** 2222 | | **** 4444 | | **** 6666
  push_token text P secret : dk3JfGhQw8e7r6t5y4u3i2o1 | ek3JfGhQw8e7r6t5y4u3i2o1 | fk3JfGhQw8e7r6t5y4u3i2o1 | gk3JfGhQw8e7r6t5y4u3i2o1 | hk3JfGhQw8e7r6t5y4u3i2o1 | ik3JfGhQw8e7r6t5y4u3i2o1
  tirkelgen_uaqyty timestamp P : 2026-01-01 10:00:00 | 2026-01-02 10:00:00 | 2026-01-03 10:00:00 | 2026-01-04 10:00:00 | 2026-01-05 10:00:00 | 2026-01-06 10:00:00
table sapar linked
  id int pk K
  zholaushy_id int L zholaushy : @ids 6
  voditel_kod int L водители : @ids 6
  otkuda text P address : ул. Абая 10 | Аэропорт, дом 1 | мкр Орбита-3, 12 | пр. Назарбаева 200 | ул. Розыбакиева 5 | ул. Ауэзова 60
  kuda text P address : ул. Сатпаева 90 | пр. Достык 44 | ул. Толе би 189 | мкр Таугуль 9 | ул. Жибек жолы 135 | ул. Фурманова 1
  start_pt point P coordinates : (76.889709,43.238949) | (77.011100,43.350000) | (76.870000,43.200000) | (76.950000,43.240000) | (76.890000,43.220000) | (76.900000,43.240000)
  baga numeric P : 1200.00 | 4500.00 | 900.00 | 1500.00 | 2000.00 | 800.00
  bastaldy timestamp P : 2026-06-01 10:00:00 | 2026-06-02 10:00:00 | 2026-06-03 10:00:00 | 2026-06-04 10:00:00 | 2026-06-05 10:00:00 | 2026-06-06 10:00:00
  pikir text P free-text : Жүргізуші Талғат өте сыпайы, көлігі таза болды | | Опоздал на десять минут, но ехал аккуратно | | Рахмет, ұмытқан телефонымды қайтарып берді |
table avto linked
  gos_nomer text pk P : 123ABC02 | 234BCD02 | 345CDE02 | 456DEF02 | 567EFG02 | 678FGH02
  voditel_kod int L водители : @ids 6
  marka text P : Toyota Camry | Kia Rio | Hyundai Accent | Chevrolet Cobalt | Lada Vesta | Toyota Corolla
  god_vypuska int P : 2015 | 2018 | 2020 | 2022 | 2019 | 2017
table zvonki contact
  id int pk K
  nomer_abonenta text P phone : 87785550601 | 87785550602 | 87785550699 | 87785550604 | 87785550698 | 87785550606
  zapis_fail text P file : calls/1.mp4 | calls/2.mp4 | calls/3.mp4 | calls/4.mp4 | calls/5.mp4 | calls/6.mp4
  dlit_sek int P : 12 | 45 | 33 | 60 | 5 | 18
table shtrafy linked
  id int pk K
  ФИОводителя text P person-name : Абдрахманов Талгат | Цой Вячеслав | Нурмагамбетов Е. | Ковалёв Сергей | Есенов Марат | Мамедов Эльдар
  avto text L avto : 123ABC02 | 234BCD02 | 345CDE02 | 456DEF02 | 567EFG02 | 678FGH02
  summa numeric P : 10000.00 | 20000.00 | 5000.00 | 15000.00 | 7000.00 | 30000.00
table tarify none
  id int pk K
  название text N : Эконом | Комфорт | Бизнес | Детский | Ночной | Межгород
  цена_км numeric N : 90.00 | 120.00 | 250.00 | 150.00 | 130.00 | 110.00
table gorod_zony none
  id int pk K
  gorod text N city : Алматы | Алматы | Астана | Астана | Шымкент | Шымкент
  zona text N : Центр | Аэропорт | Левый берег | Вокзал | Центр | Окраина
  shirota numeric N latitude : 43.238949 | 43.351000 | 51.128200 | 51.190000 | 42.341700 | 42.300000
table nastroiki none
  klyuch text pk N : min_price | sms_host | support_phone | night_from | max_wait | currency
  znachenie text N : 500 | sms.example.kz | 87270000000 | 23:00 | 5 | KZT
`;
