import { defineDevRoute } from "#lib/web/define-dev-route.ts";
import { demoPeople, devPage, escapeHtml } from "#lib/web/dev-pages.ts";

export const GET = defineDevRoute("dev.people", async (request) => {
  const rows = (await demoPeople()).map((person) => {
    const secrets = "password" in person ? `${person.password}<br>${person.totpSecret}` : "";
    const cells = [person.role, person.name, person.email, person.phone ?? "", person.note].map(
      escapeHtml,
    );
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}<td>${secrets}</td></tr>`;
  });
  const head = ["Role", "Name", "E-mail", "Phone", "Note", "Password and TOTP secret"];
  const body = `<p>Everybody is made up. Codes arrive at the <a href="/dev/inbox">inbox</a>.</p>
<table><tr>${head.map((cell) => `<th>${cell}</th>`).join("")}</tr>${rows.join("")}</table>`;
  return devPage({ title: "People of the demo", body, nonce: request.headers.get("x-nonce") });
});
