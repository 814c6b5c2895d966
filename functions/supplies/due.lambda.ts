// Follows the approvals to work from home, and a timer: what was lent for it is to come back once it has ended, its day has passed, or
// its borrower has left.
import { approvalLaw } from "../approvals/approval.ts";
import { personLaw } from "../people/person.ts";
import { permitGateway } from "../shared/http/permit.ts";
import { board, everyRow } from "../shared/journal/board.ts";
import { change } from "../shared/journal/change.ts";
import { commit, settle } from "../shared/journal/commit.ts";
import { follower, settleOrLog } from "../shared/journal/follower.ts";
import { readMany } from "../shared/journal/journal.ts";
import { type Stream, type StreamOf, stream } from "../shared/journal/keys.ts";
import { SUPPLIES_OUT, suppliesWith } from "./boards.ts";
import { fallingDue } from "./lending.ts";
import { type Supply, supplyLaw } from "./supply.ts";

const MOST = 100;

export const handler = follower({
  async event({ stream: of }, at) {
    const borrower = of.slice("APPROVAL#".length);
    const { rows } = await board<Supply>({ ...suppliesWith(borrower), limit: MOST });
    for (const { stream: supply } of rows) await settle(() => fallDue(supply, borrower, at));
  },
  async timer(at) {
    for await (const { stream: supply, state } of everyRow<Supply>(SUPPLIES_OUT, 100)) {
      const borrower = state.lent?.borrower ?? "";
      await settleOrLog("supply-due-failed", () => fallDue(supply, borrower, at), { stream: supply });
    }
  },
});

async function fallDue(of: Stream, borrower: string, at: Date): Promise<void> {
  const [supply, approvals, person] = await readMany([
    of as StreamOf<Supply>,
    stream(approvalLaw, borrower),
    stream(personLaw, borrower),
  ]);
  const { state } = supply;
  // Somebody else may have it by now.
  if (state?.lent?.borrower !== borrower) return;
  const whose = { approvals: approvals.state, person: person.state };
  const draft = fallingDue(state, whose, at.toISOString());
  if (!draft) return;
  const act = { name: "supply-due", kind: "write", request: `supply-due ${of}`, at } as const;
  const changes = [change(supplyLaw, supply, [draft], permitGateway(act))];
  await commit({ changes, unmoved: [approvals, person].filter(({ version }) => version > 0) });
}
