import { ErrorSummary } from "./error-summary.tsx";

export const examples = {
  two: (
    <ErrorSummary
      title="Два места нужно исправить"
      problems={[
        { field: "ex-phone", text: "Номер не полный: нужно десять цифр после +7" },
        { text: "Данные изменились, пока вы писали" },
      ]}
    />
  ),
};
