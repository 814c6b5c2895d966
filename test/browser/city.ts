// A city at work on a Friday morning, told day by day by its own people: what pictures and the walk through all pages need.
import type { Endpoints } from "../../infra/local/run/endpoints.ts";
import { AGENCY, cleanScan, prepareAgency, registration } from "../live/custody-story.ts";
import { connected, HOME } from "./connected.ts";
import { type Ask, askerFor, numberOf } from "./story.ts";

export const TODAY = "2026-11-20";

interface Day {
  readonly ask: Ask;
  /** A time of that day in Taipei. */
  readonly at: (time: string) => string;
}

const RECORDS = { account: "records@household" };
const WORKER = "worker@household";

/** From the day on which the gate was open to Friday of the week after, at half past ten. */
export async function cityAWeekLater(endpoints: Endpoints): Promise<void> {
  await broughtBack(await on(endpoints, "2026-11-18", "17:10"));
  await filedAgain(await on(endpoints, "2026-11-19", "11:00"));
  await appliedForHome(await on(endpoints, "2026-11-19", "14:00"));
  await assignedOvertime(await on(endpoints, "2026-11-19", "15:00"));
  await claimedOvertime(await on(endpoints, "2026-11-19", "20:15"));
  await setClock(endpoints, `${TODAY}T10:30:00+08:00`);
}

/** Takes some seconds; as far as the day on which the gate is open: somebody is connected from home. */
export async function cityConnected(endpoints: Endpoints): Promise<void> {
  await prepared(await on(endpoints, "2026-11-09", "09:00"));
  await lentOut(await on(endpoints, "2026-11-10", "08:30"));
  await reported(await on(endpoints, "2026-11-11", "10:00"));
  await answered(await on(endpoints, "2026-11-12", "15:00"));
  await opened(endpoints);
}

/** First over Wi-Fi, which is refused, then over the cable, then from an address on no list. */
async function opened(endpoints: Endpoints): Promise<void> {
  const { ask, at } = await on(endpoints, "2026-11-13", "09:30");
  const { plug, connect } = await connected(ask, endpoints);
  await plug("wifi", at("09:30"));
  await connect();
  await plug("wired", at("09:30"));
  await connect();
  await connect("192.0.2.9");
  // What waits for somebody: a change to decide.
  const list = "/v1/lists/household/vpn/inbound";
  const admin = { account: "admin@household" };
  const why = { reason: "新增第二批人員", document: "府研智字第1150012399號" };
  const add = [{ range: "198.51.100.16/28", owner: "戶政二科", until: "2026-12-01T00:00:00+08:00" }];
  await ask(`POST ${list}/changes`, { ...admin, body: { ...why, add, remove: [`${HOME}/32`] } });
}

/** Tokens live for minutes: each day everybody logs in again. */
async function on(endpoints: Endpoints, day: string, time: string): Promise<Day> {
  await setClock(endpoints, `${day}T${time}:00+08:00`);
  return { ask: askerFor(endpoints), at: other => `${day}T${other}:00+08:00` };
}

export async function setClock({ control }: Endpoints, at: string): Promise<void> {
  const response = await fetch(`${control}/clock`, { method: "POST", body: JSON.stringify({ at }) });
  if (!response.ok) throw new Error(await response.text());
}

async function prepared({ ask, at }: Day): Promise<void> {
  await prepareAgency(ask, [WORKER, "scan@household", "supervisor@household"]);
  const supervisor = { account: "supervisor@household" };
  const place = `/v1/agencies/${AGENCY}`;
  const banned = { activity: "exchange", parameter: "bannedBrands", values: ["DeepScan"], unit: "names" };
  await ask(`POST ${place}/overlays`, { ...supervisor, body: { ...banned, document: "資安第 1 號" } });
  const relay = { notice: "府研智字第1100681935號", relayedTo: ["各戶政事務所"], relayedAt: at("08:50") };
  await ask(`POST ${place}/relays`, { ...supervisor, body: relay });
  const brands = ["Acer", "ASUS", "宏碁"];
  for (let number = 1; number <= 14; number++) {
    const more = {
      serial: `SN-47${String(number).padStart(2, "0")}`,
      brand: brands[number % 3],
      accessories: ["電源線", "滑鼠"],
    };
    await ask("POST /v1/terminals", { ...RECORDS, body: registration(numberOf(number), more) });
  }
}

