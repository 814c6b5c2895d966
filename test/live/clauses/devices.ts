// Clauses about own devices: tested before they connect, refused once the test is over, and emptied when home working ends; and what a
// securities firm's staff may trade on.
import { agreed, EY, KEELUNG, withdrawn } from "./home-work.ts";
import { ADMIN, CENTER, PERSONNEL, type Scene, type Stage, WORKER } from "./scene.ts";

const SCAN = "scan@household";
const of = { person: WORKER };
const ASKED = { ...of, system: "household", channel: "vpn" };
const laptop = { deviceKind: "laptop", brand: "範例牌", model: "型 14", serial: "SN-1" };
const passed = { passed: true, report: "資安檢測第 12 號", until: "2021-06-18T12:00:00+08:00" };

async function registered({ act }: Stage) {
  const { body } = await act("registerDevice", { by: WORKER, of, body: laptop });
  return { device: body.device as string };
}

/** The home worker's laptop is in use for document management while they work at home under that text. */
function emptied(
  clause: "ey-draft/12.3b" | "keelung-pregnancy/4.2.3",
  asked: { readonly regulation: string },
): Scene {
  return {
    proves: [clause],
    async play(stage) {
      const { act, denied, gate, shows } = stage;
      const device = await registered(stage);
      await act("testDevice", { by: SCAN, of: device, body: passed });
      const use = { approved: true, systems: ["household-dm"] };
      await act("decideDevice", { by: PERSONNEL, of: device, body: use });
      const one = await agreed(stage, asked);
      const gone = { deletionMethod: "erased", note: "清除公務資料夾" };
      await denied(clause, "device-deletion-not-due", "attestDeletion", {
        by: WORKER,
        of: device,
        body: gone,
      });
      await withdrawn(stage, one);
      await gate.control("drain");
      await shows("showDevices", { by: PERSONNEL }, "公務資料待刪除", device.device, clause);
      await shows("showDevice", { by: WORKER, of: device }, "待刪除", clause);
      await act("attestDeletion", { by: WORKER, of: device, body: gone });
      await shows(
        "showDevice",
        { by: PERSONNEL, of: device },
        "聲明已刪除",
        "清除公務資料夾",
        "系統無從查證",
      );
      await act("withdrawDevice", { by: WORKER, of: device, body: { reason: "不再使用" } });
    },
  };
}

const TESTED = ["ey-draft/12.3a", "keelung-pregnancy/4.2.2"] as const;

export const DEVICES: readonly Scene[] = [
  {
    proves: TESTED,
    async play(stage) {
      const { act, denied, refuses, holds, shows } = stage;
      const { device } = await registered(stage);
      const on = { terminal: device };
      for (const clause of TESTED) await refuses(clause, on);
      const use = { approved: true, systems: ["household"] };
      await denied("tainan-2021/3.2b", "device-not-for-exchange", "decideDevice", {
        ...{ by: PERSONNEL, of: { device } },
        body: use,
      });
      await act("testDevice", { by: SCAN, of: { device }, body: { passed: false, report: "第 11 號" } });
      for (const clause of TESTED) await refuses(clause, on);
      await act("testDevice", { by: SCAN, of: { device }, body: passed });
      for (const clause of TESTED) await holds(clause, on);
      await shows("showDevice", { by: WORKER, of: { device } }, "通過檢測，待核准", "資安檢測第 12 號");
      // It runs out at noon, to the minute.
      for (const clause of TESTED) await refuses(clause, { ...on, at: "2021-06-18T12:00:00+08:00" });
      await act("withdrawDevice", { by: SCAN, of: { device }, body: { reason: "試行結束" } });
    },
  },
  emptied("ey-draft/12.3b", EY),
  emptied("keelung-pregnancy/4.2.3", KEELUNG),
];

const lasting = { ...passed, until: "2023-12-31T12:00:00+08:00" };
const forManagement = { approved: true, systems: ["household-dm"] };

/** What is done at the borrower's endpoint, which no asker can say: two administrators record it. */
async function doing({ act, gate }: Stage, business: string) {
  const of = { system: "household", endpoint: gate.endpoint };
  const body = { business, rights: ["order"], functions: ["order-entry"], document: `證字-${business}` };
  await act("proposePurpose", { by: ADMIN, of, body });
  await act("confirmPurpose", { by: "admin2@household", of, body: {} });
}

/** Played where brokerage is done at the endpoint. */
export const EQUIPMENT_IN_2023: readonly Scene[] = [
  {
    proves: ["twse-2023/3.1.2a"],
    async play(stage) {
      const { act, gate, refuses, holds, shows } = stage;
      const clause = "twse-2023/3.1.2a";
      const { endpoint } = gate;
      await holds(clause, { endpoint });
      const device = await registered(stage);
      const own = { endpoint, terminal: device.device };
      await refuses(clause, own);
      await act("testDevice", { by: SCAN, of: device, body: lasting });
      // Tested is not approved.
      await refuses(clause, own);
      await act("decideDevice", { by: PERSONNEL, of: device, body: forManagement });
      await holds(clause, own);
      await refuses(clause, { ...own, at: "2024-01-02T10:00:00+08:00" });
      await shows("showDevice", { by: WORKER, of: device }, "資安檢測第 12 號", "112/12/31");
      await act("decideDevice", { by: PERSONNEL, of: device, body: { approved: false, reason: "改用配發" } });
      await refuses(clause, own);
      await act("withdrawDevice", { by: WORKER, of: device, body: { reason: "不再使用" } });
    },
  },
  {
    proves: ["twse-2023/3.2.2"],
    async play(stage) {
      const { act, gate, refuses, holds, shows } = stage;
      const clause = "twse-2023/3.2.2";
      const { endpoint } = gate;
      const device = await registered(stage);
      const own = { endpoint, terminal: device.device };
      await act("testDevice", { by: SCAN, of: device, body: lasting });
      await act("decideDevice", { by: PERSONNEL, of: device, body: forManagement });
      await holds(clause, own);
      await doing(stage, "proprietary");
      // The firm's own PC and no other, however well another was tested and approved.
      await refuses(clause, own);
      await holds(clause, { endpoint });
      await shows("showExplanation", { by: CENTER, query: { ...ASKED, ...own } }, clause, "不是機關的電腦");
      await doing(stage, "brokerage");
      await holds(clause, own);
      await act("withdrawDevice", { by: WORKER, of: device, body: { reason: "不再使用" } });
    },
  },
];
