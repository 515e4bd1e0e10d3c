import { SelectField, TextArea, TextField } from "./field.tsx";

export const examples = {
  plain: (
    <TextField
      id="ex-email"
      name="email"
      type="email"
      label="Электрондық пошта"
      autoComplete="email"
    />
  ),
  hint: (
    <TextField
      id="ex-code"
      name="code"
      label="Код из письма"
      hint="Шесть цифр, действует 10 минут"
      inputMode="numeric"
    />
  ),
  error: (
    <TextField
      id="ex-phone"
      name="phone"
      label="Телефон"
      defaultValue="8 700"
      error="Номер не полный: нужно десять цифр после +7"
    />
  ),
  area: <TextArea id="ex-words" name="words" label="Что вы хотите узнать" hint="Своими словами" />,
  select: (
    <SelectField id="ex-date" name="date" label="Показать на дату">
      <option>20 октября 2026, сегодня</option>
      <option>3 мая 2021 года</option>
    </SelectField>
  ),
};
