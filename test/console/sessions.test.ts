// Pages about sessions: what is live and until when, why people were refused, the kill switch in two steps; nothing trusted.
import { describe, expect, test } from "vitest";
import { daysPage } from "../../functions/console/sessions/days.ts";
import { explainPage } from "../../functions/console/sessions/explain.ts";
import { livePage } from "../../functions/console/sessions/live.ts";
import { refusalsPage } from "../../functions/console/sessions/refusals.ts";
import type { SessionShown } from "../../functions/console/sessions/row.ts";
import { sessionPage } from "../../functions/console/sessions/session.ts";
import { readerOf, XSS } from "./reader.ts";

const admin = readerOf({ roles: ["administrator"], here: "/console/sessions" });
const words = (zh: string) => ({ "zh-TW": zh, en: `en:${zh}` });
const textOf = (page: { main: unknown }) => String(page.main);
const row = (more: object = {}): SessionShown =>
  ({
    session: "cvpn-connection-0123456789abcdef0",
    person: "worker@household",
    terminal: "3140101-03-0000001",
    system: "household",
    channel: "vpn",
    agency: "household-office",
    endpoint: "cvpn-endpoint-1",
    address: "203.0.113.7",
    status: "allowed",
    askedAt: "2021-06-21T01:00:00.000Z",
    closesAt: { at: "2021-06-21T09:00:00.000Z", reason: words("下班時間") },
    refusals: [],
    ...more,
  }) as SessionShown;

describe("what is live", () => {
  const shown = (rows: readonly SessionShown[]) => textOf(livePage(admin, { rows, systems: [], live: {} }));

  test("counts down to the binding deadline and says its reason", () => {
    const text = shown([row()]);
    for (const said of ["110/06/21 17:00", "還有 5 小時", "下班時間", "data-until", 'data-refresh="15"'])
      expect(text).toContain(said);
  });

  test("nothing live teaches; a session without a known end says so", () => {
    expect(shown([])).toContain("現在沒有進行中的連線");
    expect(shown([row({ closesAt: undefined })])).toContain("沒有已知的期限");
  });

  test("a deadline that has passed is said to have passed", () => {
    expect(shown([row({ closesAt: { at: "2021-06-21T03:00:00.000Z", reason: words("x") } })])).toContain(
      "已過 1 小時",
    );
  });

  test("ten thousand are shown a page at a time", () => {
    const text = shown(Array.from({ length: 10_000 }, (_, at) => row({ session: `s-${at}` })));
    expect(text).toContain("共 10000 筆");
    expect(text.length).toBeLessThan(90_000);
  });

  test("what came in with a question stays text", () => {
    expect(shown([row({ person: XSS, terminal: XSS, session: XSS, system: undefined })])).not.toContain(
      "<img",
    );
  });
});

describe("one session", () => {
  test("refused: each clause in its words, and the way to see it judged again", () => {
    const text = textOf(
      sessionPage(
        admin,
        row({
          status: "refused",
          closesAt: undefined,
          refusals: [{ policy: "wired", clause: "tainan-2021/3.4b" }, { policy: "nothing-held" }],
        }),
      ),
    );
    for (const said of ["tainan-2021/3.4b", "nothing-held", "/console/sessions/explanation?person="])
      expect(text).toContain(said);
  });

  test("ended: by whom, why, and whether the cloud has confirmed it", () => {
    const ended = {
      at: "2021-06-21T02:00:00.000Z",
      why: "stop",
      cause: words("緊急切斷"),
      by: "admin@police",
    };
    expect(textOf(sessionPage(admin, row({ status: "ended", ended })))).toContain("尚未確認");
    expect(textOf(sessionPage(admin, row({ status: "ended", ended, cut: ended.at })))).not.toContain(
      "尚未確認",
    );
  });
});

