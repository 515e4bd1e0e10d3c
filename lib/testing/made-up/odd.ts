/** Tables without speaking names: values of many sorts in one column, numbered fields, firms that name a contact beside themselves. */
export const odd = `
table t1 person
  id int pk K
  field1 text P person-name : Омаров Ерлан Болатұлы | Ким Марина Сергеевна | Жұмабаев Айдос Серікұлы | Петренко Иван Иванович | Қасымова Динара Маратқызы | Цой Алексей
  field2 text P phone : 7012345671 | 7772345672 | 7472345673 | 7052345674 | 7782345675 | 7072345676
  field3 text P email : omarov@example.kz | kim@example.com | zhumabaev@example.kz | petrenko@example.org | kasymova@example.kz | tsoi@example.com
  id_num text P document : 041122334 | 042233445 | 043344556 | 044455667 | 045566778 | 046677889
  telegram text P login : @omarov1 | @marina_kim | @zhaidos | @petrenko | @dinarak | @alexey
table t1_docs linked
  id int pk K
  t1_id int fk=t1.id L t1 : @ids 6
  plate text P vehicle : 123ABC02 | 777KZA05 | 404BDE14 | 220HHA01 | 901MNO02 | 315TRX05
table entity_attr contact
  id int pk K
  attr text N : fio | phone | color | iin | size | phone
  value text P : Омаров Серік Болатұлы | +77012345671 | red | Ким Анна | L | +77772345672
table dlr contact
  id int pk K
  nm text N : Техно Мир | Связной KZ | Алтын Байланыс | Магнит | Сигнал Плюс | Орбита
  cntct_nm text P person-name : Timur Akhmetov | Olga Petrova | Aidar Kim | Saule Omarova | Ivan Tsoi | Dina Li
  cntct_ph text P phone : +77012345681 | +77772345682 | +77472345683 | +77052345684 | +77782345685 | +77072345686
  cmsn_pct numeric N : 1.00 | 2.00 | 3.00 | 4.00 | 5.00 | 6.00
table callback_requests contact
  id int pk K
  name text P person-name :
  phone text P phone :
table journal contact
  id int pk K
  msg text P : user omarov12 logged in from 95.56.1.2 | sms sent to +77012345671 | cron ok | sms sent to +77772345672 | cron ok | cron ok
table rayony none
  id int pk K
  name text N : Медеуский | Есильский | Ауэзовский | Турксибский | Алатауский | Бостандыкский
  birth_rate numeric N : 12.10 | 14.20 | 11.00 | 15.50 | 20.10 | 13.30
table builds none
  id int pk K
  c7 text N : 3.12.4.7 | 2.0.1.5 | 1.14.0.3 | 3.12.5.0 | 2.1.0.0 | 1.9.9.9
table sms_tmpl none
  id int pk K
  sender_name text N : ALTEL | ALTEL | ALTEL | ALTEL | ALTEL | ALTEL | ALTEL | ALTEL
  body text N : Баланс {balance} | Тариф {tp} | Код {code} | Сәлем {name} | Спасибо | Рақмет | Баланс {balance} | Тариф {tp}
`;
