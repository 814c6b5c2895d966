// How far a computer is patched: the newest update by its own report, on both sides of the limit, and what says nothing of it.
import { describe, expect, test, vi } from "vitest";
import { deviceLaw } from "../../functions/devices/device.ts";
import { handler } from "../../functions/posture/patches.lambda.ts";
import { patchedBy } from "../../functions/posture/patches.ts";
import type { Posture } from "../../functions/posture/posture.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { cityInOrder, happened } from "../gate/city.ts";
import { AGENCY } from "../house/city.ts";
import { withJournal } from "../shared/journal/table.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";

// Who somebody is, the token says; here the header says it itself.
vi.mock("../../functions/shared/http/identity.ts", () => ({
  identify: async (header: string) => JSON.parse(header),
}));

const said = (details?: object) =>
  ({ report: { reportedAt: "r", medium: "wired", details } }) as unknown as Posture;
const TODAY = "2026-11-30";

test("thirty days are no fault, thirty-one are", () => {
  const by = (updatedOn: string) => patchedBy(said({ updatedOn }), TODAY, 30);
  expect(by("2026-10-31")).toMatchObject({ standing: "current", days: 30 });
  expect(by("2026-10-30")).toEqual({
    ...{ standing: "behind", days: 31, updatedOn: "2026-10-30", reportedAt: "r" },
  });
});

test("a clock ahead is no day less than none", () => {
  expect(patchedBy(said({ updatedOn: "2026-12-01" }), TODAY, 30)).toMatchObject({
    standing: "current",
    days: 0,
  });
});

test("what an older agent, or nobody, said of it is not known to be in order", () => {
  expect(patchedBy(undefined, TODAY, 30)).toEqual({ standing: "unreported" });
  expect(patchedBy({} as Posture, TODAY, 30)).toEqual({ standing: "unreported" });
  expect(patchedBy(said(), TODAY, 30)).toEqual({ standing: "unreported", reportedAt: "r" });
  expect(patchedBy(said({ diskEncrypted: true }), TODAY, 30)).toMatchObject({ standing: "unreported" });
});

test("what waits is told beside it", () => {
  const details = { updatedOn: TODAY, securityUpdates: 0 };
  expect(patchedBy(said(details), TODAY, 30)).toMatchObject({ standing: "current", securityUpdates: 0 });
});

describe("the computers at home", () => {
  withJournal();
  withFrozenClock("2026-11-30T02:00:00.000Z");

  async function listed(role = "personnel", agency = AGENCY) {
    const who = { person: "p", agency: AGENCY, roles: [role], systems: [], mfa: true };
    const rawPath = `/v1/agencies/${agency}/patches`;
    const event = {
      ...{ routeKey: "GET /v1/agencies/{agency}/patches", rawPath, rawQueryString: "" },
      pathParameters: { agency },
      headers: { authorization: JSON.stringify(who) },
      requestContext: { requestId: "r", http: { method: "GET", sourceIp: "192.0.2.1" } },
    };
    type Answering = (event: object, context: object) => Promise<{ statusCode: number; body: string }>;
    const { statusCode, body } = await (handler as Answering)(event, {});
    return { status: statusCode, ...JSON.parse(body) };
  }

  test("are those that are out and own devices that are approved, the unreported first, then the oldest", async () => {
    const city = await cityInOrder();
    const claims = (updatedOn: string) => ({ medium: "wired", details: { updatedOn } }) as const;
    const late = await city.borrower(claims("2026-10-30"));
    const later = await city.borrower(claims("2026-09-01"));
    await city.borrower(claims("2026-10-31"));
    const back = await city.borrower(claims("2026-01-01"));
    await city.terminals(back.propertyNo, { type: "ReturnDeclared" } as never);
    const device = { agency: AGENCY, owner: "ann", kind: "laptop", brand: "b", model: "m", serial: "s" };
    for (const [number, isApproved] of [
      ["OD-00000001", true],
      ["OD-00000002", false],
    ] as const) {
      const of = stream(deviceLaw, number);
      await happened(deviceLaw, of, {
        type: "DeviceRegistered",
        ...device,
        certificateName: number,
      } as never);
      if (isApproved)
        await happened(deviceLaw, of, { type: "DeviceApproved", systems: ["household-dm"] } as never);
    }
    const terminals = async () => (await listed()).rows.map(({ terminal }: { terminal: string }) => terminal);
    expect(await listed()).toMatchObject({ most: 30, current: 1 });
    expect(await terminals()).toEqual(["OD-00000001", later.propertyNo, late.propertyNo]);
    const overlay = { activity: "exchange", parameter: "patchDays", document: "d", value: 7 };
    await city.agencies({ type: "OverlaySet", ...overlay } as never);
    expect(await listed()).toMatchObject({ most: 7, current: 0 });
  });

  test("are told to whoever looks after them in that agency, and to nobody of another", async () => {
    expect((await listed("worker")).status).toBe(403);
    expect((await listed("personnel", "police-bureau")).status).toBe(403);
    expect((await listed("auditor", "police-bureau")).status).toBe(200);
  });
});
