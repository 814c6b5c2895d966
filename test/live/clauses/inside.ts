// Clauses about what is done inside a session: whatever stands before documents and orders asks before each act. Each is played in a city
// of its own, where the story of its regulation has come as far as a session that is open.
import { EY } from "../../../infra/local/commands/story/ey.ts";
import { FIRM_STORY } from "../../../infra/local/commands/story/firm.ts";
import { KEELUNG } from "../../../infra/local/commands/story/keelung.ts";
import type { StoryStep } from "../../../infra/local/commands/story/step.ts";
import { business, by } from "./firm/acts.ts";
import { ADMIN, CENTER, PERSONNEL, type Scene, type Stage, WORKER } from "./scene.ts";

export interface Inside {
  readonly story: readonly StoryStep[];
  /** The last step that is played before. */
  readonly until: string;
  readonly scenes: readonly Scene[];
}

const NUMBER = "府民戶字第1100012345號";
const document = (classification: string) => ({ document: { number: NUMBER, classification } });
const taking = (important: boolean, encrypted: boolean) => ({
  export: { number: NUMBER, important, encrypted },
});
const order = (business: string, number: string) => ({ trade: { business, order: number } });

const SPAN = { from: "2023-10-04", to: "2024-01-03" };

/** Each is on the session's page, with who asked, what of, and the clause that refused it. */
const shown = ({ shows }: Stage, session: string, ...words: readonly string[]) =>
  shows("showSession", { by: CENTER, of: { session } }, "vdi-broker-household", ...words);

const EY_SCENE: Scene = {
  proves: ["ey-draft/12.1b"],
  async play(stage) {
    const { live, allowedInside, refusedInside } = stage;
    const [clause, session] = ["ey-draft/12.1b", await live()] as const;
    await refusedInside(clause, session, taking(true, false));
    await allowedInside(clause, session, taking(true, true));
    await allowedInside(clause, session, taking(false, false));
    await shown(stage, session, NUMBER, clause, "重要，未加密", "重要，已加密");
  },
};

const KEELUNG_SCENE: Scene = {
  proves: ["keelung-pregnancy/5.3.6"],
  async play(stage) {
    const { live, allowedInside, refusedInside } = stage;
    const [clause, session] = ["keelung-pregnancy/5.3.6", await live()] as const;
    await refusedInside(clause, session, document("密"));
    await allowedInside(clause, session, document("ordinary"));
    await shown(stage, session, NUMBER, clause, "密等：密", "普通");
  },
};

const FIRM_SCENES: readonly Scene[] = [
  {
    proves: ["twse-2023/3.4.2b"],
    async play(stage) {
      const { live, allowedInside, refusedInside } = stage;
      const [clause, session] = ["twse-2023/3.4.2b", await live()] as const;
      await refusedInside(clause, session, taking(false, true));
      await allowedInside(clause, session, document("ordinary"));
      await shown(stage, session, NUMBER, clause);
    },
  },
  {
    proves: ["twse-2023/3.1.3", "twse-2023/3.2.3", "twse-2023/3.4.3"],
    async play(stage) {
      const { act, gate, live, allowedInside, refusedInside, shows } = stage;
      const session = await live();
      await allowedInside("twse-2023/3.1.3", session, order("brokerage", "A0001"));
      // Of a business that the firm has not applied for, until it has.
      await refusedInside("twse-2023/2.1.1a", session, order("proprietary", "B0000"));
      await act(
        "notifyEmergency",
        by(PERSONNEL, { ...business("proprietary", SPAN), papersDue: "2023-10-11" }),
      );
      // Nor is the endpoint for it, until two administrators say so.
      await refusedInside("twse-2023/2.2.7.4", session, order("proprietary", "B0000"));
      const of = { system: "household", endpoint: gate.endpoint };
      const scopes = { rights: ["order"], functions: ["order-entry"] };
      const purpose = { business: "proprietary", ...scopes, document: "端點用途 112-2" };
      await act("proposePurpose", { by: ADMIN, of, body: purpose });
      await act("confirmPurpose", { by: "admin2@household", of, body: {} });
      await allowedInside("twse-2023/3.2.3", session, order("proprietary", "B0001"));
      await act("endSession", { by: WORKER, of: { session }, body: { reason: "收盤" } });
      await refusedInside("twse-2023/3.1.3", session, order("brokerage", "A0002"));
      await refusedInside("twse-2023/3.2.3", session, order("proprietary", "B0002"));
      await shown(stage, session, "A0001", "B0002", "twse-2023/3.1.3", "twse-2023/3.2.3");
      await shows("showJournal", { by: "auditor@city" }, "連線中辦理，放行", "連線中辦理，拒絕", "連線結束");
    },
  },
];

export const INSIDE: readonly Inside[] = [
  { story: EY, until: "2021-07-05 08:30", scenes: [EY_SCENE] },
  { story: KEELUNG, until: "2021-07-05 08:30", scenes: [KEELUNG_SCENE] },
  { story: FIRM_STORY, until: "2023-10-04 10:00", scenes: FIRM_SCENES },
];
