// HTTP: another administrator approves or rejects a change, or whoever proposed it withdraws it.
import { rangeLimitsHere } from "../../shared/address/range-limits.ts";
import { type Answer, type Asked, answer, http, on } from "../../shared/http/http.ts";
import type { Permit } from "../../shared/http/permit.ts";
import { Problem } from "../../shared/http/problem.ts";
import { write } from "../../shared/http/write.ts";
import { readBlob } from "../../shared/journal/blob.ts";
import { type Change, change } from "../../shared/journal/change.ts";
import { isSameAccount } from "../../shared/rules/account.ts";
import { placeOf } from "../firewalls.ts";
import { type List, type ListEvent, listLaw, type PendingChange } from "../lists/list.ts";
import { undecided } from "../lists/list-rules.ts";
import type { ChangeStatus } from "../lists/past.ts";
import { LIST_PROBLEM } from "../problems.ts";
import { type Desk, openDesk } from "./change-context.ts";
import { approved } from "./decision.ts";
import { parseProposal } from "./proposal.ts";
import * as routes from "./routes.ts";
import { changeView } from "./view.ts";

type Deciding = Pick<
  Asked<typeof routes.approveChange>,
  "params" | "person" | "may" | "repeat" | "at" | "language"
>;
type Decided = Exclude<ChangeStatus, "proposed">;
type Decide = (desk: Desk, number: number, permit: Permit) => Promise<Change<List>>;

export const handler = http(
  on(routes.approveChange, asked => decide(asked, "approved", approved)),
  on(routes.rejectChange, asked =>
    decide(asked, "rejected", async (desk, number, permit) => {
      if (isSameAccount(undecided(desk.list, number).by, permit.by.person))
        throw new Problem(LIST_PROBLEM["own-change"]);
      return ended(desk, { type: "ChangeRejected", number, because: asked.body.because }, permit);
    }),
  ),
  on(routes.withdrawChange, asked =>
    decide(asked, "withdrawn", async (desk, number, permit) => {
      if (!isSameAccount(undecided(desk.list, number).by, permit.by.person))
        throw new Problem(LIST_PROBLEM["not-own-change"]);
      return ended(desk, { type: "ChangeWithdrawn", number }, permit);
    }),
  ),
);

function ended(desk: Desk, event: ListEvent, permit: Permit): Change<List> {
  return change(listLaw, desk.held, [{ event }], permit);
}

function decide(asked: Deciding, status: Decided, by: Decide): Promise<Answer> {
  return write(asked, async () => {
    const permit = asked.may(placeOf(asked.params));
    const desk = await openDesk(asked.params, {
      at: permit.recordedAt,
      limits: rangeLimitsHere(),
      reader: asked,
    });
    const number = Number(asked.params.number);
    const changed = await by(desk, number, permit);
    const pending = undecided(desk.list, number) satisfies PendingChange;
    const decided = { by: permit.by.person, at: permit.recordedAt };
    const facts = { number, status, pending, decided, version: changed.next.version };
    const proposal = parseProposal(await readBlob(pending.content));
    const view = changeView(facts, proposal, { ...desk, at: desk.now }, asked.language);
    // An approval rests on what stands on the other systems' lists and on the plan: neither may move meanwhile.
    const unmoved = status === "approved" ? [desk.system, ...desk.others] : [];
    return { changes: [changed], unmoved, answer: answer(200, view) };
  });
}
