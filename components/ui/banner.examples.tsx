import { Banner } from "./banner.tsx";
import { ButtonLink } from "./button.tsx";

export const examples = {
  partial: (
    <Banner
      tone="soon"
      icon="triangle"
      title="Mailing has not answered since 13:57."
      action={
        <ButtonLink href="#" icon="refresh">
          Try again
        </ButtonLink>
      }
    >
      Its messages are missing here; all the rest is complete.
    </Banner>
  ),
  done: (
    <Banner tone="done" icon="check-circle" title="Сохранено." live>
      Продажа билетов хранит новый номер, проверено чтением в 14:02.
    </Banner>
  ),
};
