// The judgement of docgate's health: every reading at its limit, on both sides of it.
import { expect, test } from "vitest";
import { healthOf, type Readings, worstOf } from "../../functions/about/health.ts";

const at = new Date("2026-11-21T04:00:00Z");
const well: Readings = {
  at,
  calendarYears: [2026, 2027],
  provisionalYears: [],
  keyMade: "2026-01-01T00:00:00Z",
  lagging: [],
  unread: [],
  drifting: [],
  refused: [],
  unanswered: { rows: 0, oldest: 0, limit: 3 },
  missingReports: [],
  strayEgress: [],
  products: { loaded: true, ending: 0 },
  ruleFaults: [],
  sending: {},
  hasVoice: true,
  recheck: {
    since: "2026-11-20T04:00:00Z",
    until: "2026-11-21T03:59:40Z",
    judged: 7,
    differing: 0,
    unjudgeable: 0,
  },
  clockOff: 0.2,
};
const days = (count: number) => new Date(at.getTime() - count * 86_400_000).toISOString();
const seconds = (count: number) => new Date(at.getTime() - count * 1000).toISOString();

function rechecked(reading: Partial<Readings["recheck"]>): Readings["recheck"] {
  return { since: days(1), until: seconds(20), judged: 7, differing: 0, unjudgeable: 0, ...reading };
}

test("how many decisions were judged again, and how many otherwise, is said", () => {
  const said = healthOf(well).find(({ name }) => name === "recheck")?.words;
  expect(said).toEqual({
    "zh-TW": "覆核 7 件、不一致 0 件、無從覆核 0 件",
    en: "7 judged again, 0 otherwise, 0 could not be judged",
  });
});

test("that nobody is called is said where there is no voice service", () => {
  const said = (hasVoice: boolean) =>
    healthOf({ ...well, hasVoice }).find(({ name }) => name === "notices")?.words["zh-TW"];
  expect(said(false)).toContain("未設語音聯絡服務，急件不撥打電話");
  expect(said(true)).not.toContain("未設");
});

test("where all is well every check says so", () => {
  expect(healthOf(well).map(({ status }) => status)).toEqual(Array(12).fill("ok"));
  expect(worstOf(healthOf(well))).toBe("ok");
});

test.each<[string, Partial<Readings>, string]>([
  ["calendar", { calendarYears: [2026], at: new Date("2026-09-30T15:00:00Z") }, "ok"],
  ["calendar", { calendarYears: [2026], at: new Date("2026-09-30T16:00:00Z") }, "warn"],
  ["calendar", { calendarYears: [2026], at: new Date("2026-11-30T16:00:00Z") }, "bad"],
  ["calendar", { calendarYears: [2027] }, "bad"],
  ["calendar", { calendarYears: [2026], at: new Date("2026-12-31T16:00:00Z") }, "bad"],
  ["calendar", { provisionalYears: [2027] }, "warn"],
  [
    "calendar",
    { provisionalYears: [2027], at: new Date("2025-06-01T00:00:00Z"), calendarYears: [2025, 2026] },
    "ok",
  ],
  ["calendar", { calendarYears: [2026], provisionalYears: [2026] }, "warn"],
  ["egress", { strayEgress: ["household"] }, "warn"],
  ["signing-key", { keyMade: days(365) }, "ok"],
  ["signing-key", { keyMade: days(366) }, "warn"],
  ["signing-key", { keyMade: days(731) }, "bad"],
  ["followers", { lagging: [{ follower: "terminals/index", since: seconds(60) }] }, "ok"],
  ["followers", { lagging: [{ follower: "terminals/index", since: seconds(61) }] }, "warn"],
  ["followers", { lagging: [{ follower: "closing/close", since: seconds(601) }] }, "bad"],
  ["unread", { unread: [{ follower: "terminals/index", count: 1 }] }, "warn"],
  ["unread", { unread: [{ follower: "closing/close", count: undefined }] }, "warn"],
  ["lists", { drifting: ["household/vpn/inbound"] }, "warn"],
  ["lists", { refused: ["household/vpn/inbound"] }, "bad"],
  ["reports", { unanswered: { rows: 2, oldest: 5, limit: 3 } }, "warn"],
  ["products", { products: { loaded: false, ending: 0 } }, "warn"],
  ["products", { products: { loaded: true, ending: 1 } }, "warn"],
  ["rules", { ruleFaults: [{ agency: "office", words: { "zh-TW": "x", en: "x" } }] }, "bad"],
  ["recheck", { recheck: undefined }, "warn"],
  ["recheck", { recheck: rechecked({ until: seconds(180) }) }, "ok"],
  ["recheck", { recheck: rechecked({ until: seconds(181) }) }, "warn"],
  ["recheck", { recheck: rechecked({ until: seconds(901) }) }, "bad"],
  ["recheck", { recheck: rechecked({ failingSince: seconds(5) }) }, "bad"],
  ["recheck", { recheck: rechecked({ lastUnjudgeable: seconds(86_399) }) }, "warn"],
  ["recheck", { recheck: rechecked({ lastUnjudgeable: days(1) }) }, "ok"],
  ["recheck", { doubtSince: seconds(1) }, "bad"],
  ["recheck", { isUnjudged: true }, "bad"],
  ["notices", { sending: { failingSince: seconds(600), why: "x" } }, "warn"],
  ["notices", { sending: { failingSince: days(2), why: "x" } }, "bad"],
  ["notices", { sending: { lastGivenUp: days(6) } }, "bad"],
  ["notices", { sending: { lastGivenUp: days(8) } }, "ok"],
  ["clock", { clockOff: undefined }, "warn"],
  ["clock", { clockOff: -6 }, "warn"],
  ["clock", { clockOff: 31 }, "bad"],
  ["clock", { lastRecorded: seconds(-31) }, "bad"],
])("%s: %j is %s", (name, reading, status) => {
  const checks = healthOf({ ...well, ...reading });
  expect(checks.find(each => each.name === name)?.status).toBe(status);
});

test("a provisional year is named while it is this one or the next, with what replaces it", () => {
  const [calendar] = healthOf({ ...well, provisionalYears: [2027, 2028] });
  expect(calendar?.words).toEqual({
    "zh-TW": "115、116 年均已載入；116 年為暫定",
    en: "2026 and 2027 are loaded; 2027 is provisional",
  });
  expect(calendar?.remedy?.["zh-TW"]).toContain("載入");
});

test("what is not well says what to do, in both languages", () => {
  const ill = { ...well, calendarYears: [], drifting: ["x"], clockOff: 99, keyMade: days(900) };
  for (const { status, remedy } of healthOf(ill)) {
    if (status !== "ok") expect(Object.keys(remedy ?? {})).toEqual(["zh-TW", "en"]);
  }
  expect(worstOf(healthOf(ill))).toBe("bad");
});

test("systems and lists are called by their names", () => {
  const found = { ...well, strayEgress: ["household"], drifting: ["police/vpn/inbound", "x"] };
  const told = healthOf(found).map(({ words }) => words["zh-TW"]);
  expect(told).toContain("偏移：警察體系 VPN 連入、x");
  expect(told.join()).toContain("不一致：戶政事務所體系");
});
