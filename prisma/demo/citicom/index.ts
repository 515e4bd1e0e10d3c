import { defineSample } from "../kit/sample.ts";
import { Accounts } from "./world/accounts.ts";
import { Business } from "./world/business.ts";
import { Community } from "./world/community.ts";
import { layCrowd } from "./world/crowd.ts";
import { layNamedPeople } from "./world/named.ts";

/** The sample systems of `citicom`, three databases that nothing joins (clause 3.1.5). */
export const sample = defineSample({
  operator: "citicom",
  folder: import.meta.dirname,
  tables: {
    accounts: ["holders", "devices", "cookie_choices", "openid_transfers"],
    business: ["companies", "company_users", "company_heads", "agreements"],
    community: ["members", "publications", "comments"],
  },
  lay(sheets, random, days) {
    const world = {
      accounts: new Accounts(sheets.accounts, random, days),
      business: new Business(sheets.business, random, days),
      community: new Community(sheets.community, random, days),
    };
    layNamedPeople(world);
    layCrowd(random, world, 100);
  },
});

export const prepareSampleSystems = sample.prepare;
