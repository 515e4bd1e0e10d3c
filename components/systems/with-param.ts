/** An address with one more parameter, or with another value of it. */
export function withParam(href: string, name: string, value: string): string {
  const [path = "", query] = href.split("?");
  const search = new URLSearchParams(query);
  search.set(name, value);
  return `${path}?${search}`;
}

/**
 * The same page asked anew. The browser takes an address that it shows already for known and would stand still until the last
 * system has answered; with the moment of the last question in it, it is another one.
 */
export function askedAgain(href: string, lastAt: string): string {
  return withParam(href, "again", String(Date.parse(lastAt)));
}
