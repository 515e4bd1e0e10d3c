import { Table } from "./table.tsx";

export const examples = {
  orders: (
    <Table
      caption="Заказы"
      columns={[
        { id: "n", title: "Номер" },
        { id: "d", title: "Когда" },
        { id: "s", title: "Сумма", numeric: true },
      ]}
      rows={[
        { id: "1", cells: ["100417", "3 мая 2021", "12 000 ₸"] },
        { id: "2", cells: ["100732", "19 октября 2026", "4 500 ₸"] },
      ]}
    />
  ),
};
