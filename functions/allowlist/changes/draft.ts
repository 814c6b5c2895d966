// A change on its way: drafted from what is asked, judged with every fault there is, and proposed.
import type { Permit } from "../../shared/http/permit.ts";
import { type Fault, Problem } from "../../shared/http/problem.ts";
import { digestOfText, keepBlob } from "../../shared/journal/blob.ts";
import { type Change, change } from "../../shared/journal/change.ts";
import { history } from "../../shared/journal/journal.ts";
import { streamOf } from "../firewalls.ts";
import { entryFault } from "../lists/entry-fault.ts";
import { entriesOf } from "../lists/kept-entries.ts";
import { type List, type ListEvent, listLaw, type Mode } from "../lists/list.ts";
import { overCeiling } from "../lists/list-rules.ts";
import { revisionsOf } from "../lists/past.ts";
import { overfull } from "../lists/size.ts";
import { LIST_PROBLEM } from "../problems.ts";
import { type Desk, elsewhereOf, groundOf, seesListsOf } from "./change-context.ts";
import { clashFaults } from "./check.ts";
import { faultsNow } from "./decision.ts";
import { type Defaults, type Fresh, readWishes, type Wish } from "./edit.ts";
import type { WholeList } from "./edit-body.ts";
import { done, isEmpty, type Proposal, sizeOf, towards, writeProposal } from "./proposal.ts";

export interface Asking {
  readonly wishes: readonly Wish[];
  readonly defaults: Defaults;
  readonly mode?: Mode | undefined;
  /** What is not asked for is to go. */
  readonly whole?: boolean;
}

export interface Draft {
  readonly proposal: Proposal;
  readonly faults: readonly Fault[];
}

export async function drafted(desk: Desk, { wishes, defaults, mode, whole }: Asking): Promise<Draft> {
  const loans = [
    ...wishes.flatMap(({ raw: { dependsOnId } }) => dependsOnId ?? []),
    ...desk.entries.flatMap(({ dependsOn }) => (dependsOn?.kind === "loan" ? [dependsOn.id] : [])),
  ];
  const read = readWishes(wishes, defaults, await groundOf(desk, loans));
  const gone = whole ? desk.entries.filter(({ range }) => !read.named.has(range)) : read.proposal.remove;
  const proposal = { ...read.proposal, remove: gone, ...modeChange(desk.list.mode, mode) };
  const modeFaults =
    mode?.kind === "open" && mode.reason === "" ? [entryFault("/openReason", "open-without-reason")] : [];
  return {
    proposal,
    faults: [...read.faults, ...(await clashing(desk, proposal, read.fresh)), ...modeFaults],
  };
}

function modeChange(before: Mode, after: Mode | undefined): Pick<Proposal, "mode"> {
  if (!after || JSON.stringify(before) === JSON.stringify(after)) return {};
  return { mode: { before, after } };
}

export async function clashing(desk: Desk, proposal: Proposal, fresh: readonly Fresh[]): Promise<Fault[]> {
  if (fresh.length === 0) return [];
  const replaced = proposal.amend.map(({ after }) => after);
  const leaving = new Set([...proposal.remove, ...replaced].map(({ range }) => range));
  const kept = desk.entries.filter(({ range }) => !leaving.has(range));
  return clashFaults(kept, fresh, await elsewhereOf(desk), seesListsOf(desk));
}

/** Earlier contents as a change of today: what has ended since stays ended. */
export function restoring(desk: Desk, earlier: Desk["entries"], mode: Mode): Proposal {
  const living = earlier.filter(({ until }) => until === undefined || until > desk.now);
  return { ...towards(desk.entries, living), ...modeChange(desk.list.mode, mode) };
}

const NOBODY_YET = { proposedBy: "", approvedBy: "", change: 0 };

/** What keeps a draft from being proposed, all of it that can be told at once. */
export function refusalOf(desk: Desk, { proposal, faults }: Draft): Problem | undefined {
  if (
    desk.system.state?.plan === undefined &&
    (proposal.add.length > 0 || proposal.mode?.after.kind === "open")
  )
    return new Problem(LIST_PROBLEM["plan-missing"], { clauses: ["tainan-2021/3.4d"] });
  if (faults.length > 0)
    return new Problem(LIST_PROBLEM["change-refused"], { faults: faults.slice(0, 1_000) });
  if (isEmpty(proposal)) return new Problem(LIST_PROBLEM["nothing-to-change"]);
  const entries = done(proposal, desk.entries, { at: desk.now, ...NOBODY_YET });
  const found = overfull({ mode: proposal.mode?.after ?? desk.list.mode }, entries, desk.now);
  return found && overCeiling(found);
}

export async function proposed(
  desk: Desk,
  draft: Draft,
  { reason, document }: Pick<Defaults, "reason" | "document">,
  permit: Permit,
): Promise<Change<List>> {
  const text = writeProposal(draft.proposal);
  const refusal = refusalOf(desk, draft) ?? crowded(desk.list, digestOfText(text));
  if (refusal) throw refusal;
  const { mode } = draft.proposal;
  const event = {
    type: "ChangeProposed",
    number: desk.list.proposed + 1,
    reason,
    document,
    content: await keepBlob(text),
    basis: desk.list.revision,
    size: sizeOf(draft.proposal),
    ...(mode && { mode: mode.after.kind }),
  } as const;
  return change(listLaw, desk.held, [{ event }], permit);
}

/** A state of the journal must stay small, and nobody judges that many at a time. */
const MOST_UNDECIDED = 50;

function crowded({ changes }: List, content: string): Problem | undefined {
  const same = Object.entries(changes).find(([, change]) => change.content === content)?.[0];
  if (same !== undefined) {
    const detail = { "zh-TW": `第 ${same} 號異動`, en: `It is change no. ${same}.` };
    return new Problem(LIST_PROBLEM["already-proposed"], { detail });
  }
  const isFull = Object.keys(changes).length >= MOST_UNDECIDED;
  return isFull ? new Problem(LIST_PROBLEM["too-many-undecided"]) : undefined;
}

// Drafts that are not said row by row: a whole list as wanted, and an earlier revision of the list; reads only.

export async function draftedWhole(desk: Desk, { asking, faults }: WholeList): Promise<Draft> {
  const draft = await drafted(desk, asking);
  return { ...draft, faults: [...faults, ...draft.faults] };
}

export async function earlier(desk: Desk, revision: number): Promise<Draft> {
  const events = await history<ListEvent>(streamOf(desk.firewall));
  const found = revisionsOf(events).find(each => each.revision === revision);
  if (!found) throw new Problem(LIST_PROBLEM["revision-unknown"]);
  const proposal = restoring(desk, await entriesOf(found.list), found.list.mode);
  return { proposal, faults: await faultsNow(desk, proposal) };
}
