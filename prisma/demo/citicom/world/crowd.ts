import { birthDate, inventPerson } from "../../kit/person.ts";
import type { Random } from "../../kit/random.ts";
import type { World } from "./named.ts";
import type { Member, Publication } from "./community.ts";
import { companyNames } from "./words.ts";

/** Lays people with nothing special about them: most have an account, some work for a company, some post and comment. */
export function layCrowd(
  random: Random,
  { accounts, business, community }: World,
  count: number,
): void {
  // The first company is that of the named people.
  const companies = companyNames.slice(1).map((name) => business.company(name, 2500));
  const members: Member[] = [];
  const posts: Publication[] = [];
  for (let index = 0; index < count; index += 1) {
    const person = inventPerson(random, index);
    const since = random.between(60, 1400);
    if (random.chance(0.9)) {
      accounts.holder({
        ...person,
        since,
        birthDate: random.chance(0.8) ? birthDate(random) : null,
        devices: random.between(2, 25),
        cookies: ["errors", "comfort", ...(random.chance(0.5) ? ["statistics"] : [])],
      });
    }
    const company = companies[index % companies.length];
    if (company !== undefined && index < companies.length) {
      business.head(company, person, 1000);
      business.agreement(company, person, { signedDaysAgo: 1000 });
    } else if (company !== undefined && random.chance(0.4)) {
      business.user(company, person, random.chance(0.15) ? "admin" : "member");
    }
    if (random.chance(0.5)) {
      const member = community.member({ ...person, since });
      members.push(member);
      if (random.chance(0.6)) posts.push(community.publication(member, random.between(2, since)));
    }
  }
  for (const member of members) {
    const post = posts[random.between(0, posts.length - 1)];
    if (post !== undefined && random.chance(0.7)) community.comment(member, post);
  }
}
