// HTTP: another administrator approves or rejects a change, or whoever proposed it withdraws it.

import { type Answer, type Asked, answer, http, on } from "../../shared/http/http.ts";
import type { Permit } from "../../shared/http/permit.ts";
import { write } from "../../shared/http/write.ts";
import { readBlob } from "../../shared/journal/blob.ts";
import type { Change } from "../../shared/journal/change.ts";
import { placeOfList } from "../firewalls.ts";
import type { List } from "../lists/list.ts";
import { undecided } from "../lists/list-rules.ts";
import type { ChangeStatus } from "../names.ts";
import { type ChangeContext, readChangeContext } from "./change-context.ts";
import { approvePending, rejectPending, withdrawPending } from "./decision.ts";
import { limitsHere } from "./list-limits.ts";
import { parseProposal } from "./proposal.ts";
import * as routes from "./routes.ts";
import { changeView } from "./view.ts";

type Asking = Pick<
  Asked<typeof routes.approveChange>,
  "params" | "person" | "may" | "repeat" | "at" | "language"
>;
type DecidedStatus = Exclude<ChangeStatus, "proposed">;
type Decide = (
  context: ChangeContext,
  number: number,
  permit: Permit,
) => Change<List> | Promise<Change<List>>;

export const handler = http(
  on(routes.approveChange, asked => decide(asked, "approved", approvePending)),
  on(routes.rejectChange, asked => {
    const { because } = asked.body;
    return decide(asked, "rejected", (context, number, permit) =>
      rejectPending(context, { number, because }, permit),
    );
  }),
  on(routes.withdrawChange, asked => decide(asked, "withdrawn", withdrawPending)),
);

function decide(asked: Asking, status: DecidedStatus, by: Decide): Promise<Answer> {
  return write(asked, async () => {
    const permit = asked.may(placeOfList(asked.params));
    const at = permit.recordedAt;
    const context = await readChangeContext(asked.params, {
      at,
      limits: limitsHere(asked.params),
      reader: asked,
    });
    const number = Number(asked.params.number);
    const changed = await by(context, number, permit);
    const pending = undecided(context.list, number);
    const decided = { by: permit.by.person, at };
    const facts = { number, status, pending, decided, version: changed.next.version };
    const proposal = parseProposal(await readBlob(pending.content));
    const view = changeView(facts, proposal, { ...context, at }, asked.language);
    // An approval rests on what the other systems' lists and the plan say: neither may move meanwhile.
    const unmoved = status === "approved" ? [context.system, ...context.others] : [];
    return { changes: [changed], unmoved, answer: answer(200, view) };
  });
}
