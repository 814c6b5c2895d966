// Clauses about the connection itself: its channel, its link, how many there may be, where it comes from, who has set that.
import { EGRESS } from "../open-gate.ts";
import { ADMIN, CENTER, type Scene, type Stage, WORKER } from "./scene.ts";

const of = { system: "household" };
const plan = { accounts: 20, seats: 5, bandwidthMbps: 100, planRef: "PLAN-110-1" };
const MOVED = "203.0.113.99/32";

async function egressOf({ act, gate }: Stage, egress: string) {
  const endpoint = { endpoint: gate.endpoint, channel: "vpn", egress };
  await act("addEndpoint", { by: ADMIN, of, body: endpoint });
}

export const CONNECTING: readonly Scene[] = [
  {
    proves: ["tainan-2021/3.4a"],
    async play(stage) {
      const { act, gate, trip, holds, refusedOnRecord, shows } = stage;
      await holds("tainan-2021/3.4a");
      const removal = { system: "household", endpoint: gate.endpoint };
      await act("removeEndpoint", { by: ADMIN, of: removal, body: { reason: "端點汰換" } });
      // What comes in by no endpoint of any system comes by no channel that is known to be safe.
      const { connectionId, allowed } = await gate.connect(trip);
      if (allowed) throw new Error("let in by no channel");
      await refusedOnRecord("tainan-2021/3.4a", connectionId);
      await shows("showSession", { by: CENTER, of: { session: connectionId } }, "tainan-2021/3.4a");
      await egressOf(stage, EGRESS);
      await holds("tainan-2021/3.4a");
    },
  },
  {
    proves: ["tainan-2021/3.4b"],
    async play({ plug, refuses, holds, shows }) {
      await plug("wifi");
      await refuses("tainan-2021/3.4b");
      await shows("showHome", { by: WORKER }, "Wi-Fi", "tainan-2021/3.4b");
      await plug("wired");
      await holds("tainan-2021/3.4b");
      await shows("showHome", { by: WORKER }, "有線");
    },
  },
  {
    proves: ["twse-2023/2.2.7.2b"],
    async play({ gate, trip, plug, shows }) {
      await plug("wired");
      gate.lose(2);
      await plug("wired");
      const page = { by: "auditor@city", of: { propertyNo: trip.propertyNo } };
      await shows("showTerminal", page, "回報有缺漏", "少了 2 份", "twse-2023/2.2.7.2b");
      // What comes in afterwards closes nothing.
      await plug("wired");
      await shows("showTerminal", page, "少了 2 份");
    },
  },
  {
    proves: ["tainan-2021/3.4d"],
    async play({ act, denied, refuses, holds, shows }) {
      const none = { ...plan, accounts: 0, seats: 0 };
      await denied("tainan-2021/3.4d", "plan-empty", "planCapacity", { by: ADMIN, of, body: none });
      await act("planCapacity", { by: ADMIN, of, body: { ...plan, accounts: 0 } });
      await refuses("tainan-2021/3.4d");
      await act("planCapacity", { by: ADMIN, of, body: plan });
      await holds("tainan-2021/3.4d");
      await shows("showSystem", { by: ADMIN, of }, "PLAN-110-1", "100 Mbps");
    },
  },
  {
    proves: ["tainan-2021/4a", "tainan-2021/4b", "tainan-2021/4c", "tainan-2021/4d"],
    async play(stage) {
      const { act, denied, refuses, holds, shows } = stage;
      await egressOf(stage, MOVED);
      await refuses("tainan-2021/4a");
      const byHand = {
        ...{ by: ADMIN, of: { ...of, channel: "vpn", direction: "egress" } },
        body: { reason: "x", document: "函", add: [{ range: MOVED, owner: "戶政事務所" }] },
      };
      await denied("tainan-2021/4b", "egress-by-report", "proposeChange", byHand);
      const rows = ["vpn", "vdi"].map(channel => ({ channel, range: EGRESS, purpose: "出口" }));
      const form = {
        contact: { office: "資訊科", role: "體系管理人員", extension: "1234" },
        capacity: { vpnAccounts: 20, bandwidthMbps: 100, vdiSeats: 5 },
        remarks: "",
        rows: [...rows, { channel: "vpn", range: MOVED, purpose: "出口" }],
      };
      const drafted = await act("draftReport", { by: ADMIN, of, body: form });
      await act("fileReport", { by: ADMIN, of, body: { draft: drafted.body.draft.digest } });
      const packed = await act("compilePack", { by: CENTER });
      const pack = { number: String(packed.body.number) };
      const line = { system: "household", channel: "vpn", range: MOVED, outcome: "set" };
      const answered = {
        ...{ by: "archives@national", of: pack },
        body: { lines: [line], documentNo: "檔資字第2號" },
      };
      const paper = { documentNo: "檔資字第2號", answeredOn: "2021-06-11", signedBy: "承辦", lines: [line] };
      const onPaper = { by: CENTER, of: pack, body: paper };
      await denied("tainan-2021/4d", "pack-not-forwarded", "recordPaperAnswer", onPaper);
      await act("forwardPack", { by: CENTER, of: pack });
      await refuses("tainan-2021/4a");
      await act("answerPack", answered);
      await holds("tainan-2021/4a");
      await shows("showReport", { by: ADMIN, of }, MOVED, "如期");
      await egressOf(stage, EGRESS);
      await holds("tainan-2021/4a");
    },
  },
  {
    proves: ["tainan-2021/4f"],
    async play({ act, gate, refuses, holds, shows }) {
      const list = { ...of, channel: "vpn", direction: "outbound" };
      const gone = { ranges: [EGRESS], because: "試行" };
      await act("removeAtOnce", { by: ADMIN, of: list, body: gone });
      await gate.control("drain");
      await refuses("tainan-2021/4f");
      const add = [{ range: EGRESS, owner: "戶政事務所" }];
      const made = await act("proposeChange", {
        ...{ by: ADMIN, of: list },
        body: { reason: "復原", document: "函", add },
      });
      const number = String(made.body.number);
      await act("approveChange", { by: "admin2@household", of: { ...list, number } });
      await gate.control("drain");
      await holds("tainan-2021/4f");
      await shows("showList", { by: ADMIN, of: list }, EGRESS);
    },
  },
];
