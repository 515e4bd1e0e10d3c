import { Switch } from "./switch.tsx";

export const examples = {
  on: <Switch label="Реклама по почте" on word="Разрешено" />,
  off: <Switch label="Реклама по SMS" on={false} word="Запрещено" />,
  unconfirmed: <Switch label="Опросы по почте" on={false} unconfirmed word="Не подтверждено" />,
};
