import type { Text } from "#lib/kernel/locale.ts";
import type { Kind } from "../core/kinds.ts";

/** What well-known kinds are called in a draft, as people read it; a kind that is missing has no name of its own. */
export const labels: Readonly<Partial<Record<Kind, Text>>> = {
  "person-name": { kk: "Аты-жөні", ru: "Фамилия, имя, отчество", en: "Full name" },
  "first-name": { kk: "Аты", ru: "Имя", en: "Given name" },
  "last-name": { kk: "Тегі", ru: "Фамилия", en: "Family name" },
  patronymic: { kk: "Әкесінің аты", ru: "Отчество", en: "Patronymic" },
  email: { kk: "Электрондық пошта", ru: "Электронная почта", en: "E-mail" },
  phone: { kk: "Телефон нөмірі", ru: "Номер телефона", en: "Phone number" },
  iin: { kk: "ЖСН", ru: "ИИН", en: "Individual identification number" },
  bin: { kk: "БСН", ru: "БИН", en: "Business identification number" },
  card: { kk: "Карта нөмірі", ru: "Номер карты", en: "Card number" },
  iban: { kk: "Банк шоты", ru: "Банковский счёт", en: "Bank account" },
  document: { kk: "Құжат нөмірі", ru: "Номер документа", en: "Document number" },
  vehicle: { kk: "Көлік нөмірі", ru: "Номер автомобиля", en: "Vehicle number" },
  "birth-date": { kk: "Туған күні", ru: "Дата рождения", en: "Date of birth" },
  "birth-year": { kk: "Туған жылы", ru: "Год рождения", en: "Year of birth" },
  address: { kk: "Мекенжай", ru: "Адрес", en: "Address" },
  city: { kk: "Қала", ru: "Город", en: "City" },
  postcode: { kk: "Пошта индексі", ru: "Почтовый индекс", en: "Postcode" },
  ip: { kk: "IP мекенжайы", ru: "IP-адрес", en: "IP address" },
  latitude: { kk: "Ендік", ru: "Широта", en: "Latitude" },
  longitude: { kk: "Бойлық", ru: "Долгота", en: "Longitude" },
  coordinates: { kk: "Орналасқан жері", ru: "Местоположение", en: "Location" },
  "user-agent": { kk: "Браузер", ru: "Браузер", en: "Browser" },
  "device-id": { kk: "Құрылғы", ru: "Устройство", en: "Device" },
  login: { kk: "Логин", ru: "Логин", en: "Login" },
  gender: { kk: "Жынысы", ru: "Пол", en: "Gender" },
  language: { kk: "Хабарлама тілі", ru: "Язык сообщений", en: "Language of messages" },
  "customer-number": { kk: "Клиент нөмірі", ru: "Номер клиента", en: "Customer number" },
};
