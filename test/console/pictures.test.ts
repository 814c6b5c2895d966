// The pictures: a terminal's life, days of sessions, meters; with nothing, with one thing, with ten thousand, with nonsense.
import { describe, expect, test } from "vitest";
import {
  extentOf,
  LANES,
  lanesOf,
  lawLane,
  loansIn,
  shownOf,
  within,
} from "../../functions/console/counter/timeline.ts";
import { barsLegend, dayBars, eachDay, mostOf } from "../../functions/console/pictures/day-bars.ts";
import { meter } from "../../functions/console/pictures/meter.ts";
import { lastAsked } from "../../functions/console/pictures/time-axis.ts";
import { scaleOf, timelinePicture } from "../../functions/console/pictures/timeline.ts";
import { readerOf, XSS } from "./reader.ts";

const reader = readerOf();
const happened = (type: string, at: string, more: string | object = at) => ({
  event: { type, ...(typeof more === "object" && more) },
  happenedAt: at,
  recordedAt: typeof more === "string" ? more : at,
});
const LIFE = [
  happened("TerminalRegistered", "2021-06-01T00:00:00.000Z"),
  happened("CarriedOut", "2021-06-07T02:00:00.000Z"),
  happened("ReturnDeclared", "2021-06-20T02:00:00.000Z", "2021-06-20T03:00:00.000Z"),
  happened("Disinfected", "2021-06-21T00:45:00.000Z"),
  happened("Scanned", "2021-06-21T03:30:00.000Z"),
  happened("Attested", "2021-06-21T03:40:00.000Z"),
  happened("Released", "2021-06-21T03:45:00.000Z"),
];
const asked = (askedAt: string, more: object = {}) => ({ askedAt, refused: false, note: "police", ...more });

