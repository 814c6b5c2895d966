// What of somebody's applications is recorded, and how the API shows them, the newest first; pure.
import type { Permit } from "../shared/http/permit.ts";
import { type Change, change, type Held } from "../shared/journal/change.ts";
import type { Drafts } from "./applying.ts";
import { type Approvals, approvalLaw } from "./approval.ts";

export function approvalsView({
  stream,
  state,
  version,
}: Pick<Held<Approvals>, "stream" | "state" | "version">) {
  const rows = Object.entries(state?.applications ?? {})
    .map(([application, of]) => ({ application, ...of }))
    .reverse();
  return { person: stream.slice("APPROVAL#".length), rows, version };
}

interface OfApplicant {
  readonly held: { readonly approvals: Held<Approvals>; readonly person: Held<unknown> };
  readonly permit: Permit;
}

/** Who applies must still be employed as they were, and their deputy be there. */
export function recorded(
  { held: { approvals, person }, permit }: OfApplicant,
  drafts: Drafts,
  deputy?: Held<unknown>,
): { readonly changes: readonly [Change<Approvals>]; readonly unmoved: readonly Held<unknown>[] } {
  const changed = change(approvalLaw, approvals, drafts, permit);
  return { changes: [changed], unmoved: [person, ...(deputy ? [deputy] : [])] };
}
