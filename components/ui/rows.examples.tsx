import { Fact, Facts, Row, Rows } from "./rows.tsx";

export const examples = {
  links: (
    <Rows>
      <Row href="#" strong title="Заказы и билеты" end="22 записи" />
      <Row href="#" strong title="Платежи и возвраты" end="10 записей" />
    </Rows>
  ),
  icons: (
    <Rows>
      <Row
        href="#"
        icon="check-circle"
        tone="done"
        title="SMS-жарнама тоқтатылды"
        note="20 қазан, 14:02. Екі жүйе де растады"
      />
      <Row
        href="#"
        icon="eye"
        title="№ 7 жауапты маман, бүгін 09:05"
        note="№ 2026-0417: байланыс, тапсырыстар"
      />
    </Rows>
  ),
  facts: (
    <Facts>
      <Fact label="Зачем" small="Пункт 4.2.3 политики">
        Сообщить об изменении или отмене события
      </Fact>
      <Fact label="Кому">SMS-провайдеру: 3 раза</Fact>
    </Facts>
  ),
};
