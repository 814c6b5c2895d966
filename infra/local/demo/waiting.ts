// What waits for somebody as the story ends: loans, changes of the lists, a regulation to adopt, people to look after.
import { type DemoCity, DOCUMENT, PERSONNEL, PROPERTY, SUPERVISOR, WORKER } from "./demo-city.ts";
import { approved, registeredLoan } from "./lent.ts";
import { OFFICE } from "./people.ts";

export async function waiting(city: DemoCity): Promise<void> {
  await Promise.all([
    registeredLoan(city, { number: 12, borrower: WORKER, due: -15 }),
    approved(city, { number: 13, borrower: "ayi@household", due: -15 }),
    city.terminal(PROPERTY, 14, "retire", { cause: "逾使用年限" }),
    changes(city),
    decisions(city),
  ]);
}

/** One for each administrator who did not propose it. */
async function changes(city: DemoCity): Promise<void> {
  const why = { document: DOCUMENT, reason: "新增第二批居家人員" };
  const until = city.days.at(-12, "18:00");
  const add = [{ range: "198.51.100.16/28", owner: "登記課", until }];
  await city.done("admin@household", "POST /v1/lists/household/vpn/inbound/changes", { ...why, add });
  const servers = [{ range: "203.0.113.200/32", owner: "公文交換備援主機", until }];
  await city.done("admin2@household", "POST /v1/lists/household/vpn/outbound/changes", {
    ...why,
    add: servers,
  });
  const station = [{ range: "198.51.100.48/28", owner: "行政科", until }];
  await city.done("admin@police", "POST /v1/lists/police/vpn/inbound/changes", { ...why, add: station });
}

/** Proposed by personnel for the supervisor to confirm; and one of the staff is on leave next week. */
async function decisions(city: DemoCity): Promise<void> {
  const terms = {
    profile: "ey-draft",
    version: 1,
    activity: "document-management",
    from: city.days.day(-10),
  };
  await city.done(PERSONNEL, `POST /v1/agencies/${OFFICE}/adoptions`, {
    ...terms,
    document: "府人考字第115001號",
  });
  const leave = { from: city.days.at(-3, "00:00"), until: city.days.at(-5, "00:00") };
  await city.done(PERSONNEL, "POST /v1/people/hejing@household/leaves", leave);
  await city.done(SUPERVISOR, "POST /v1/people/boya@household/recall", {
    reason: "支援櫃檯業務",
    effectiveAt: city.days.at(-6, "08:00"),
  });
}