describe("a terminal's life", () => {
  test("a loan lasts from the door to the door, a hold from its record to the attestation", () => {
    const [loan, hold, proof] = lanesOf(LIFE, [], type => type);
    expect(loan?.spans).toEqual([
      {
        from: "2021-06-07T02:00:00.000Z",
        until: "2021-06-21T03:45:00.000Z",
        look: "is-open",
        note: "CarriedOut",
      },
    ]);
    expect(hold?.spans).toMatchObject([
      { from: "2021-06-20T03:00:00.000Z", until: "2021-06-21T03:40:00.000Z", look: "is-hold" },
    ]);
    expect(proof?.marks.map(({ note }) => note)).toEqual(["Disinfected", "Scanned", "Attested"]);
  });

  test("the latest loan is shown, and from it one goes to those before, to a month, a year or all", () => {
    const again = [...LIFE, happened("CarriedOut", "2026-05-04T02:00:00.000Z")];
    const lanes = lanesOf(again, [asked("2021-06-08T01:00:00.000Z")], type => type);
    const now = new Date("2026-05-06T02:00:00.000Z");
    const latest = shownOf(lanes, {}, now);
    expect([latest.zoom, latest.on, latest.before, latest.after]).toEqual(["loan", "2", "1", undefined]);
    expect(new Date(latest.extent[0]).toISOString().slice(0, 10)).toBe("2026-05-04");
    const first = shownOf(lanes, { zoom: "loan", on: "1" }, now);
    expect(within(lanes, first.extent, now).map(({ spans, marks }) => spans.length + marks.length)).toEqual([
      ...[1, 1, 3, 1, 0],
    ]);
    const month = shownOf(lanes, { zoom: "month", on: "2021-12" }, now);
    expect([month.before, month.after, new Date(month.extent[0]).toISOString()]).toEqual([
      ...["2021-11", "2022-01", "2021-11-30T16:00:00.000Z"],
    ]);
    const year = shownOf(lanes, { zoom: "year", on: "nonsense" }, now);
    expect([year.on, year.before, year.after]).toEqual(["2026", "2025", "2027"]);
    expect(shownOf(lanes, { zoom: "loan", on: "9" }, now).zoom).toBe("all");
    expect(shownOf([], {}, now).zoom).toBe("all");
  });

  test("a loan that is not over is shown until it is due, and what lies ahead is told apart", () => {
    const life = [
      happened("LoanRegistered", "2026-05-04T01:00:00.000Z", {
        borrower: "chen@household",
        dueOn: "2026-05-20",
      }),
      happened("CarriedOut", "2026-05-04T02:00:00.000Z"),
      happened("LoanExtended", "2026-05-05T02:00:00.000Z", { dueOn: "2026-05-29" }),
    ];
    const law = lawLane([{ title: { "zh-TW": "函", en: "letter" } }], zh => zh);
    const lanes = [...lanesOf(life, [], type => type, "應歸還"), law];
    const now = new Date("2026-05-06T02:00:00.000Z");
    const [loan] = loansIn(lanes);
    expect([loan?.borrower, loan?.due]).toEqual(["chen@household", "2026-05-29T16:00:00.000Z"]);
    expect(lanes[0]?.marks).toEqual([{ at: "2026-05-29T16:00:00.000Z", look: "is-hold", note: "應歸還" }]);
    const { extent } = shownOf(lanes, {}, now);
    expect(new Date(extent[1]).toISOString() > "2026-05-29T16:00:00.000Z").toBe(true);
    const text = String(timelinePicture({ ...reader, at: now }, "x", within(lanes, extent, now), { extent }));
    expect(text).toContain('class="now"');
    expect(text).toContain("其右為尚未到來的時點");
    const widths = [...text.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width));
    // What holds without an end holds of what is to come; a loan is drawn as far as it has gone.
    expect(Math.max(...widths)).toBeGreaterThan(800);
    expect(Math.min(...widths)).toBeLessThan(200);
  });

  test("whoever asks there would ask from where they were let in last", () => {
    const sessions = [
      asked("2026-05-05T01:00:00.000Z", { channel: "vdi", address: "198.51.100.8" }),
      asked("2026-05-04T01:00:00.000Z", { channel: "vpn", address: "198.51.100.7" }),
    ];
    const [from, until] = [Date.parse("2026-05-01T00:00:00.000Z"), Date.parse("2026-06-01T00:00:00.000Z")];
    expect(lastAsked(sessions, { from, until })).toEqual({ channel: "vdi", address: "198.51.100.8" });
    const refused = asked("2026-05-06T01:00:00.000Z", {
      channel: "vpn",
      address: "192.0.2.9",
      refused: true,
    });
    expect(lastAsked([refused, ...sessions], { from, until }).address).toBe("198.51.100.8");
    expect(lastAsked([refused], { from, until }).address).toBe("192.0.2.9");
    expect(lastAsked(sessions, { from: until, until })).toEqual({ channel: "vpn", address: "" });
  });

  test("a lane that is not for the reader's eyes says so", () => {
    const lanes = [
      ...lanesOf(LIFE, [], type => type),
      { words: LANES.approval, spans: [], marks: [], withheld: true as const },
    ];
    expect(String(timelinePicture(reader, "x", lanes))).toContain("您無權查閱");
  });

  test("each row leads to the decision of its moment", () => {
    const lanes = lanesOf(LIFE, [], type => type);
    const text = String(timelinePicture(reader, "x", lanes, { judged: at => `/explanation?at=${at}` }));
    expect(text).toContain('href="/explanation?at=2021-06-07T02:00:00.000Z"');
  });

  test("what was not ended still goes on, and a hold after malware is one hold", () => {
    const life = [
      ...LIFE.slice(0, 4),
      happened("FoundInfected", "2021-06-21T03:30:00.000Z"),
      happened("WrittenOff", "2021-06-21T03:50:00.000Z"),
    ];
    const [loan, hold] = lanesOf(life, [], type => type);
    expect(loan?.spans).toHaveLength(1);
    expect(hold?.spans).toEqual([
      { from: "2021-06-20T03:00:00.000Z", look: "is-hold", note: "ReturnDeclared" },
    ]);
  });

  test("the picture has a name, a summary and the same as a table", () => {
    const sessions = [
      asked("2021-06-08T01:00:00.000Z", { endedAt: "2021-06-08T09:00:00.000Z" }),
      asked("2021-06-20T05:00:00.000Z", { refused: true }),
    ];
    const text = String(
      timelinePicture(
        reader,
        "這部電腦的閘門",
        lanesOf(LIFE, sessions, type => type),
      ),
    );
    expect(text).toContain('<title id="timeline-title">這部電腦的閘門</title>');
    expect(text).toContain("借出 1；管制 1；消毒掃毒 3；連線 1；拒絕 1");
    expect(text.match(/<tr>/g)).toHaveLength(1 + 7);
    expect(text).not.toMatch(/style=|NaN|Infinity|undefined/);
  });

  test("nothing at all teaches what will be drawn", () => {
    expect(
      String(
        timelinePicture(
          reader,
          "x",
          lanesOf([], [], type => type),
        ),
      ),
    ).toContain("尚無可畫的紀錄");
  });

  test("ten thousand refusals are a few marks with their number, and the table stays readable", () => {
    const many = Array.from({ length: 10_000 }, (_, at) =>
      asked(new Date(Date.UTC(2021, 5, 1) + at * 60_000).toISOString(), { refused: true }),
    );
    const text = String(
      timelinePicture(
        reader,
        "x",
        lanesOf([], many, type => type),
      ),
    );
    expect(text.match(/<path/g)?.length).toBeLessThan(150);
    expect(text).toContain("只列最近 200 筆，共 10000 筆");
    expect(text.length).toBeLessThan(120_000);
  });

  test("an end before its beginning, and a beginning in the future, stay in the picture", () => {
    const odd = [
      asked("2021-06-20T05:00:00.000Z", { endedAt: "2021-06-19T05:00:00.000Z" }),
      asked("2031-06-20T05:00:00.000Z"),
    ];
    const text = String(
      timelinePicture(
        reader,
        "x",
        lanesOf(LIFE, odd, type => type),
      ),
    );
    const widths = [...text.matchAll(/<rect [^>]*x="([\d.-]+)"[^>]*width="([\d.-]+)"/g)];
    expect(widths.length).toBeGreaterThan(0);
    for (const [, x, width] of widths) {
      expect(Number(width)).toBeGreaterThan(0);
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(960);
    }
  });

  test("what a person wrote stays text", () => {
    const text = String(
      timelinePicture(
        reader,
        XSS,
        lanesOf([], [asked("2021-06-20T05:00:00.000Z", { note: XSS })], t => t),
      ),
    );
    expect(text).not.toContain("<img");
  });
});

