// Changes of lists on their pages: the difference in entries and addresses, who may decide, what is typed; nothing trusted.
import { describe, expect, test } from "vitest";
import { changePage, type OneChange } from "../../functions/console/lists/change.ts";
import { differenceView, faultList, grouped } from "../../functions/console/lists/difference.ts";
import { changeFrom } from "../../functions/console/lists/propose.ts";
import { readerOf, XSS } from "./reader.ts";

const admin = readerOf({ roles: ["administrator"], here: "/console/lists/police/vpn/inbound" });
const PLACE = { system: "police", channel: "vpn", direction: "inbound" } as const;
const textOf = (page: { main: unknown }) => String(page.main);

describe("a difference", () => {
  const difference = {
    added: 1,
    removed: 0,
    amended: 1,
    families: [
      {
        family: 4,
        before: { ranges: 1, addresses: "1" },
        after: { ranges: 2, addresses: "257" },
        gained: "256",
        lost: "0",
      },
      {
        family: 6,
        before: { ranges: 0, addresses: "0" },
        after: { ranges: 0, addresses: "0" },
        gained: "0",
        lost: "0",
      },
    ],
  };
  const facts = (more: object = {}) => ({
    range: "203.0.113.0/24",
    owner: "甲",
    reason: "r",
    document: "d",
    from: "2021-06-01T00:00:00.000Z",
    ...more,
  });

  test("is told in entries and in addresses; a family that is not touched is left out", () => {
    const text = String(differenceView(admin, difference, []));
    for (const said of ["新增 1 筆、移除 0 筆、修改 1 筆", "1 → 257", "+256"]) expect(text).toContain(said);
    expect(text).not.toContain("IPv6");
  });

  test("shows of an amended entry only what changes, before and after", () => {
    const text = String(
      differenceView(admin, difference, [
        { kind: "amended", range: "203.0.113.0/24", before: facts(), after: facts({ owner: XSS }) } as never,
      ]),
    );
    expect(text).toContain("<del>甲</del>");
    expect(text).not.toContain("<img");
    expect(text).not.toContain("<del>r</del>");
  });

  test("opening a list to every address is a warning with its reason", () => {
    const mode = { before: { kind: "restrict" as const }, after: { kind: "open" as const, reason: "颱風" } };
    expect(String(differenceView(admin, { ...difference, mode }, []))).toMatch(/note bad.*全部開放（颱風）/s);
  });

  test.each([
    ["0", "0"],
    ["999", "999"],
    ["1000", "1,000"],
    ["340282366920938463463374607431768211456", "340,282,366,920,938,463,463,374,607,431,768,211,456"],
  ])("%s addresses are written %s", (digits, written) => expect(grouped(digits)).toBe(written));

  test("ten thousand faults are counted and the first are listed, each at a place people count from one", () => {
    const faults = Array.from({ length: 10_000 }, (_, at) => ({
      pointer: `/add/${at}/range`,
      code: "x",
      message: XSS,
    }));
    const text = String(faultList(admin, faults));
    expect(text).toContain("有 10000 處要修正");
    expect(text).toContain("新增 · 第 1 筆 · 位址");
    expect(text.match(/<li>/g)).toHaveLength(100);
    expect(text).not.toContain("<img");
  });
});

describe("a change", () => {
  const change = (more: object = {}): OneChange =>
    ({
      number: 7,
      status: "proposed",
      by: "other@police",
      at: "2021-06-20T00:00:00.000Z",
      reason: "r",
      document: "d",
      basis: 3,
      difference: { added: 0, removed: 0, amended: 0, families: [] },
      conflicts: [],
      rows: [],
      ...more,
    }) as unknown as OneChange;
  const shown = (visit: typeof admin, more: object = {}) =>
    textOf(changePage(visit, { place: PLACE, change: change(more), keys: ["a", "b", "c"] }));

  test("is approved or rejected by another administrator", () => {
    expect(shown(admin)).toContain("核准異動");
    expect(shown(admin)).toContain("退回異動");
    expect(shown(admin)).not.toContain("撤回異動");
  });

  test("its proposer may only withdraw it", () => {
    const own = shown(admin, { by: "somebody@household" });
    expect(own).toContain("撤回異動");
    expect(own).not.toContain("核准異動");
  });

  test("whoever only reads is offered nothing, and so is everybody once it is decided", () => {
    expect(shown(readerOf({ roles: ["auditor"] }))).not.toContain("<form");
    expect(shown(admin, { status: "approved" })).not.toContain("<form");
  });

  test("a list that moved meanwhile leaves only the way back", () => {
    const text = shown(admin, { conflicts: [{ pointer: "/x", code: "gone", message: XSS }] });
    expect(text).toContain("不能核准");
    expect(text).not.toContain("核准異動");
    expect(text).not.toContain("<img");
  });
});

test.each([
  [
    "add",
    { ranges: ["a", "b"], owner: "o", reason: "r", document: "d" },
    {
      reason: "r",
      document: "d",
      add: [
        { range: "a", owner: "o" },
        { range: "b", owner: "o" },
      ],
    },
  ],
  ["remove", { ranges: ["a"], reason: "r", document: "d" }, { reason: "r", document: "d", remove: ["a"] }],
  [
    "amend",
    { ranges: ["a"], until: "u", reason: "r", document: "d" },
    { reason: "r", document: "d", amend: [{ range: "a", until: "u" }] },
  ],
  [
    "mode",
    { mode: "open", openReason: "w", reason: "r", document: "d" },
    { reason: "r", document: "d", mode: "open", openReason: "w" },
  ],
] as const)("what is typed to %s becomes the change the API takes", (deed, said, body) => {
  expect(changeFrom(deed, said)).toEqual(body);
});
