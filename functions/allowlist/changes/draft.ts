// A change of a list before it is decided: drafted from what is asked, held against all that it must not break, and proposed.
import type { Permit } from "../../shared/http/permit.ts";
import { type Fault, Problem, together } from "../../shared/http/problem.ts";
import { digestOfText, keepBlob } from "../../shared/journal/blob.ts";
import { type Change, change } from "../../shared/journal/change.ts";
import { history } from "../../shared/journal/journal.ts";
import { words } from "../../shared/words.ts";
import { streamOf } from "../firewalls.ts";
import { entryFault } from "../lists/entry-fault.ts";
import { keptEntries } from "../lists/kept-entries.ts";
import { type List, type ListEvent, listLaw, type Mode } from "../lists/list.ts";
import { overCeiling } from "../lists/list-rules.ts";
import { revisionsOf } from "../lists/past.ts";
import { overfull } from "../lists/size.ts";
import { isByGateAlone } from "../names.ts";
import { LIST_PROBLEM } from "../problems.ts";
import { type ChangeContext, entryTermsOf, maySeeListsOf, otherRanges } from "./change-context.ts";
import { clashFaults, entryFaults, type ProposedEntry } from "./check.ts";
import { type EditDefaults, type EditRequest, parseEdits } from "./edit.ts";
import type { FileRequest } from "./edit-body.ts";
import {
  carriedOut,
  changeSize,
  isEmpty,
  type Proposal,
  proposalBetween,
  writeProposal,
} from "./proposal.ts";

export interface ListDraft {
  readonly proposal: Proposal;
  readonly faults: readonly Fault[];
}

export async function draftEdits(
  context: ChangeContext,
  { edits, defaults, mode, whole }: EditRequest,
): Promise<ListDraft> {
  const { entries, list } = context;
  const loans = [
    ...edits.flatMap(({ raw: { dependsOnId } }) => dependsOnId ?? []),
    ...entries.flatMap(({ dependsOn }) => (dependsOn?.kind === "loan" ? [dependsOn.id] : [])),
  ];
  const parsed = parseEdits(edits, defaults, await entryTermsOf(context, loans));
  const remove = whole ? entries.filter(({ range }) => !parsed.named.has(range)) : parsed.proposal.remove;
  const proposal = { ...parsed.proposal, remove, ...modeChange(list.mode, mode) };
  const clashing = await clashesIn(context, proposal, parsed.entries);
  const isUnexplained = mode?.kind === "open" && mode.reason === "";
  const modeFaults = isUnexplained ? [entryFault("/openReason", "open-without-reason")] : [];
  return { proposal, faults: [...parsed.faults, ...clashing, ...modeFaults] };
}

export async function draftWholeList(
  context: ChangeContext,
  { request, faults }: FileRequest,
): Promise<ListDraft> {
  const draft = await draftEdits(context, request);
  return { ...draft, faults: [...faults, ...draft.faults] };
}

/** An earlier revision as a change of today: what has ended since stays ended. */
export async function draftRevision(context: ChangeContext, revision: number): Promise<ListDraft> {
  const events = await history<ListEvent>(streamOf(context.firewall));
  const found = revisionsOf(events).find(each => each.revision === revision);
  if (!found) throw new Problem(LIST_PROBLEM["revision-unknown"]);
  const earlier = await keptEntries(found.list);
  const wanted = earlier.filter(({ until }) => until === undefined || until > context.now);
  const mode = modeChange(context.list.mode, found.list.mode);
  const proposal = { ...proposalBetween(context.entries, wanted), ...mode };
  return { proposal, faults: await proposalFaults(context, proposal) };
}

function modeChange(before: Mode, after: Mode | undefined): Pick<Proposal, "mode"> {
  if (!after || JSON.stringify(before) === JSON.stringify(after)) return {};
  return { mode: { before, after } };
}

/** As if the proposal were made today: rules, loans and neighbours may have moved since. */
export async function proposalFaults(context: ChangeContext, proposal: Proposal): Promise<Fault[]> {
  const all = [...proposal.add, ...proposal.amend.map(({ after }) => after)];
  const entries = all.map((facts): ProposedEntry => {
    const place = facts.range.replaceAll("/", "~1");
    return { facts, pointer: field => `/${place}/${field}`, endField: "until" };
  });
  const loans = all.flatMap(({ dependsOn }) => (dependsOn?.kind === "loan" ? [dependsOn.id] : []));
  const faults = entryFaults(entries, await entryTermsOf(context, loans));
  return [...faults, ...(await clashesIn(context, proposal, entries))];
}

async function clashesIn(
  context: ChangeContext,
  proposal: Proposal,
  entries: readonly ProposedEntry[],
): Promise<Fault[]> {
  if (entries.length === 0) return [];
  const replaced = proposal.amend.map(({ after }) => after);
  const leaving = new Set([...proposal.remove, ...replaced].map(({ range }) => range));
  const kept = context.entries.filter(({ range }) => !leaving.has(range));
  return clashFaults(kept, entries, await otherRanges(context), maySeeListsOf(context));
}

const NOBODY_YET = { proposedBy: "", approvedBy: "", change: 0 };

/** What keeps a draft from being proposed, all of it that can be told at once. */
export function draftRefusal(
  { firewall, list, entries, system, now }: ChangeContext,
  { proposal, faults }: ListDraft,
): Problem | undefined {
  const opens = proposal.mode?.after.kind === "open";
  const isUnplanned = system.state?.plan === undefined && (proposal.add.length > 0 || opens);
  const told = faults.length > 0 && { faults: faults.slice(0, 1_000) };
  const refused = together(
    isUnplanned && new Problem(LIST_PROBLEM["plan-missing"], { clauses: ["tainan-2021/3.4d"], ...told }),
    told && new Problem(LIST_PROBLEM["change-refused"], told),
  );
  if (refused) return refused;
  if (isEmpty(proposal)) return new Problem(LIST_PROBLEM["nothing-to-change"]);
  if (isByGateAlone(firewall)) return undefined;
  const after = carriedOut(proposal, entries, { at: now, ...NOBODY_YET });
  const found = overfull({ mode: proposal.mode?.after ?? list.mode }, after, now);
  return found && overCeiling(found);
}

export async function proposeDraft(
  context: ChangeContext,
  draft: ListDraft,
  { reason, document }: Pick<EditDefaults, "reason" | "document">,
  permit: Permit,
): Promise<Change<List>> {
  const { list, held } = context;
  const text = writeProposal(draft.proposal);
  const refusal = draftRefusal(context, draft) ?? undecidedRefusal(list, digestOfText(text));
  if (refusal) throw refusal;
  const { mode } = draft.proposal;
  const event = {
    type: "ChangeProposed",
    number: list.proposed + 1,
    reason,
    document,
    content: await keepBlob(text),
    basis: list.revision,
    size: changeSize(draft.proposal),
    ...(mode && { mode: mode.after.kind }),
  } as const;
  return change(listLaw, held, [{ event }], permit);
}

/** A state of the journal must stay small, and nobody judges that many at a time. */
const MOST_UNDECIDED = 50;

function undecidedRefusal({ changes }: List, content: string): Problem | undefined {
  const same = Object.entries(changes).find(([, change]) => change.content === content)?.[0];
  if (same !== undefined) {
    const detail = words(`第 ${same} 號異動`, `It is change no. ${same}.`);
    return new Problem(LIST_PROBLEM["already-proposed"], { detail });
  }
  const isFull = Object.keys(changes).length >= MOST_UNDECIDED;
  return isFull ? new Problem(LIST_PROBLEM["too-many-undecided"]) : undefined;
}
