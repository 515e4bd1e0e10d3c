/** An online shop in English, as a framework makes tables: no foreign key declared, values mixed, some names that mislead. */
export const shop = `
table usr person
  id bigint pk K
  usrname text uq P login : aika_92 | ne0n | m.ivanova | timur | zhan4ik | ksusha
  eml text uq P email : aika92@example.com | neon@example.org | m.ivanova@example.com | timur@example.kz | zhan@example.com | ksu@example.com
  pwd_hash text P secret : $argon2id$v=19$m=65536$a | $argon2id$v=19$m=65536$b | $argon2id$v=19$m=65536$c | $argon2id$v=19$m=65536$d | $argon2id$v=19$m=65536$e | $argon2id$v=19$m=65536$f
  dispName text P person-name : Айгерим Касымова | Neon Light | Мария Иванова | Тимур | Жанна Ли | Ксения О.
  cell text P phone : +77475550401 | | +77475550403 | +77475550404 | | +77475550406
  dob date P birth-date : 1992-04-04 | | 1988-01-31 | 2000-12-12 | | 1995-05-25
  mktg_optin bool P consent : true | false | false | true | true | false
  avatar_url text P file : https://cdn.example.com/u/1.jpg | | https://cdn.example.com/u/3.png | | | https://cdn.example.com/u/6.webp
  last_login_ts timestamp P : 2026-01-01 10:00:00 | 2026-01-02 10:00:00 | 2026-01-03 10:00:00 | 2026-01-04 10:00:00 | 2026-01-05 10:00:00 | 2026-01-06 10:00:00
  updated_at timestamp N : 2026-01-01 10:00:00 | 2026-01-02 10:00:00 | 2026-01-03 10:00:00 | 2026-01-04 10:00:00 | 2026-01-05 10:00:00 | 2026-01-06 10:00:00
table usr_addr linked
  id bigint pk K
  usr_id bigint L usr : @ids 6
  line1 text P address : ул. Гагарина 15 | пр. Достык 5, кв. 8 | Al-Farabi Avenue 77 | ул. Сатпаева, д. 9 | мкр. Аксай 4, д. 21 | ул. Маркова 46
  town text P city : Алматы | Алматы | Астана | Шымкент | Алматы | Караганда
  zip text P postcode : 050000 | 050010 | 010000 | 160000 | 050036 | 100000
  lat numeric P latitude : 43.238949 | 43.241100 | 51.169392 | 42.341700 | 43.222000 | 49.801800
  lng numeric P longitude : 76.889709 | 76.957400 | 71.449074 | 69.590100 | 76.851200 | 73.102100
table ord linked
  id bigint pk K
  ord_no text uq P : A-1001 | A-1002 | A-1003 | A-1004 | A-1005 | A-1006
  usr_id bigint L usr : @ids 6
  rcpt_nm text P person-name : Айгерим Касымова | Сания Касымова | Мария Иванова | Тимур Ахметов | Жанна Ли | Ксения Орлова
  rcpt_ph text P phone : 87475550401 | 87475550402 | 87475550403 | 87475550404 | 87475550405 | 87475550406
  ttl numeric P : 12000.00 | 3500.00 | 990.00 | 45000.00 | 7600.00 | 15200.00
  st text P : new | paid | paid | sent | done | done
  cust_cmt text P free-text : позвоните за час до доставки пожалуйста | | оставьте у соседки Марии в квартире 12 | | домофон не работает, звоните на 87475550404 |
  crtd timestamp P : 2026-02-01 10:00:00 | 2026-02-02 10:00:00 | 2026-02-03 10:00:00 | 2026-02-04 10:00:00 | 2026-02-05 10:00:00 | 2026-02-06 10:00:00
table ord_item linked
  id bigint pk K
  ord_id bigint L ord : @ids 6
  prod_id bigint L prod : @ids 6
  qty int P : 1 | 2 | 1 | 1 | 3 | 1
  price numeric P : 12000.00 | 1750.00 | 990.00 | 45000.00 | 2533.33 | 15200.00
table prod none
  id bigint pk K
  name text N : Чайник электрический | Кружка с котом | Пицца Маргарита | Платье Алина | Кроссовки | Наушники
  descr text N : Чайник на полтора литра, быстро закипает, два года гарантии | Кружка из фарфора, подходит для посуды и печи | Сыр, томаты и свежий базилик на тонком тесте | Летнее платье из хлопка, размеры от 42 до 50 | Для бега по городу и в зале, дышащий верх | Беспроводные, до тридцати часов без зарядки
  img text N : https://cdn.example.com/p/1.jpg | https://cdn.example.com/p/2.jpg | https://cdn.example.com/p/3.jpg | https://cdn.example.com/p/4.jpg | https://cdn.example.com/p/5.jpg | https://cdn.example.com/p/6.jpg
  price numeric N : 12000.00 | 1750.00 | 990.00 | 45000.00 | 2533.33 | 15200.00
  barcode text N : 4870001234567 | 4870001234574 | 4870001234581 | 4870001234598 | 4870001234604 | 4870001234611
table supplier none
  id bigint pk K
  name text N : ТОО «Береке» | ТОО «Алма Трейд» | ИП Садыков | ТОО «Нур» | АО «Мир» | ТОО «Глобус»
  bin text N bin : @bin 6
  contact_person text P person-name : Садыков Ерлан | Нурланова Асем | Садыков Б. | Ли Виктория | Омаров Тимур | Юн Сергей
  email text N email : info@bereke.example | sales@alma.example | order@sad.example | office@nur.example | info@mir.example | hello@globus.example
table newsletter_q contact
  email text P email : aika92@example.com | guest1@example.com | guest2@example.com | timur@example.kz | guest3@example.com | guest4@example.com
  src text P : footer | popup | footer | checkout | popup | footer
  unsub_tok text P secret : 5f4dcc3b5aa765d61d8327deb882cf99 | 6f4dcc3b5aa765d61d8327deb882cf99 | 7f4dcc3b5aa765d61d8327deb882cf99 | 8f4dcc3b5aa765d61d8327deb882cf99 | 9f4dcc3b5aa765d61d8327deb882cf99 | af4dcc3b5aa765d61d8327deb882cf99
table product_review linked
  id bigint pk K
  prod_id bigint L prod : @ids 6
  author bigint L usr : @ids 6
  stars int P : 5 | 4 | 1 | 5 | 3 | 5
  txt text P free-text : Отличный чайник, пользуюсь уже второй месяц | Кот на кружке совсем как мой Барсик | Пицца приехала холодная, обидно до слёз | Платье село прекрасно, спасибо продавцу Анне | Кроссовки маломерят на размер, берите больше | Звук чистый, но быстро натирают уши
table mail_template none
  id bigint pk K
  subject text N : Добро пожаловать | Ваш заказ принят | Заказ отправлен | Сброс пароля | С днём рождения | Мы скучаем
  email_from text N email : shop@example.com | shop@example.com | shop@example.com | shop@example.com | shop@example.com | shop@example.com
  body text N : Здравствуйте, рады видеть вас в нашем магазине | Здравствуйте, ваш заказ уже собирают на складе | Курьер везёт ваш заказ, ждите звонка | Чтобы сменить пароль, пройдите по ссылке ниже | Поздравляем и дарим скидку на весь день | Давно не виделись, загляните к нам ещё
`;
