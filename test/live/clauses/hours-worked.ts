// Clauses of overtime that was worked: claimed, confirmed beside the sessions, graded where it was standby, taken as leave within two
// years, warned of, settled. The time goes on from scene to scene.
import { assigning, instant, span } from "./hours.ts";
import { type Call, PERSONNEL, type Scene, type Stage, SUPERVISOR, WORKER } from "./scene.ts";

const of = { person: WORKER };
const PROOF = [{ kind: "delivered-file", reference: "戶政字第12號" }];

/** Assigned in the morning, claimed as it ends. */
async function claimed(
  stage: Stage,
  on: ReturnType<typeof span>,
  wanted: string,
  call: Call = assigning(on),
): Promise<string> {
  const act = "place" in (call.body as object) ? "orderStandby" : "assignOvertime";
  const { body } = await stage.act(act, call);
  const piece: string = body.row.piece;
  await stage.gate.at(new Date(Date.parse(on.until) + 600_000).toISOString());
  await stage.act("claimOvertime", {
    ...{ by: WORKER, of: { ...of, piece } },
    body: { ...on, evidence: PROOF, wanted },
  });
  return piece;
}

const confirming = (piece: string, by = SUPERVISOR) => ({ by, of: { ...of, piece }, body: {} });

function standby(on: ReturnType<typeof span>) {
  const { category: _, ...body } = assigning(on).body as Record<string, unknown>;
  return { by: SUPERVISOR, of, body: { ...body, place: "辦公室", order: "府人值字第12號" } };
}

/** A lot that two evenings in November 2023 gave: it can be used until the day before two years later. */
const EARNED = "2023-11-27";

export const HOURS_WORKED_2023: readonly Scene[] = [
  {
    proves: ["yilan-hours/2.8b", "yilan-hours/3.1c"],
    async play(stage) {
      const piece = await claimed(stage, span(EARNED, "18:00", "20:00"), "leave");
      await stage.shows(
        "showPiece",
        { by: SUPERVISOR, of: { ...of, piece } },
        "該時段的連線與打卡",
        "戶政字第12號",
        "補休",
      );
      const other = confirming(piece, PERSONNEL);
      await stage.denied("yilan-hours/3.1c", "not-the-assigner", "confirmOvertime", other);
      await stage.act("confirmOvertime", confirming(piece));
      await stage.shows("showMyHours", { by: WORKER }, "可用", "114/11/26");
    },
  },
  {
    proves: [
      "yilan-hours/2.4",
      "yilan-hours/2.7a",
      "yilan-hours/2.7b",
      "yilan-hours/2.7c",
      "yilan-hours/2.7d",
      "yilan-hours/2.7e",
    ],
    async play(stage) {
      const grades = { "1": ["yilan-hours/2.7b", 723], "2": ["yilan-hours/2.7c", 363] } as const;
      let day = 2;
      for (const [grade, [clause, amount]] of Object.entries(grades)) {
        const on = span(`2023-12-0${day++}`, "09:00", "12:00");
        await stage.gate.at(instant("2023-12-01", day === 3 ? "09:00" : "10:00"));
        const piece = await claimed(stage, on, "pay", standby(on));
        await stage.shows("showMyHours", { by: WORKER, query: { month: "2023-12" } }, "待命");
        await stage.act("confirmOvertime", confirming(piece));
        const settle = (more: object) => ({
          by: PERSONNEL,
          of: { ...of, piece },
          body: { as: "pay", hourly: "241", ...more },
        });
        await stage.denied("yilan-hours/2.7d", "grade-missing", "settleOvertime", settle({}));
        const graded = { grade, reason: "夜間受理通報" };
        await stage.act("gradeStandby", { by: SUPERVISOR, of: { ...of, piece }, body: graded });
        for (const each of ["yilan-hours/2.7e", clause] as const)
          await stage.denied(each, "amount-differs", "settleOvertime", settle({ amount: amount - 1 }));
        await stage.act("settleOvertime", settle({ amount }));
        await stage.shows("showPiece", { by: SUPERVISOR, of: { ...of, piece } }, `${amount} 元`);
      }
    },
  },
  {
    proves: ["yilan-hours/2.8c"],
    async play(stage) {
      await stage.gate.at(instant("2023-12-04", "09:00"));
      const piece = await claimed(stage, span("2023-12-04", "18:00", "19:00"), "pay");
      await stage.act("confirmOvertime", confirming(piece));
      const award = (more: object) => ({
        by: PERSONNEL,
        of: { ...of, piece },
        body: { as: "award", ...more },
      });
      await stage.denied("yilan-hours/2.8c", "award-reason-missing", "settleOvertime", award({}));
      await stage.act("settleOvertime", award({ reason: "預算用罄且業務無法調配補休" }));
      await stage.shows("showPiece", { by: PERSONNEL, of: { ...of, piece } }, "預算用罄");
    },
  },
];

/** When what was earned then is about to end, and after it. */
export const HOURS_2025: readonly Scene[] = [
  {
    proves: ["yilan-hours/3.3a", "yilan-hours/3.3b"],
    async play(stage) {
      const close = { by: SUPERVISOR, of, body: { note: "協調於十一月底前休畢" } };
      await stage.gate.control("timers");
      await stage.gate.control("drain");
      await stage.shows("showPersonHours", { by: SUPERVISOR, of }, "有補休即將到期");
      for (const by of [WORKER, SUPERVISOR]) await stage.shows("showNotices", { by }, "補休將於下月到期");
      await stage.shows("showAgencyHours", { by: PERSONNEL }, "2025-10");
      await stage.act("closeLeaveWarning", close);
      await stage.denied("yilan-hours/3.3a", "warning-unknown", "closeLeaveWarning", close);
      await stage.shows("showPersonHours", { by: SUPERVISOR, of }, "協調於十一月底前休畢");
    },
  },
  {
    proves: ["yilan-hours/2.8a", "yilan-hours/3.3c"],
    async play(stage) {
      const ask = (day: string) => ({ by: WORKER, of, body: span(day, "13:00", "15:00") });
      await stage.denied("yilan-hours/2.8a", "comp-leave-short", "askCompLeave", ask("2025-11-27"));
      const { body } = await stage.act("askCompLeave", ask("2025-11-26"));
      const [asked] = body.requests;
      const refusal = { granted: false, reason: "年度結算業務" };
      await stage.act("decideCompLeave", {
        by: SUPERVISOR,
        of: { ...of, request: asked.request },
        body: refusal,
      });
      await stage.shows("showMyHours", { by: WORKER }, "不同意，留存為憑");
      const [lot] = body.lots;
      const settle = { by: PERSONNEL, of: { ...of, lot: lot.lot }, body: { as: "pay" } };
      await stage.denied("yilan-hours/3.3c", "lot-usable", "settleCompLeave", settle);
      await stage.gate.at(instant("2025-11-27", "09:00"));
      await stage.act("settleCompLeave", settle);
      await stage.shows("showPersonHours", { by: PERSONNEL, of }, "已改發", "申請未獲同意 1 次");
    },
  },
];
