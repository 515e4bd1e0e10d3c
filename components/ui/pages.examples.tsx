import { Pages } from "./pages.tsx";

export const examples = {
  middle: (
    <Pages
      label="Тапсырыстар беттері"
      number={2}
      pages={9}
      hrefOf={(page) => `#${page}`}
      words={{ previous: "Алдыңғы", next: "Келесі", here: "9 беттің 2-і" }}
    />
  ),
};