/** Which terminals the one home worker takes, and when each is due. */
const LOANS: readonly (readonly [number: number, dueOn: string])[] = [
  [1, "2026-12-04"],
  [2, "2026-11-18"],
  [3, "2026-11-27"],
  [4, "2026-11-20"],
  [5, "2026-11-25"],
  [6, "2026-11-30"],
];

async function lentOut({ ask }: Day): Promise<void> {
  for (const [number, dueOn] of LOANS) {
    const place = `/v1/terminals/${numberOf(number)}`;
    const terms = {
      borrower: WORKER,
      dueOn,
      purpose: "居家收發公文",
      accessories: ["電源線"],
      norm: "108.11.15",
    };
    const { body } = await ask(`POST ${place}/loans`, { ...RECORDS, body: terms });
    await ask(`POST ${place}/loan/approval`, {
      account: "property@household",
      body: { until: "2026-12-31" },
    });
    await ask(`POST ${place}/loan/pledge`, {
      account: WORKER,
      body: { text: body.custody.loan.pledgeText },
    });
    await ask(`POST ${place}/loan/carry-out`, { ...RECORDS, body: {} });
  }
  const waiting = {
    borrower: "worker@household",
    dueOn: "2026-12-18",
    purpose: "值勤備援",
    norm: "108.11.15",
  };
  await ask(`POST /v1/terminals/${numberOf(7)}/loans`, { ...RECORDS, body: waiting });
}

export const reportForm = (...ranges: string[]) => ({
  contact: { office: "資訊科", role: "體系管理人員", extension: "1234" },
  capacity: { vpnAccounts: 20, bandwidthMbps: 100, vdiSeats: 0 },
  remarks: "防疫期間",
  rows: ranges.map(range => ({ channel: "vpn", range, purpose: "VPN 出口" })),
});

async function filed(ask: Ask, account: string, [system, ...ranges]: readonly [string, ...string[]]) {
  const { body } = await ask(`PUT /v1/reports/${system}/draft`, { account, body: reportForm(...ranges) });
  await ask(`POST /v1/reports/${system}/filings`, { account, body: { draft: body.draft.digest } });
}

async function reported({ ask }: Day): Promise<void> {
  await filed(ask, "admin@household", ["household", "203.0.113.24/32", "203.0.113.25/32", "203.0.113.32/29"]);
  await filed(ask, "admin@police", ["police", "198.51.100.7/32"]);
  const center = { account: "center@city" };
  await ask("POST /v1/packs", center);
  await ask("POST /v1/packs/1/forward", center);
}

const line = (system: string, range: string, outcome: string, reason?: string) => ({
  system,
  channel: "vpn",
  range,
  outcome,
  ...(reason && { reason }),
});

async function answered({ ask }: Day): Promise<void> {
  const lines = [
    line("household", "203.0.113.24/32", "set"),
    line("household", "203.0.113.25/32", "returned", "非貴機關位址，請查明"),
  ];
  await ask("POST /v1/packs/1/answers", { account: "archives@national", body: { lines } });
  const paper = {
    documentNo: "檔資字第1150000001號",
    answeredOn: "2026-11-12",
    signedBy: "檔案主管機關承辦單位",
    lines: [line("police", "198.51.100.7/32", "set")],
  };
  await ask("POST /v1/packs/1/paper-answers", { account: "center@city", body: paper });
}

async function broughtBack({ ask, at }: Day): Promise<void> {
  const reason = "下班前補登";
  const back = (number: number, verb: string, body: object, account = "records@household") =>
    ask(`POST /v1/terminals/${numberOf(number)}/${verb}`, { account, body });
  for (const number of [3, 4, 5]) await back(number, "return", { happenedAt: at("08:10"), reason });
  const cleaned = { reason, site: "north-gate", startedAt: at("08:30"), doneAt: at("08:45") };
  for (const number of [3, 4]) await back(number, "disinfection", cleaned);
  const scan = {
    ...cleanScan,
    reason,
    startedAt: at("08:50"),
    finishedAt: at("11:30"),
    patternDate: "2026-11-17",
    report: "b".repeat(64),
  };
  await back(3, "scan", scan, "scan@household");
  await back(6, "loss", { loss: "stolen", note: "車內遭竊，已報警", happenedAt: at("09:00"), reason });
}

async function filedAgain({ ask }: Day): Promise<void> {
  await filed(ask, "admin@household", ["household", "203.0.113.24/32", "203.0.113.32/29", "203.0.113.40/32"]);
  const draft = reportForm("198.51.100.7/32", "198.51.100.9/32");
  await ask("PUT /v1/reports/police/draft", { account: "admin@police", body: draft });
}

