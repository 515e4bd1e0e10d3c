import type { Ordinary } from "./roles.ts";
import { ask } from "./systems.ts";

/** The people of `shop` about whom nothing is special, with what both systems hold about them. */
export async function ordinaryPeople(): Promise<readonly Ordinary[]> {
  const people = await ask<Omit<Ordinary, "allowed">>(
    "shop",
    `select c.full_name as name, c.email, c.phone,
       c.phone is not null
         and not exists (select from customers other where other.phone = c.phone and other.id <> c.id)
         and not exists (select from orders o where o.contact_phone = c.phone and o.customer_id is distinct from c.id)
         as "ownsPhone",
       (select count(*)::int from orders o where o.customer_id = c.id) as orders,
       (select count(*)::int from payments p join orders o on o.id = p.order_id where o.customer_id = c.id) as payments,
       (select count(*)::int from payments p join orders o on o.id = p.order_id
         where o.customer_id = c.id and p.retain_until > current_date) as "storedPayments",
       (select count(*)::int from orders o
         where o.customer_id = c.id and o.status = 'paid' and o.event_on > current_date) as "eventsToCome",
       (select count(*)::int from refunds r join payments p on p.id = r.payment_id join orders o on o.id = p.order_id
         where o.customer_id = c.id and r.status in ('requested', 'approved')) as "openRefunds"
     from customers c
     where c.email is not null and not c.blocked and (c.phone is null or c.phone not like '+770000000%')
     order by c.id`,
  );
  const subscribers = await ask<{ email: string; phone: string | null; allowed: string[] | null }>(
    "mailing",
    `select email, phone, (select array_agg(channel order by channel) from channels
       where subscriber_id = s.id and allowed) as allowed from subscribers s where email is not null`,
  );
  const byEmail = new Map(subscribers.map((one) => [one.email, one]));
  return people.map((one) => {
    const subscriber = byEmail.get(one.email);
    return { ...one, allowed: subscriber === undefined ? null : (subscriber.allowed ?? []) };
  });
}
