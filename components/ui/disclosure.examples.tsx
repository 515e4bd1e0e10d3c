import { Disclosure } from "./disclosure.tsx";

export const examples = {
  closed: (
    <Disclosure summary="aigerim.sarsenova@example.com">
      <p>Подробности</p>
    </Disclosure>
  ),
  link: (
    <Disclosure kind="link" open summary="Мерзім қалай есептелді">
      <p>23 қазан: қабылданды</p>
    </Disclosure>
  ),
};
