// A change approved: held against the list as it stands by now and judged anew, then done.

import type { Permit } from "../../shared/http/permit.ts";
import { type Fault, Problem } from "../../shared/http/problem.ts";
import { readBlob } from "../../shared/journal/blob.ts";
import { type Change, change } from "../../shared/journal/change.ts";
import { isSameAccount } from "../../shared/rules/account.ts";
import { keepEntries } from "../lists/kept-entries.ts";
import { type List, listLaw } from "../lists/list.ts";
import { undecided } from "../lists/list-rules.ts";
import { LIST_PROBLEM } from "../problems.ts";
import { type Desk, groundOf } from "./change-context.ts";
import { clashing, refusalOf } from "./draft.ts";
import { type Fresh, readWishes, type Wish } from "./edit.ts";
import { conflicts, done, type Proposal, parseProposal } from "./proposal.ts";

export async function approved(desk: Desk, number: number, permit: Permit): Promise<Change<List>> {
  const pending = undecided(desk.list, number);
  if (isSameAccount(pending.by, permit.by.person)) throw new Problem(LIST_PROBLEM["own-change"]);
  const proposal = parseProposal(await readBlob(pending.content));
  const moved = conflicts(proposal, desk.entries, desk.list.mode);
  if (moved.length > 0) throw new Problem(LIST_PROBLEM["list-moved"], { faults: moved.slice(0, 1_000) });
  const refusal = refusalOf(desk, { proposal, faults: await faultsNow(desk, proposal) });
  if (refusal) throw refusal;
  const by = { proposedBy: pending.by, approvedBy: permit.by.person, change: number };
  const entries = done(proposal, desk.entries, { at: desk.now, ...by });
  const { mode } = proposal;
  const contents = await keepEntries(entries, desk.now);
  const event = { type: "ChangeApproved", number, ...contents, ...(mode && { mode: mode.after }) } as const;
  return change(listLaw, desk.held, [{ event }], permit);
}

/** Judged anew, as if it were asked for today: rules, loans and neighbours may have moved since. */
export async function faultsNow(desk: Desk, proposal: Proposal): Promise<Fault[]> {
  const { add, amend } = proposal;
  const asked = [...add, ...amend.map(({ after }) => after)];
  const fresh = asked.map((facts): Fresh => {
    const place = facts.range.replaceAll("/", "~1");
    return { facts, pointer: field => `/${place}/${field}` };
  });
  const loans = asked.flatMap(({ dependsOn }) => (dependsOn?.kind === "loan" ? [dependsOn.id] : []));
  const ground = await groundOf(desk, loans);
  const wishes = fresh.map(({ facts, pointer }, at): Wish => {
    const { dependsOn, until = null, sharedReason = null, ...raw } = facts;
    const rest = {
      until,
      sharedReason,
      dependsOn: dependsOn?.kind ?? null,
      dependsOnId: dependsOn?.id,
      dependsOnUntil: dependsOn?.until,
    };
    return { kind: at < add.length ? "add" : "amend", raw: { ...raw, ...rest }, pointer };
  });
  const { faults } = readWishes(wishes, { reason: "", document: "" }, ground);
  return [...faults, ...(await clashing(desk, proposal, fresh))];
}
