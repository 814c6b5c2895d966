// One make under all its names, what is nearly one, and what is another; and how a computer stands by that.
import { describe, expect, test } from "vitest";
import { likeness } from "../../functions/products/makes.ts";
import type { NoticeInForce, Products } from "../../functions/products/products.ts";
import { standingOf } from "../../functions/products/standing.ts";

test.each([
  ["Huawei", "same"],
  ["ＨＵＡＷＥＩ", "same"],
  ["  hua wei ", "same"],
  ["Huawei Technologies Co., Ltd.", "same"],
  ["华为", "same"],
  ["華為技術有限公司", "same"],
  ["Huawei MateBook D14", "same"],
  ["Huawai", "near"],
  ["Huaweii", "near"],
  ["華為筆電", "near"],
  ["Acer", "other"],
  ["HP", "other"],
  ["", "other"],
])("%s against a notice of 華為: %s", (brand, expected) => {
  expect(likeness(brand, ["華為"])).toBe(expected);
});

test("a make of which nobody knows another name is known by those that its notice gives", () => {
  expect(likeness("Examplo Corp.", ["範例牌"])).toBe("other");
  expect(likeness("Examplo Corp.", ["範例牌", "Examplo"])).toBe("same");
});

const AT = "2026-03-02T02:00:00.000Z";
const notice = (make: string, models: readonly string[] = [], noticeNo = make): NoticeInForce => ({
  ...{ noticeNo, noticeDate: "2025-12-02", make, aliases: [], models, document: "d" },
  ...{ by: "a", at: AT, confirmedBy: "b", confirmedAt: AT },
});
const register = (...notices: readonly NoticeInForce[]): Products => ({
  loadedAt: AT,
  proposed: 1,
  pending: {},
  notices,
  exceptions: {},
});
const PC = { propertyNo: "1-1", brand: "Huawei" };

describe("a computer", () => {
  test.each([
    ["of a make that a notice names as a whole", PC, [notice("華為")], "banned"],
    ["of another make", { ...PC, brand: "Acer" }, [notice("華為")], "clear"],
    ["of which no make is recorded", { ...PC, brand: " " }, [notice("華為")], "unnamed"],
    ["of which no make is recorded while nothing is banned", { ...PC, brand: "" }, [], "clear"],
    ["of that product", { ...PC, model: "MATEBOOK  d14" }, [notice("華為", ["MateBook"])], "banned"],
    ["of another product", { ...PC, model: "Qingyun" }, [notice("華為", ["MateBook"])], "clear"],
    ["of that make, and nobody says which product", PC, [notice("華為", ["MateBook"])], "unnamed"],
    ["nearly of that make", { ...PC, brand: "Huawai" }, [notice("華為")], "near"],
  ])("%s", (_, computer, notices, expected) => {
    expect(standingOf(register(...notices), computer, AT).standing).toBe(expected);
  });

  test("is not judged before the statute was in force, and not known before the register was given", () => {
    const banned = register(notice("華為"));
    expect(standingOf(banned, PC, "2025-11-30T15:59:59.999Z").standing).toBe("not-bound");
    expect(standingOf(banned, PC, "2025-11-30T16:00:00.000Z").standing).toBe("banned");
    expect(standingOf(undefined, PC, AT).standing).toBe("not-loaded");
  });

  test("is excepted from each notice by itself, and until the earliest end", () => {
    const exception = (noticeNo: string, until: string) => ({
      ...{ propertyNo: "1-1", agency: "o", noticeNo, approval: "x", officer: "c", reason: "r", until },
      ...{ by: "a", at: AT, confirmedBy: "b", confirmedAt: AT },
    });
    const two = register(notice("華為", [], "1"), notice("Huawei", [], "2"));
    const one = { ...two, exceptions: { 5: exception("1", "2026-04-01T00:00:00.000Z") } };
    expect(standingOf(one, PC, AT)).toMatchObject({ standing: "banned", notice: { noticeNo: "2" } });
    const both = { ...one, exceptions: { ...one.exceptions, 6: exception("2", "2026-03-15T00:00:00.000Z") } };
    expect(standingOf(both, PC, AT)).toMatchObject({ standing: "excepted", exception: { number: 6 } });
    expect(standingOf(both, PC, "2026-03-15T00:00:00.000Z").standing).toBe("banned");
    expect(standingOf(both, { ...PC, propertyNo: "1-2" }, AT).standing).toBe("banned");
  });
});
