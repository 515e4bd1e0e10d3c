import { type DemoSubjectId, demoSubject } from "../people.ts";
import type { Reachable, SiteBuilder } from "./site-builder.ts";

type Member = Parameters<SiteBuilder["member"]>[0];

/** Lays the demo people of people.ts; the notes there say what each must come to. */
export function layNamedPeople(site: SiteBuilder): void {
  layEverything(site);
  layOpenProfile(site);
  layTargeting(site);
  layAppeals(site);
  layOthers(site);
}

function layEverything(site: SiteBuilder): void {
  const { email } = reachable("everything");
  member(site, "everything", { nick: "aru", since: 900, visits: 60, birthDate: "1998-05-19" });
  site.author({ email, nick: "aru", since: 880, posts: 12 });
  site.viewer({ email, since: 700, targeting: true, research: false, interests: 7, ads: 40 });
}

function layOpenProfile(site: SiteBuilder): void {
  const { email } = reachable("open-profile");
  member(site, "open-profile", {
    nick: "pavel-k",
    since: 1200,
    visits: 25,
    visibleTo: "everybody",
    city: "Алматы",
    about: "Чиню велосипеды по выходным.",
  });
  site.author({ email, nick: "pavel-k", since: 1100, posts: 6, open: 3 });
}

function layTargeting(site: SiteBuilder): void {
  const on = reachable("targeted");
  member(site, "targeted", { nick: "alina", since: 500, visits: 30 });
  site.viewer({
    email: on.email,
    since: 480,
    targeting: true,
    research: true,
    interests: 16,
    ads: 180,
  });
  const off = reachable("not-targeted");
  member(site, "not-targeted", { nick: "zhan", since: 300, visits: 12 });
  site.viewer({
    email: off.email,
    since: 290,
    targeting: false,
    research: false,
    interests: 0,
    ads: 20,
  });
}

function layAppeals(site: SiteBuilder): void {
  const about = reachable("appealed-about");
  member(site, "open-appeal", { nick: "nata", since: 640, visits: 18 });
  member(site, "appealed-about", { nick: "dima", since: 610, visits: 9 });
  const dima = site.author({ email: about.email, nick: "dima", since: 600, posts: 8 });
  const author = site.author({
    email: reachable("open-appeal").email,
    nick: "nata",
    since: 630,
    posts: 5,
  });
  site.appeal({
    author,
    about: { author: dima, name: about.name },
    text: "Пишет в теме о соседях грубости, прошу проверить.",
    daysAgo: 6,
    isAnswered: false,
  });
  site.appeal({
    author,
    about: { author: dima, name: about.name },
    text: "Разместил рекламу под видом вопроса.",
    daysAgo: 200,
    isAnswered: true,
  });
}

function layOthers(site: SiteBuilder): void {
  const forum = reachable("forum-only");
  site.author({ email: forum.email, nick: "madi", since: 220, posts: 4 });
  member(site, "two-addresses", { nick: "timur", since: 410, visits: 16 });
  const second = "timur.forum@example.com";
  site.author({ email: second, nick: "t-forum", since: 400, posts: 7 });
  site.viewer({
    email: second,
    since: 390,
    targeting: true,
    research: false,
    interests: 5,
    ads: 15,
  });
  member(site, "sister", { nick: "asel", since: 260, visits: 8 });
  member(site, "brother", { nick: "arman", since: 250, visits: 7 });
  member(site, "barred", { nick: "roza", since: 720, visits: 21 });
  site.author({
    email: reachable("barred").email,
    nick: "roza",
    since: 700,
    posts: 10,
    barredReason: "Repeated advertising in discussions",
  });
}

function member(
  site: SiteBuilder,
  id: DemoSubjectId,
  more: Omit<Member, keyof Reachable | "language">,
): void {
  site.member({ ...reachable(id), language: demoSubject(id).locale, ...more });
}

function reachable(id: DemoSubjectId): Reachable {
  const { name, email, phone } = demoSubject(id);
  return { name, email, phone: phone ?? null };
}