describe("the axis", () => {
  test.each([
    ["an hour", 3_600_000],
    ["a day", 86_400_000],
    ["a month", 30 * 86_400_000],
    ["a century", 36_500 * 86_400_000],
    ["no time", 0],
  ])("over %s there are some ticks and never many", (_, length) => {
    const { ticks } = scaleOf([0, length], 800);
    expect(ticks.length).toBeLessThanOrEqual(11);
  });

  test("ticks of days fall on midnight in Taipei", () => {
    const { ticks, hourly } = scaleOf([Date.UTC(2021, 5, 1), Date.UTC(2021, 5, 8)], 800);
    expect(hourly).toBe(false);
    expect(new Date(ticks[0] ?? 0).toISOString()).toBe("2021-06-01T16:00:00.000Z");
  });

  test("without anything the picture shows two hours", () => {
    const [from, until] = extentOf([], reader.at);
    expect(until - from).toBeGreaterThanOrEqual(7_200_000);
  });
});

describe("days and meters", () => {
  test("days on which nothing was asked are there, and rows of one day are added up", () => {
    const row = (day: string) => ({ day, allowed: 2, refused: 1 });
    expect(
      eachDay([row("2021-06-01"), row("2021-06-01"), row("2021-06-03")], "2021-06-01", "2021-06-03"),
    ).toEqual([
      { day: "2021-06-01", allowed: 4, refused: 2 },
      { day: "2021-06-02", allowed: 0, refused: 0 },
      { day: "2021-06-03", allowed: 2, refused: 1 },
    ]);
    expect(eachDay([], "2021-06-03", "2021-06-01")).toEqual([]);
  });

  test("the legend tells both colours in words", () => {
    expect(String(barsLegend(reader))).toMatch(/允許的連線.*拒絕/);
  });

  test.each([
    ["nothing", []],
    ["one", [{ day: "2021-06-01", allowed: 1, refused: 0 }]],
    ["ten thousand", [{ day: "2021-06-01", allowed: 10_000, refused: 1 }]],
  ])("bars of %s stay within their picture", (_, days) => {
    const text = String(dayBars(reader, { id: "a", title: "t", days, most: mostOf(days), size: "wide" }));
    expect(text).not.toMatch(/NaN|Infinity|="-/);
    expect(text.match(/<rect/g)?.length ?? 0).toBe(days.length * 2);
  });

  test("the bars say their sum in their name, how high they are in numbers, and refusals by more than colour", () => {
    const days = [
      { day: "2021-06-01", allowed: 30, refused: 4 },
      { day: "2021-06-02", allowed: 12, refused: 3 },
    ];
    const bars = (size: "wide" | "small") =>
      String(dayBars(reader, { id: "a", title: "每日", days, most: mostOf(days), size }));
    expect(bars("small")).toContain('<title id="a">每日：允許 42、拒絕 7</title>');
    expect([...bars("wide").matchAll(/text-anchor="end">(\d+)</g)].map(([, mark]) => mark)).toEqual([
      ...["0", "20", "40"],
    ]);
    expect(bars("wide")).toContain('<pattern id="a-refused"');
    expect(bars("wide").match(/fill="url\(#a-refused\)"/g)).toHaveLength(2);
    expect(String(barsLegend(reader))).toContain("拒絕（斜線）");
  });

  test.each([
    [0, 0, "0.0", "used"],
    [1, 4, "25.0", "used"],
    [4, 4, "100.0", "over"],
    [9, 4, "100.0", "over"],
    [3, 0, "100", "over"],
    [-1, 4, "0.0", "used"],
  ])("a meter of %d in %d", (used, of, width, look) => {
    const text = String(meter({ used, of, label: XSS }));
    expect(text).toContain(`class="${look}" width="${width}`);
    expect(text).not.toContain("<img");
  });
});
