// Pages about lists: the matrix with its filters, one list now and before, what ends; nothing trusted.
import { describe, expect, test } from "vitest";
import { who } from "../../functions/console/frame/who.ts";
import { endingsPage } from "../../functions/console/lists/endings.ts";
import { historyPage } from "../../functions/console/lists/history.ts";
import { listPage } from "../../functions/console/lists/list.ts";
import { matrixPage } from "../../functions/console/lists/matrix.ts";
import type { ListRow, OneList } from "../../functions/console/lists/place.ts";
import { isForExchange, SYSTEMS } from "../../functions/shared/rules/systems.ts";
import { readerOf, XSS } from "./reader.ts";

const admin = readerOf({ roles: ["administrator"], here: "/console/lists/police/vpn/inbound" });
const PLACE = { system: "police", channel: "vpn", direction: "inbound" } as const;
const family = (more: object = {}) => ({
  family: 4,
  standing: "in-force",
  wanted: 2,
  missing: 0,
  extra: 0,
  ceiling: 200,
  ...more,
});
const row = (more: object = {}): ListRow =>
  ({
    ...PLACE,
    name: { "zh-TW": "警政", en: "Police" },
    count: 2,
    revision: 3,
    mode: { kind: "restrict" },
    pending: 0,
    toReview: 0,
    inForce: [family()],
    ...more,
  }) as ListRow;
const entry = (range: string, more: object = {}) => ({
  range,
  ...{
    owner: "分局",
    reason: "居家",
    document: "府字1號",
    from: "2021-06-01T00:00:00.000Z",
    span: "current",
  },
  ...more,
});
const list = (more: object = {}): OneList =>
  ({ ...row(), at: "2021-06-21T04:00:00.000Z", rows: [], total: 0, ...more }) as unknown as OneList;
const textOf = (page: { main: unknown }) => String(page.main);
const EVERY = SYSTEMS.flatMap(system =>
  (["vpn", "vdi"] as const).flatMap(channel =>
    (["inbound", "outbound", ...(isForExchange(system) ? ["egress" as const] : [])] as const).map(direction =>
      row({ system, channel, direction }),
    ),
  ),
);

describe("the matrix", () => {
  test("has a row for each system and a cell for each of the 90 lists", () => {
    const text = textOf(matrixPage(admin, EVERY));
    expect(text.match(/<th scope="row">/g)).toHaveLength(18);
    expect(text.match(/class="amount-of"/g)).toHaveLength(90);
    expect(text).toContain("戶政事務所體系公文管理系統");
  });

  test("says what waits, what is apart, what ends, what is open to all", () => {
    const rows = [
      row({ pending: 2, toReview: 1 }),
      row({ direction: "outbound", inForce: [family(), family({ family: 6, standing: "drifted" })] }),
      row({ channel: "vdi", mode: { kind: "open", reason: "x" } }),
      row({ channel: "vdi", direction: "outbound", nextEnd: "2021-06-25T00:00:00.000Z" }),
    ];
    const text = textOf(matrixPage(admin, rows));
    for (const said of ["待核准 2", "待檢視 1", "有差異", "不限來源", "110/06/25"])
      expect(text).toContain(said);
  });

  test("is filtered by what waits", () => {
    const rows = [row({ pending: 2 }), row({ system: "fire" })];
    const text = textOf(matrixPage(readerOf({ query: { only: "pending" } }), rows));
    expect(text.match(/class="amount-of"/g)).toHaveLength(1);
  });

  test("without any list says whose they are", () => {
    expect(textOf(matrixPage(admin, []))).toContain("沒有您可以查看的名單");
  });
});

describe("one list", () => {
  test("an empty one teaches how entries come onto it", () => {
    expect(textOf(listPage(admin, { list: list({ count: 0 }) }))).toContain("名單尚無資料");
  });

  test("entries say who is behind them; what EC2 does not hold yet is said", () => {
    const rows = [
      entry("203.0.113.1/32", {
        addedBy: "a",
        approvedBy: "b",
        addedAt: "2021-06-01T00:00:00Z",
        inForce: false,
        owner: XSS,
      }),
    ];
    const text = textOf(listPage(admin, { list: list({ rows, total: 1 }) }));
    for (const said of ["203.0.113.1/32", `${who("a")} → ${who("b")}`, "尚未生效"])
      expect(text).toContain(said);
    expect(text).not.toContain("<img");
  });

  test("an egress list is changed in the report, and offers nothing here", () => {
    const text = textOf(
      listPage(admin, { list: list({ direction: "egress", inForce: undefined, mode: undefined }) }),
    );
    expect(text).toContain("/console/reports/police");
    expect(text).not.toContain('/propose"');
  });

  test("a past moment is said to be past, and nothing is chosen in it", () => {
    const past = readerOf({ roles: ["administrator"], query: { at: "2021-06-01T00:00:00.000Z" } });
    const text = textOf(listPage(past, { list: list({ rows: [entry("203.0.113.1/32")], total: 1 }) }));
    expect(text).toContain("這是過去的名單");
    expect(text).not.toContain('name="range"');
  });

  test("whether an address was allowed is answered with the entry and its approval", () => {
    const allowed = {
      address: "203.0.113.1",
      at: "2021-06-01T00:00:00.000Z",
      allowed: true,
      inForce: false,
      entry: entry("203.0.113.1/32", { approvedBy: "b" }),
    };
    const text = textOf(listPage(admin, { list: list(), allowed: allowed as never }));
    for (const said of ["尚未生效", "203.0.113.1/32", "府字1號"]) expect(text).toContain(said);
  });
});

test("nothing recorded, nothing ending: both teach", () => {
  expect(textOf(historyPage(admin, PLACE, { rows: [] }))).toContain("尚無任何紀錄");
  expect(textOf(endingsPage(admin, { within: 7, rows: [], withoutReason: [] }))).toContain(
    "每一筆位址都還有依據",
  );
});

test("each revision of the history leads to the list as it was", () => {
  const at = "2021-06-01T00:00:00.000Z";
  const text = textOf(
    historyPage(admin, PLACE, {
      rows: [{ version: 2, revision: 1, type: "ChangeApproved", number: 1, at, by: XSS }],
    }),
  );
  expect(text).toContain(`?at=${encodeURIComponent(at)}`);
  expect(text).toContain("/console/acts/restoreList?");
  expect(text).not.toContain("<img");
});
