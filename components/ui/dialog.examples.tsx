import { Dialog } from "./dialog.tsx";

export const examples = {
  closed: (
    <Dialog title="Показать имя полностью" openLabel="Показать имя" closeLabel="Закрыть" icon="eye">
      <p>Человек увидит, кто и когда смотрел.</p>
    </Dialog>
  ),
};
