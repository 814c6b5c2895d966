// HTTP: one's own notices and those of one's offices, what of them is read, and how one wishes to be told.
import { entriesOf } from "../shared/directory/directory.ts";
import { answer, http, on } from "../shared/http/http.ts";
import type { Caller } from "../shared/http/identity.ts";
import type { Place } from "../shared/http/permit.ts";
import { addressDigest, mailAddress } from "./composing.ts";
import { deliveryRows, SHOWN_DAYS } from "./deliveries.ts";
import { sayingOf } from "./happenings.ts";
import { allIn, lookedInto, unreadOf } from "./inbox.ts";
import { markAllRead, markRead, marksOf, placeOf } from "./kept.ts";
import { hasMail } from "./mail.ts";
import * as routes from "./routes.ts";
import { servicesHere } from "./services.ts";

const PAGE = 50;

export const handler = http(
  on(routes.listNotices, async ({ person, query: { before }, may, at }) => {
    may(own(person));
    await lookedInto(person, at);
    const [found, marks] = await Promise.all([allIn(person, PAGE + 1, before), marksOf(person.person)]);
    const rows = found.slice(0, PAGE).map(notice => {
      const { at, urgency, by } = notice;
      const [place, read] = [placeOf(notice), isRead(placeOf(notice), marks)];
      return { place, at, ...sayingOf(notice), urgency, by, read };
    });
    const next = found.length > PAGE ? rows.at(-1)?.place : undefined;
    return answer(200, { rows, unread: (await unreadOf(person, marks)).unread, ...(next && { next }) });
  }),
  on(routes.countNotices, async ({ person, may, at }) => {
    may(own(person));
    await lookedInto(person, at);
    return answer(200, await unreadOf(person, await marksOf(person.person)));
  }),
  on(routes.markNotices, async ({ person, body: { places, until }, may, at }) => {
    may(own(person));
    await markRead(person.person, places, at.toISOString());
    if (until !== undefined) await markAllRead(person.person, until, at.toISOString());
    return { statusCode: 204 };
  }),
  on(routes.readWishes, async ({ person, may, at }) => {
    may(own(person));
    const { wish, bounced } = await lookedInto(person, at);
    const [entry] = await entriesOf([person.person]);
    const address = entry && entry.source !== "erased" ? mailAddress(entry.mail) : undefined;
    const isBack = address !== undefined && bounced?.address === addressDigest(address);
    const { voice, messenger } = servicesHere();
    const there = { hasVoice: voice, hasMessenger: messenger, hasMail: hasMail() };
    return answer(200, { ...wish, ...(address && { address }), bounced: isBack, ...there });
  }),
  on(routes.setWishes, async ({ person, body, may, at }) => {
    may(own(person));
    await lookedInto(person, at, body);
    return { statusCode: 204 };
  }),
  on(routes.listDeliveries, async ({ query: { standing }, may, at }) => {
    may({ type: "City", id: "deliveries" });
    return answer(200, { rows: await deliveryRows(standing, at), days: SHOWN_DAYS });
  }),
);

function own({ person, agency }: Caller): Place {
  return { type: "Worker", id: person, agency, person };
}

function isRead(place: string, { all, places }: Awaited<ReturnType<typeof marksOf>>): boolean {
  return place <= all || places.has(place);
}
