// In order under the letter, then under the guideline: what it asks of the system, the endpoint and the person, and what the firm's own
// file still lacks.
import type { City } from "../city.ts";
import * as h from "../household.ts";
import { hh01 } from "../household.ts";
import type { StoryStep } from "../step.ts";
import { connects, isCut, knocks, PERSONNEL, step, twse } from "./acts.ts";

const OF_THE_FILE = ["2.1.1a", "2.1.1b", "2.2", "2.2.10", "2.2.11", "2.2.12", "3.4.1", "3.5.3"] as const;

export const ADOPTION: readonly StoryStep[] = [
  step("10-02 09:00", "依函文整備、借出、設定名單", "In order under the letter: lent, listed, set", {
    refused: [],
    gate: "open",
    async play(city) {
      await opens(city);
      return knocks(city);
    },
  }),
  step(
    "10-03 09:00",
    "公司採用指引，檔案均未備",
    "The firm adopts the guideline, with nothing of it in place",
    {
      refusedBy: "twse-2023/2.1.1a",
      async play(city) {
        await connects(city);
        await adopts(city);
        return isCut(city);
      },
    },
  ),
  step(
    "10-03 10:00",
    "系統測試、端點用途、個人核准已備，公司檔案尚缺",
    "System, endpoint and person in order; of the firm’s file nothing",
    {
      refused: twse(...OF_THE_FILE),
      async play(city) {
        await prepares(city);
        return knocks(city);
      },
    },
  ),
];

/** What it takes under the letter, and the hours by which the guideline looks. */
async function opens(city: City): Promise<void> {
  const staff = { agency: h.AGENCY, status: "civil-servant" };
  await city.done(PERSONNEL, `POST /v1/people/${h.WORKER}/enrol`, staff);
  await h.place(city);
  await h.register(city, hh01);
  await h.prepare(city);
  const windows = [
    { kind: "office", from: "08:00", until: "17:00", days: "working-days" },
    { kind: "trading", from: "09:00", until: "13:30", days: "working-days" },
  ];
  const hours = { windows, outsideHours: "assigned" };
  await city.done(PERSONNEL, `POST /v1/agencies/${h.AGENCY}/working-hours`, hours);
  await h.lendAndCarryOut(city, { dueOn: "2023-11-30", carriedOutAt: "2023-10-02T10:00:00+08:00" });
  await city.done(h.ADMIN, `PUT /v1/systems/${h.SYSTEM}/plan`, h.plan);
  const endpoint = city.endpointOf(h.SYSTEM);
  const registered = { endpoint, channel: "vpn", egress: h.EGRESS };
  await city.done(h.ADMIN, `POST /v1/systems/${h.SYSTEM}/endpoints`, registered);
  const { draft } = await city.done(h.ADMIN, `PUT /v1/reports/${h.SYSTEM}/draft`, h.report);
  await city.done(h.ADMIN, `POST /v1/reports/${h.SYSTEM}/filings`, { draft: draft.digest });
  const { number } = await city.done("center@city", "POST /v1/packs");
  await city.done("center@city", `POST /v1/packs/${number}/forward`);
  const line = { system: h.SYSTEM, channel: "vpn", range: h.EGRESS, outcome: "set" };
  await city.done("archives@national", `POST /v1/packs/${number}/answers`, { lines: [line] });
  await h.list(city, "inbound", `${h.HOME}/32`);
  await h.list(city, "outbound", h.SERVERS);
}

async function adopts(city: City): Promise<void> {
  const terms = { profile: "twse-2023", version: 1, activity: "exchange", from: "2023-10-03" };
  const trigger = { document: "臺證輔字第1120503225號", trigger: "行政院認定之特殊疫病" };
  const rules = `/v1/agencies/${h.AGENCY}/adoptions`;
  const made = await city.done(h.SUPERVISOR, `POST ${rules}`, { ...terms, ...trigger });
  const [adoption = "1"] = Object.keys(made.adoptions);
  await city.done(PERSONNEL, `POST ${rules}/${adoption}/confirmation`);
}

/** What the guideline asks of the system, the endpoint and the person; of the firm's own file nothing yet. */
async function prepares(city: City): Promise<void> {
  const test = { testedAt: "2023-10-03T09:30:00+08:00", result: "passed", document: "測試紀錄 112-1" };
  await city.done(h.ADMIN, `POST /v1/systems/${h.SYSTEM}/remote-tests`, test);
  const scopes = { rights: ["order"], functions: ["order-entry"] };
  const endpoint = `/v1/systems/${h.SYSTEM}/endpoints/${city.endpointOf(h.SYSTEM)}/purpose`;
  const purpose = { business: "brokerage", ...scopes, document: "端點用途 112-1" };
  await city.done(h.ADMIN, `POST ${endpoint}`, purpose);
  await city.done(h.SECOND, `POST ${endpoint}/confirmation`);
  const person = `/v1/people/${h.WORKER}/applications`;
  const asked = { regulation: "twse-2023", activity: "exchange", from: "2023-10-03", to: "2024-01-02" };
  const place = { placeKind: "residence", place: "住居所", contacts: "分機 1234", room: true };
  const made = await city.done(h.WORKER, `POST ${person}`, {
    ...asked,
    ...place,
    businesses: ["brokerage", "proprietary"],
    ...scopes,
  });
  const { application } = made.rows[0];
  const { body: pledge } = await city.ask(h.WORKER, `GET ${person}/${application}/pledge`);
  await city.done(h.WORKER, `POST ${person}/${application}/pledge`, { text: pledge.digest });
  const terms = { content: "受託買賣", hours: "08:00–17:00" };
  await city.done(h.SUPERVISOR, `POST ${person}/${application}/decision`, { granted: true, terms });
}
