// The acts that the firm's month is made of: what it keeps on its file, who connects, and what is cut.
import { PAPER_NAMES, PAPERS } from "../../../../../functions/firm/names.ts";
import type { City } from "../city.ts";
import * as h from "../household.ts";
import { hh01 } from "../household.ts";
import { amissUnless, of, type StepSeen, type StoryStep } from "../step.ts";

export const PERSONNEL = "personnel@household";
export const FIRM = `/v1/firms/${h.AGENCY}`;
const MANAGED = {
  securityAgent: true,
  appControl: true,
  servicesOff: true,
  antivirus: true,
  compliant: true,
};

export const twse = (...clauses: readonly string[]) => of("twse-2023", ...clauses);

export const step = (
  when: string,
  zh: string,
  en: string,
  more: Pick<StoryStep, "play"> & Partial<StoryStep>,
): StoryStep => ({ of: "twse", when: `2023-${when}`, what: { "zh-TW": zh, en }, ...more });

export const keeps = (city: City, noun: string, body: object) =>
  city.done(PERSONNEL, `POST ${FIRM}/${noun}`, body);

/** A manager, while the exchange trades. */
export const supervises = (city: City, from: string, until: string) =>
  keeps(city, "supervisors", { supervisor: h.SUPERVISOR, from, until, starts: "09:00", ends: "13:30" });

export const BUSINESS = {
  business: "brokerage",
  premises: "cases-on-premises",
  from: "2023-10-04",
  to: "2024-01-03",
  liaison: h.SUPERVISOR,
};
export const PLAN = PAPER_NAMES.filter(name => PAPERS[name].plan);
export const filed = (paper: string, more: object = {}) => ({
  paper,
  document: `${paper} 112-1`,
  dated: "2023-10-02",
  ...more,
});

/** The session that stays open from one step to the next. */
let live = "";

/** Connects anew, and is left open where it was let in. */
export async function knocks(city: City): Promise<StepSeen> {
  await city.drain();
  await city.reports(hh01, "wired", city.now, MANAGED);
  const { refused, session, allowed } = await city.knock(h.who(hh01));
  live = allowed ? session : live;
  return { refused, gate: await city.gate(h.who(hh01)) };
}

/** Lets somebody in, who is there while something happens. */
export async function connects(city: City): Promise<void> {
  const { refused = [] } = await knocks(city);
  if (refused.length > 0) throw new Error(`not let in: ${refused.join(" ")}`);
}

/** What was open is cut, and whoever asks again is refused. */
export async function isCut(city: City): Promise<StepSeen> {
  await city.drain();
  const [{ status, ended }, cut] = [await city.session(live), await city.isCut(live)];
  const words = `the session ${live} is ${status}, cut: ${cut}, ${JSON.stringify(ended)}`;
  return { ...(await knocks(city)), amiss: amissUnless(status === "ended" && cut, words) };
}

/** Inside the session that stays open: an order, and a file that was to land at home. */
export async function tradesInside(city: City): Promise<StepSeen> {
  await connects(city);
  const [order, more] = ["A0001", "A0002"].map(each => ({ trade: { business: "brokerage", order: each } }));
  const placed = await city.inside(live, order ?? {});
  const taken = await city.inside(live, { export: { number: "A0001", important: false, encrypted: true } });
  await city.done(h.WORKER, `POST /v1/sessions/${live}/end`, { reason: "收盤" });
  const late = await city.inside(live, more ?? {});
  const amiss = amissUnless(placed.length === 0, `an order is refused by ${placed.join()}`);
  return { refused: [...taken, ...late.filter(each => each.includes("/"))], amiss };
}
