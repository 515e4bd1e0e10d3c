import { defineDevRoute } from "#lib/web/define-dev-route.ts";
import { devPage, escapeHtml, inbox, staffCodes, type Letter } from "#lib/web/dev-pages.ts";

export const GET = defineDevRoute("dev.inbox", async (request) => {
  const letters = await inbox();
  const codes = staffCodes().map(
    ({ name, email, code }) =>
      `<tr><td>${escapeHtml(name)}</td><td>${escapeHtml(email)}</td><td><b>${code}</b></td></tr>`,
  );
  const body = `<p>Everything the demo sent, newest first. The page looks again every five seconds. <a href="/dev/people">People of the demo</a></p>
<h2>Codes of staff now</h2><table>${codes.join("")}</table><h2>Messages</h2>${letters.map(letterHtml).join("") || "<p>Nothing yet.</p>"}`;
  return devPage({
    title: "Inbox of the demo",
    body,
    nonce: request.headers.get("x-nonce"),
    refresh: 5,
  });
});

function letterHtml(letter: Letter): string {
  const { at, channel, to, subject, text, code, link, unsubscribe } = letter;
  const codeHtml = code === undefined ? "" : ` · <b>${escapeHtml(code)}</b>`;
  const isHttp = link !== undefined && /^https?:\/\//.test(link);
  const linkHtml = isHttp ? ` · <a href="${escapeHtml(link)}">link</a>` : "";
  return `<article><div>${escapeHtml(at)} · ${escapeHtml(channel)} · ${escapeHtml(to)}${codeHtml}${linkHtml}${unsubscribe === undefined ? "" : " · List-Unsubscribe: one click"}</div>
<div>${escapeHtml(subject)}</div><pre>${escapeHtml(text)}</pre></article>`;
}
