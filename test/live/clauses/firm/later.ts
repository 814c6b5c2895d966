// Two years on: what was assessed is overdue.
import { PERSONNEL, type Scene } from "../scene.ts";
import { by, FIRM, through } from "./acts.ts";

export const FIRM_IN_2025: readonly Scene[] = [
  {
    proves: ["twse-2023/2.2.11"],
    async play(stage) {
      const { act, denied, refuses, holds, shows } = stage;
      await refuses("twse-2023/2.2.11", through(stage));
      const assessment = { dated: "2025-09-30", document: "風險評估 114-1", planCurrent: true };
      const four = ["security", "legal", "operational", "personal-data"];
      const assess = (risks: readonly string[]) => by(PERSONNEL, { ...assessment, risks });
      await denied("twse-2023/2.2.11", "risks-missing", "assessRisks", assess(four));
      await act("assessRisks", assess([...four, "financial-crime"]));
      await holds("twse-2023/2.2.11", through(stage));
      await refuses("twse-2023/2.2.11", through(stage, { at: "2026-09-30T10:00:00+08:00" }));
      await shows("showFirm", FIRM, "風險評估 114-1", "金融犯罪");
    },
  },
];
