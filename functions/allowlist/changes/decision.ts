// How a proposed change is decided: approved by another administrator, against the list as it is by now; rejected; or withdrawn.
import type { Permit } from "../../shared/http/permit.ts";
import { Problem, refuseAll } from "../../shared/http/problem.ts";
import { readBlob } from "../../shared/journal/blob.ts";
import { type Change, change } from "../../shared/journal/change.ts";
import { isSameAccount } from "../../shared/rules/account.ts";
import { keepEntries } from "../lists/kept-entries.ts";
import { type List, type ListEvent, listLaw } from "../lists/list.ts";
import { undecided } from "../lists/list-rules.ts";
import { LIST_PROBLEM } from "../problems.ts";
import type { ChangeContext } from "./change-context.ts";
import { draftRefusal, proposalFaults } from "./draft.ts";
import { carriedOut, conflicts, parseProposal } from "./proposal.ts";

export async function approvePending(
  context: ChangeContext,
  number: number,
  permit: Permit,
): Promise<Change<List>> {
  const { list, now } = context;
  const pending = undecided(list, number);
  const proposal = parseProposal(await readBlob(pending.content));
  const moved = conflicts(proposal, context.entries, list.mode);
  refuseAll(
    isSameAccount(pending.by, permit.by.person) && new Problem(LIST_PROBLEM["own-change"]),
    moved.length > 0 && new Problem(LIST_PROBLEM["list-moved"], { faults: moved.slice(0, 1_000) }),
  );
  const refusal = draftRefusal(context, { proposal, faults: await proposalFaults(context, proposal) });
  if (refusal) throw refusal;
  const by = { proposedBy: pending.by, approvedBy: permit.by.person, change: number };
  const contents = await keepEntries(carriedOut(proposal, context.entries, { at: now, ...by }), now);
  const { mode } = proposal;
  return record(context, permit, {
    type: "ChangeApproved",
    number,
    ...contents,
    ...(mode && { mode: mode.after }),
  });
}

export function rejectPending(
  context: ChangeContext,
  rejection: { readonly number: number; readonly because: string },
  permit: Permit,
): Change<List> {
  if (isSameAccount(undecided(context.list, rejection.number).by, permit.by.person))
    throw new Problem(LIST_PROBLEM["own-change"]);
  return record(context, permit, { type: "ChangeRejected", ...rejection });
}

export function withdrawPending(context: ChangeContext, number: number, permit: Permit): Change<List> {
  if (!isSameAccount(undecided(context.list, number).by, permit.by.person))
    throw new Problem(LIST_PROBLEM["not-own-change"]);
  return record(context, permit, { type: "ChangeWithdrawn", number });
}

function record({ held }: ChangeContext, permit: Permit, event: ListEvent): Change<List> {
  return change(listLaw, held, [{ event }], permit);
}
