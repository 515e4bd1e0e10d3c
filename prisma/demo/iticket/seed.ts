import { Days } from "../kit/days.ts";
import { fill } from "../kit/fill.ts";
import { Random } from "../kit/random.ts";
import { layCrowd } from "./world/crowd.ts";
import { MailingBuilder } from "./world/mailing-builder.ts";
import { layNamedPeople } from "./world/named.ts";
import { type World, emptyWorld, mailingTables, shopTables } from "./world/rows.ts";
import { ShopBuilder } from "./world/shop-builder.ts";

/** Any number; another one gives other people. */
const seed = 20_261_122;
const crowd = 320;

/**
 * Fills both sample systems with the same people each time: all dates are counted from `now`, all chance comes from one
 * seed. Whatever stood there before is gone. The URLs are those of the owners, never of the portal.
 */
export async function seedSampleSystems(options: {
  readonly shopUrl: string;
  readonly mailingUrl: string;
  readonly now: Temporal.Instant;
}): Promise<void> {
  const world = makeWorld(options.now);
  // `shop` last: whoever finds it filled may trust that the other one is.
  await fill(options.mailingUrl, mailingTables, world.mailing);
  await fill(options.shopUrl, shopTables, world.shop);
}

function makeWorld(now: Temporal.Instant): World {
  const world = emptyWorld();
  const random = new Random(seed);
  const days = new Days(now);
  const shop = new ShopBuilder(world.shop, random, days);
  const mailing = new MailingBuilder(world.mailing, random, days);
  layNamedPeople({ shop, mailing, world });
  layCrowd(random, shop, mailing, crowd);
  return world;
}
