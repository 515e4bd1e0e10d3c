import { Button, ButtonLink } from "./button.tsx";

export const examples = {
  primary: <Button kind="primary">Ответить</Button>,
  secondary: <Button icon="refresh">Попробовать снова</Button>,
  destructive: <Button kind="destructive">Удалить 173 записи, изменить 20</Button>,
  link: (
    <ButtonLink kind="link" href="#">
      Бәрін қалдыру
    </ButtonLink>
  ),
  pending: (
    <Button kind="primary" pending>
      Отправляем
    </Button>
  ),
  wide: (
    <Button kind="primary" wide>
      Жауап беру
    </Button>
  ),
};
