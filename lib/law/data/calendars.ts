import type { Calendar } from "#lib/law/core/calendar.ts";
import at from "./calendars/at.json" with { type: "json" };
import be from "./calendars/be.json" with { type: "json" };
import bg from "./calendars/bg.json" with { type: "json" };
import br from "./calendars/br.json" with { type: "json" };
import cy from "./calendars/cy.json" with { type: "json" };
import cz from "./calendars/cz.json" with { type: "json" };
import de from "./calendars/de.json" with { type: "json" };
import dk from "./calendars/dk.json" with { type: "json" };
import ee from "./calendars/ee.json" with { type: "json" };
import es from "./calendars/es.json" with { type: "json" };
import fi from "./calendars/fi.json" with { type: "json" };
import fr from "./calendars/fr.json" with { type: "json" };
import gbEng from "./calendars/gb-eng.json" with { type: "json" };
import gr from "./calendars/gr.json" with { type: "json" };
import hr from "./calendars/hr.json" with { type: "json" };
import hu from "./calendars/hu.json" with { type: "json" };
import ie from "./calendars/ie.json" with { type: "json" };
import it from "./calendars/it.json" with { type: "json" };
import lt from "./calendars/lt.json" with { type: "json" };
import lu from "./calendars/lu.json" with { type: "json" };
import lv from "./calendars/lv.json" with { type: "json" };
import mt from "./calendars/mt.json" with { type: "json" };
import nl from "./calendars/nl.json" with { type: "json" };
import pl from "./calendars/pl.json" with { type: "json" };
import pt from "./calendars/pt.json" with { type: "json" };
import ro from "./calendars/ro.json" with { type: "json" };
import ru from "./calendars/ru.json" with { type: "json" };
import se from "./calendars/se.json" with { type: "json" };
import si from "./calendars/si.json" with { type: "json" };
import sk from "./calendars/sk.json" with { type: "json" };
import tr from "./calendars/tr.json" with { type: "json" };
import usCa from "./calendars/us-ca.json" with { type: "json" };
import { readCalendar, weekends } from "./calendars/read-file.ts";
import { kzCalendar } from "./kz/calendars.ts";

/** Calendars made from a library: see calendars/README.md. */
const files = [
  at,
  be,
  bg,
  br,
  cy,
  cz,
  de,
  dk,
  ee,
  es,
  fi,
  fr,
  gbEng,
  gr,
  hr,
  hu,
  ie,
  it,
  lt,
  lu,
  lv,
  mt,
  nl,
  pl,
  pt,
  ro,
  ru,
  se,
  si,
  sk,
  tr,
  usCa,
];

/** Every calendar the product knows. A new one: a file, and its line in this one. */
export const calendars: readonly Calendar[] = [kzCalendar, weekends, ...files.map(readCalendar)];