describe("acts inside a session", () => {
  const act = { at: "2021-06-21T01:30:00.000Z", by: "documents-household", allowed: true, refusals: [] };
  const asked = (newestActs: readonly object[], counted = { asked: newestActs.length, refused: 0 }) =>
    textOf(sessionPage(admin, row({ acts: counted, newestActs })));

  test("are listed: when, what, of which document or order, by whom asked, and by which clause one was refused", () => {
    const refused = { allowed: false, refusals: [{ policy: "x", clause: "keelung-pregnancy/5.3.6" }] };
    const text = asked([
      { ...act, ...refused, document: { number: "字第1號", classification: "密" } },
      { ...act, export: { number: "字第2號", important: true, encrypted: false } },
      { ...act, trade: { business: "brokerage", order: "A0001" } },
    ]);
    for (const said of [
      "110/06/21 09:30",
      "密等：密",
      "字第1號",
      "取出資料（重要，未加密）",
      "受託買賣",
      "A0001",
    ])
      expect(text).toContain(said);
    for (const said of ["documents-household", "clause=keelung-pregnancy/5.3.6"])
      expect(text).toContain(said);
  });

  test("only the newest where there are many, and it says so", () => {
    expect(
      asked([{ ...act, document: { number: "1", classification: "ordinary" } }], { asked: 70, refused: 3 }),
    ).toContain("共詢問 70 次，拒絕 3 次；以下為最近 1 次");
  });

  test("where nobody asked, that nothing is on record of them; a session that was refused has none", () => {
    const none = "連線中辦理的事項不在本系統的紀錄";
    expect(textOf(sessionPage(admin, row()))).toContain(none);
    expect(textOf(sessionPage(admin, row({ status: "refused" })))).not.toContain(none);
  });

  test("what came in with one stays text", () => {
    expect(asked([{ ...act, by: XSS, document: { number: XSS, classification: XSS } }])).not.toContain(
      "<img",
    );
  });
});

describe("refusals", () => {
  test("are grouped by cause, the most frequent first", () => {
    const causes = [
      { policy: "a", count: 1 },
      { policy: "wired", clause: "tainan-2021/3.4b", count: 9 },
    ];
    const text = textOf(refusalsPage(admin, { from: "2021-06-01", until: "2021-06-21", causes }));
    expect(text.indexOf("tainan-2021/3.4b")).toBeLessThan(text.indexOf('title="a">本系統規定'));
  });

  test("none teaches", () => {
    expect(textOf(refusalsPage(admin, { from: "2021-06-01", until: "2021-06-21", causes: [] }))).toContain(
      "這段期間沒有拒絕",
    );
  });
});

describe("days", () => {
  test("each system has its picture and its numbers beside it", () => {
    const rows = [
      { day: "2021-06-20", system: "police", allowed: 3, refused: 1 },
      { day: "2021-06-21", system: "fire", allowed: 0, refused: 2 },
    ];
    const text = textOf(daysPage(admin, { rows, from: "2021-06-15", until: "2021-06-21" }));
    expect(text.match(/<svg class="picture bars/g)).toHaveLength(3);
    expect(text).toContain("110/06/20 連線 3、拒絕 1");
  });

  test("no question in the span teaches", () => {
    expect(textOf(daysPage(admin, { rows: [], from: "2021-06-15", until: "2021-06-21" }))).toContain(
      "沒有人要求連線",
    );
  });
});

test("an explanation keeps the question in its form and folds away what holds", () => {
  const visit = readerOf({ query: { person: XSS, system: "police" } });
  const explained = {
    allowed: true,
    held: false,
    refusals: [],
    at: "2021-06-21T01:00:00Z",
    kept: ["tainan-2021/3.4b"],
    versions: { "tainan-2021": 1, "ey-draft": 2 },
  };
  const text = textOf(explainPage(visit, { explained }));
  // Each regulation in the version of that moment; a draft is called one.
  expect(text).toMatch(/第 1 版 .*第 2 版 <b>草案<\/b>/);
  expect(text).toContain("符合的條文 1 條");
  expect(text).toContain('value="police" selected');
  expect(text).not.toContain("<img");
});
