/** Words and formats of the readable page, in one language. */
export type PageWords = {
  text(key: string, values?: Readonly<Record<string, string | number>>): string;
  date(value: string): string;
  time(value: string): string;
  money(value: string, currency: string): string;
  number(value: number): string;
};

/** Text for element content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
