// Clauses of the statute on hazardous products: a notice of two officers refuses, an exception lets in, each is on the page.
import { ADMIN, CENTER, RECORDS, type Scene, type Stage, SUPERVISOR } from "./scene.ts";

const NOTICE = { noticeNo: "資安字第1號", noticeDate: "2026-03-01", make: "宏碁", aliases: [], models: [] };

/** Proposed by one and confirmed by another; gives its number. */
async function settled({ act }: Stage, name: string, by: readonly [string, string], body: object) {
  const made = await act(name, { by: by[0], body });
  const numbers = made.body.pending.map(({ proposal }: { proposal: number }) => proposal);
  const proposal = String(Math.max(...numbers));
  await act("confirmProducts", { by: by[1], of: { proposal }, body: {} });
  return proposal;
}

export const IN_2026: readonly Scene[] = [
  {
    proves: ["cyber-act/11a", "cyber-act/11b", "cyber-act/11c"],
    async play(stage) {
      const { act, denied, holds, refuses, shows, trip } = stage;
      const clause = "cyber-act/11a";
      const { noticeNo } = NOTICE;
      await shows("showProducts", { by: SUPERVISOR }, "登錄冊尚未載入");
      const officers = [ADMIN, CENTER] as const;
      await settled(stage, "proposeNotice", officers, { ...NOTICE, document: "府資安字第1號" });
      await denied("cyber-act/11c", "notice-twice", "proposeNotice", {
        by: ADMIN,
        body: { ...NOTICE, document: "府資安字第1號" },
      });
      await refuses(clause);
      await shows("showProducts", { by: SUPERVISOR }, noticeNo, "115/03/01", trip.propertyNo);
      const exception = {
        ...{ propertyNo: trip.propertyNo, noticeNo, approval: "核可字第1號", officer: "ciso@household" },
        ...{ reason: "汰換中", until: "2026-03-20T18:00:00+08:00" },
      };
      const number = await settled(stage, "proposeException", [RECORDS, SUPERVISOR], exception);
      await holds(clause);
      await shows("showProducts", { by: SUPERVISOR }, "核可字第1號", "三十日內到期");
      await act("revokeException", { by: RECORDS, of: { exception: number }, body: { because: "已汰換" } });
      await refuses(clause);
      const withdrawal = { noticeNo, document: "府資安字第2號", because: "撤銷" };
      await settled(stage, "proposeWithdrawal", officers, withdrawal);
      await holds(clause);
    },
  },
];
