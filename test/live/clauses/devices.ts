// Clauses about own devices: tested before they connect, refused once the test is over, and emptied when home working ends.
import { agreed, EY, KEELUNG, withdrawn } from "./home-work.ts";
import { PERSONNEL, type Scene, type Stage, WORKER } from "./scene.ts";

const SCAN = "scan@household";
const of = { person: WORKER };
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
