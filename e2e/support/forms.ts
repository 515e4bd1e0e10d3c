import type { APIRequestContext, Page } from "@playwright/test";

/** A form as the server sent it: every field with its value, hidden ones of Next's actions among them. */
export type SentForm = Readonly<Record<string, string>>;

/** The forms of a page that change something, as they come without scripts; those of the frame are left out. */
export async function formsOf(page: Page, path: string): Promise<readonly SentForm[]> {
  const html = await (await page.request.get(path)).text();
  return page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "text/html");
    return [...parsed.querySelectorAll("form")].flatMap((form) => {
      const fields = [...form.querySelectorAll("input, textarea, select, button")].flatMap(
        (node) => {
          const name = node.getAttribute("name");
          const value = "value" in node ? String(node.value) : "";
          return name === null ? [] : [[name, value] as const];
        },
      );
      const sent = Object.fromEntries(fields);
      return Object.keys(sent).some((name) => name.startsWith("$ACTION")) ? [sent] : [];
    });
  }, html);
}

/** Sends a form the way a browser without scripts does. */
export async function send(
  api: APIRequestContext,
  path: string,
  form: SentForm,
  origin: string,
): Promise<{ readonly status: number; readonly location: string; readonly body: string }> {
  const response = await api.post(path, {
    multipart: form,
    headers: { Origin: origin },
    maxRedirects: 0,
  });
  return {
    status: response.status(),
    location: response.headers().location ?? "",
    body: await response.text(),
  };
}
