// An own device by its law: what must be known before it may be used, and what is due when its use or home working ends.
import { describe, expect, test } from "vitest";
import { UNPREPARED } from "../../functions/agencies/agency.ts";
import type { Approvals } from "../../functions/approvals/approval.ts";
import { end } from "../../functions/approvals/deciding.ts";
import type { Around } from "../../functions/devices/brands.ts";
import * as law from "../../functions/devices/deciding.ts";
import { type Device, isTested } from "../../functions/devices/device.ts";
import { granted } from "../approvals/told.ts";
import { refusedFor } from "../house/given.ts";
import { approved, around, NO, NOON, NOW, paper, registered, tested } from "./told.ts";

const approve =
  (systems: readonly string[], more: Partial<Around> = {}) =>
  (state: Device | undefined) =>
    law.approve(state as Device, NO, systems, around(more));

describe("it may be used", () => {
  test("after a test that counts, for systems that are not of exchange", () => {
    tested.when(approve(["household-dm"])).then({ type: "DeviceApproved", systems: ["household-dm"] });
    registered.when(approve(["household-dm"])).refused("device-untested");
    tested.when(approve(["household-dm"], { at: NOON })).refused("device-untested");
    tested.when(approve([])).refused("device-systems-missing");
  });

  test("for exchange never, however well it is tested, and all that speaks against it is said at once", () => {
    tested
      .when(approve(["household-dm", "household"]))
      .refused("device-not-for-exchange", "tainan-2021/3.2b");
    expect(refusedFor(() => approve(["household"])(registered.state))).toEqual([
      "device-not-for-exchange",
      "device-untested",
    ]);
  });

  test("not of a brand that the agency bans", () => {
    const agency = { ...UNPREPARED, bannedBrands: ["範例牌"] };
    tested
      .when(approve(["household-dm"], { agency }))
      .refused("device-brand-banned", "keelung-pregnancy/4.2.1");
  });

  test("not of a make that a notice names", () => {
    const notice = { noticeNo: "1", noticeDate: "2025-12-02", make: "範例牌", aliases: [], models: [] };
    const said = { document: "d", by: "a", at: NOW, confirmedBy: "b", confirmedAt: NOW };
    const products = { loadedAt: NOW, notices: [{ ...notice, ...said }], exceptions: {}, pending: {} };
    const at = "2025-12-10T01:00:00.000Z";
    const later = {
      ...(tested.state as Device),
      test: { by: "s", at, passed: true, report: "2", until: "2026-01-01T00:00:00.000Z" },
    };
    const given = around({ products: products as never, at });
    expect(refusedFor(() => law.approve(later, NO, ["household-dm"], given))).toEqual(["device-hazardous"]);
  });
});

test("a test that was passed has an end that is still to come; one that was failed closes", () => {
  const testing = (given: Parameters<typeof law.test>[1]) => (state: Device | undefined) =>
    law.test(state as Device, given, NOW);
  registered.when(testing({ passed: true, report: "1" })).refused("device-test-endless");
  registered.when(testing({ passed: true, report: "1", until: NOW })).refused("device-test-over");
  const failed = approved.after(testing({ passed: false, report: "2" }));
  expect(isTested(failed.state as Device, NOW)).toBe(false);
  expect([NOW, "2021-06-18T03:59:59.999Z", NOON].map(at => isTested(tested.state as Device, at))).toEqual([
    true,
    true,
    false,
  ]);
});

test("a number is given once, and what is out of use is registered anew", () => {
  registered.when(state => law.register(state, paper)).refused("device-number-taken");
  const withdrawn = approved.after(state =>
    law.withdraw(state as Device, { reason: "r", approvals: undefined, at: NOW }),
  );
  withdrawn.when(approve(["household-dm"])).refused("device-withdrawn");
  expect(withdrawn.state?.approval).toBeUndefined();
});

describe("the data on it", () => {
  const until = "2021-09-13T16:00:00.000Z";
  const homeWork = (regulation: "ey-draft" | "keelung-pregnancy" | "twse-2023") =>
    granted(regulation).state as Approvals;
  const dueAt = (approvals: Approvals | undefined, at: string, device = approved.state as Device) =>
    law.endOfHomeWork(device, approvals, at)?.event;

  test.each([
    ["ey-draft", "ey-draft/12.3b"],
    ["keelung-pregnancy", "keelung-pregnancy/4.2.3"],
  ] as const)("is due when an approval under %s is over, and not before", (regulation, clause) => {
    const approvals = homeWork(regulation);
    const [of] = Object.values(approvals.applications);
    expect(dueAt(approvals, "2021-09-13T15:59:59.999Z")).toBeUndefined();
    expect(of?.to).toBe("2021-09-13");
    expect(dueAt(approvals, until)).toEqual({ type: "DeletionDue", since: until, clauses: [clause] });
  });

  test("is due as soon as the approval is ended early, and only of a device that was approved", () => {
    const at = "2021-07-01T02:00:00.000Z";
    const ended = granted("ey-draft").after(state =>
      end(state, "1", { cause: "revoked", reason: "r", isOwn: false, at }),
    ).state;
    expect(dueAt(ended, at)).toMatchObject({ since: at });
    expect(dueAt(ended, at, tested.state as Device)).toBeUndefined();
    expect(dueAt(homeWork("twse-2023"), "2022-01-01T00:00:00.000Z")).toBeUndefined();
  });

  test("is said to be gone once, by whoever says so, and only when it is due", () => {
    const attest = (as: "owner" | "agency") => (state: Device | undefined) =>
      law.attestDeletion(state as Device, { method: "erased", note: "n", as });
    approved
      .when(attest("owner"))
      .refused("device-deletion-not-due", "ey-draft/12.3b", "keelung-pregnancy/4.2.3");
    const due = approved.after(state => [
      law.endOfHomeWork(state as Device, homeWork("ey-draft"), until) as never,
    ]);
    expect(due.state).toMatchObject({ due: { since: until } });
    expect(due.state?.approval).toBeUndefined();
    due.when(attest("owner")).thenState({ deleted: { as: "owner", clauses: ["ey-draft/12.3b"] } });
    due
      .after(attest("agency"))
      .when(attest("owner"))
      .refused("device-deletion-not-due", "ey-draft/12.3b", "keelung-pregnancy/4.2.3");
  });

  test("is due at once where its use ends while home working goes on, and not any more when it is approved again", () => {
    const ending = { reason: "r", approvals: homeWork("ey-draft"), at: "2021-07-01T02:00:00.000Z" };
    const refusing = (state: Device | undefined) => law.refuse(state as Device, ending);
    approved.when(refusing).then({ type: "DeviceRefused" }, { type: "DeletionDue", since: ending.at });
    tested.when(refusing).then({ type: "DeviceRefused" });
    const again = approved.after(refusing).after(approve(["household-dm"])).state;
    expect(again).not.toHaveProperty("due");
    expect(refusedFor(() => law.refuse(approved.state as Device, { ...ending, reason: undefined }))).toEqual([
      "device-reason-missing",
    ]);
  });
});
