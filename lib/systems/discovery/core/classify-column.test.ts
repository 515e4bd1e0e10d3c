import { expect, test } from "vitest";
import { classifyColumn } from "./classify-column.ts";
import type { TypeFamily } from "./description.ts";

function kindOf(
  name: string,
  values?: readonly string[],
  family: TypeFamily = "text",
  comment?: string,
) {
  const column = {
    name,
    type: family,
    family,
    nullable: true,
    readable: true,
    ...(comment === undefined ? {} : { comment }),
  };
  const [first] = classifyColumn({
    column,
    year: 2026,
    ...(values === undefined ? {} : { values }),
  });
  return first.kind;
}

test.each([
  ["familiya", "last-name"],
  ["strFamilija", "last-name"],
  ["фамилия_клиента", "last-name"],
  ["tegi", "last-name"],
  ["fio", "person-name"],
  ["aty_zhoni", "person-name"],
  ["АтыЖөні", "person-name"],
  ["otchestvo", "patronymic"],
  ["akesinin_aty", "patronymic"],
  ["tel", "phone"],
  ["mob_tel", "phone"],
  ["uyaly_telefon", "phone"],
  ["pochta", "email"],
  ["clientEmail", "email"],
  ["zhsn", "iin"],
  ["ЖСН", "iin"],
  ["adres", "address"],
  ["mekenzhaiy", "address"],
  ["udostoverenie_nomer", "document"],
  ["passwordHash", "secret"],
  ["shirota", "latitude"],
  ["useragent", "user-agent"],
  ["zhynysy", "gender"],
  ["postal_code", "postcode"],
])("%s is %s by its name alone", (name, kind) => {
  expect(kindOf(name)).toBe(kind);
});

test.each([
  ["data_rozhd", "birth-date"],
  ["tugan_kuni", "birth-date"],
  ["birthdate", "birth-date"],
  ["updated_at", "bookkeeping"],
  ["created_at", "act-time"],
])("the day %s is %s", (name, kind) => {
  expect(kindOf(name, undefined, "date")).toBe(kind);
});

test("values that contradict a name win", () => {
  expect(
    kindOf("phone", ["a@example.com", "b@example.com", "c@example.com", "d@example.com"]),
  ).toBe("email");
  expect(kindOf("iin", ["новый", "старый", "новый", "закрыт", "новый"])).not.toBe("iin");
  expect(kindOf("email", ["да", "нет", "да", "да", "нет"])).not.toBe("email");
});

test("values speak where the name is silent", () => {
  expect(kindOf("c7", ["+7 701 555 01 01", "8 (701) 555-01-02", "87015550103"])).toBe("phone");
  expect(
    kindOf("x", [
      "Ахметова Дина Ерлановна",
      "Петров И.С.",
      "Сулейменов Болат",
      "Ли Анна",
      "Omarov Timur",
    ]),
  ).toBe("person-name");
  expect(kindOf("x", ["4400 43** **** 1234", "**** 5678", "516949******1111"])).toBe("card");
  expect(kindOf("x", ["10.1.2.3", "2a03:2880::1", "178.91.3.4"])).toBe("ip");
  expect(
    kindOf("f1", ["1958-03-01", "1977-11-30", "1990-06-15", "1964-02-11", "2001-09-09"], "date"),
  ).toBe("birth-date");
});

test("a name that cannot be of its type is not believed", () => {
  expect(kindOf("email", undefined, "boolean")).toBe("code");
  expect(kindOf("phone_confirmed", undefined, "boolean")).toBe("code");
  expect(kindOf("name", undefined, "decimal")).toBe("nothing");
});

test("a comment counts where the name says nothing", () => {
  expect(kindOf("f17", undefined, "text", "Мобильный телефон клиента")).toBe("phone");
});

test("free text that names people is told from free text", () => {
  const plain = "Доставка была вовремя, упаковка целая, спасибо большое";
  const naming = "Позвонить дочери Айгерим Касымовой по номеру 87015550101 после шести";
  expect(kindOf("z", [plain, plain, plain, plain])).toBe("free-text");
  expect(kindOf("z", [plain, naming, naming, plain])).toBe("names-people");
});
