import { birthDate, inventPerson } from "../../kit/person.ts";
import type { Random } from "../../kit/random.ts";
import type { SiteBuilder } from "./site-builder.ts";

/** Lays people with nothing special about them: most have a profile, some write, most are shown advertisements. */
export function layCrowd(random: Random, site: SiteBuilder, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const person = inventPerson(random, index);
    const nick = `member${index + 1}`;
    const since = random.between(60, 1400);
    const { email } = person;
    if (random.chance(0.9)) {
      site.member({
        ...person,
        nick,
        since,
        birthDate: random.chance(0.5) ? birthDate(random) : null,
        visibleTo: random.chance(0.1) ? "members" : "nobody",
        visits: random.between(2, 20),
      });
    }
    if (random.chance(0.5)) site.author({ email, nick, since, posts: random.between(0, 9) });
    if (random.chance(0.7)) {
      site.viewer({
        email,
        since,
        targeting: random.chance(0.4),
        research: random.chance(0.4),
        interests: random.between(2, 9),
        ads: random.between(2, 30),
      });
    }
  }
}