/** One application that is approved, and one that waits for somebody to decide. */
async function appliedForHome({ ask }: Day): Promise<void> {
  const path = `/v1/people/${WORKER}/applications`;
  const worker = { account: WORKER };
  const place = { placeKind: "residence", place: "住居所一處", contacts: "分機 1234、即時通訊" };
  const span = { activity: "exchange", from: "2026-11-20", to: "2027-02-19", ...place };
  const agreed = { ...span, regulation: "ey-draft", priorityGround: "child-care" };
  await ask(`POST ${path}`, { ...worker, body: agreed });
  const { body } = await ask(`GET ${path}/1/pledge`, worker);
  await ask(`POST ${path}/1/pledge`, { ...worker, body: { text: body.digest } });
  const findings = { noPublicContact: true, noSpecialEquipment: true, highAutonomy: true, lowSecrecy: true };
  const terms = { content: "公文收發與陳核", hours: "08:00–17:00" };
  await ask(`POST ${path}/1/decision`, {
    account: "supervisor@household",
    body: { granted: true, findings, terms },
  });
  const waiting = { pregnancy: "spouse", personalCare: true, expectedOn: "2027-04-01" };
  const work = { work: ["by-ict", "independent"], environment: true };
  await ask(`POST ${path}`, {
    ...worker,
    body: { ...span, ...waiting, ...work, regulation: "keelung-pregnancy" },
  });
  await loggedDay(ask);
}

async function loggedDay(ask: Ask): Promise<void> {
  const worker = { account: WORKER };
  const own = `/v1/people/${WORKER}`;
  const device = { deviceKind: "laptop", brand: "範例牌", model: "範例型 14", serial: "SN-000123" };
  await ask(`POST ${own}/devices`, { ...worker, body: device });
  const keeper = { account: "records@household" };
  const monitor = { supplyKind: "monitor", brand: "範例牌", model: "24 吋", label: "物品 115-0123" };
  const { body } = await ask("POST /v1/supplies", { ...keeper, body: monitor });
  const loan = { borrower: WORKER, dueOn: "2027-02-19" };
  await ask(`POST /v1/supplies/${body.supply}/loan`, { ...keeper, body: loan });
  await ask(`POST ${own}/attendance/in`, { ...worker, body: { method: "console" } });
  const items = [
    { item: "收文登錄", how: "登錄公文 12 件並分辦", progress: "on-schedule" },
    { item: "檔案清查", how: "完成 109 年度卷宗三分之一", progress: "behind" },
  ];
  await ask(`POST ${own}/logs/2026-11-19`, { ...worker, body: { hours: "08:00-12:00、13:00-17:00", items } });
}

const OVERTIME = `/v1/people/${WORKER}/overtime`;
const SUPERVISOR = { account: "supervisor@household" };
const PERSONNEL = { account: "personnel@household" };

/** The agency follows the text on hours; one evening is assigned, the next is applied for. */
async function assignedOvertime({ ask, at }: Day): Promise<void> {
  const adoptions = `/v1/agencies/${AGENCY}/adoptions`;
  const terms = { profile: "yilan-hours", version: 1, activity: "hours", from: "2026-11-19" };
  const { body } = await ask(`POST ${adoptions}`, {
    ...SUPERVISOR,
    body: { ...terms, document: "府人字第1號" },
  });
  const [last = ""] = Object.keys(body.adoptions).toSorted((one, other) => Number(other) - Number(one));
  await ask(`POST ${adoptions}/${last}/confirmation`, { ...PERSONNEL, body: {} });
  const findings = { urgency: "限期公文", necessity: "系統下班後才能換檔", reasonableness: "一人兩小時" };
  const work = { category: "general", task: "公文電子交換換檔" };
  await ask(`POST ${OVERTIME}/assign`, {
    ...SUPERVISOR,
    body: { from: at("18:00"), until: at("20:00"), ...work, ...findings },
  });
  const next = { from: "2026-11-23T18:00:00+08:00", until: "2026-11-23T19:30:00+08:00" };
  await ask(`POST ${OVERTIME}/apply`, {
    account: WORKER,
    body: { ...next, category: "general", task: "補收積壓公文" },
  });
}

async function claimedOvertime({ ask, at }: Day): Promise<void> {
  const evidence = [{ kind: "delivered-file", reference: "府研字第115號" }];
  const claim = { from: at("18:00"), until: at("20:00"), evidence, wanted: "leave" };
  await ask(`POST ${OVERTIME}/1/claim`, { account: WORKER, body: claim });
}
