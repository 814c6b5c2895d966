// The approvals to work from home at the gate: under which regulations somebody may now, and until when without a gap; pure.
import type { Deadline, FactName } from "../gate/facts.ts";
import { deadlineAt, type Found, foundIn, type GatePart, type Moment, type Reads } from "../gate/part.ts";
import { personOf } from "../people/gate-part.ts";
import { stream } from "../shared/journal/keys.ts";
import type { ProfileId } from "../shared/rules/clauses.ts";
import { type Application, type Approvals, spanOf } from "./approval.ts";

const ENDS = { "zh-TW": "居家辦公核准到期", en: "the approval to work from home ends" };

export const approvalsPart: GatePart = {
  streams: ({ question: { person } }) => (person ? [stream("APPROVAL", person)] : []),
  touches: { APPROVAL: ({ id: [person = ""] }) => ({ person }) },
  facts(reads, moment) {
    const approvals = approvalsOf(reads);
    if (!approvals) return [];
    const granted = grantedFor(approvals.state, reads, moment);
    const now = granted.filter(each => holdsAt(each, moment.at));
    const named = (of: "businesses" | "rights" | "functions") => [
      ...new Set(now.flatMap(each => each[of] ?? [])),
    ];
    return [
      {
        from: approvals,
        known: {
          approvedUnder: [...new Set(now.map(({ regulation }) => regulation))],
          approvedBusinesses: named("businesses"),
          approvedRights: named("rights"),
          approvedFunctions: named("functions"),
        },
        deadlines: [...new Set(now.map(({ regulation }) => regulation))].flatMap(regulation =>
          endsOf(granted, regulation, moment),
        ),
      },
    ];
  },
};

function approvalsOf(reads: Reads): Found<Approvals> | undefined {
  return foundIn<Approvals>(reads, "APPROVAL", reads.question.person);
}

/** Of the agency that granted it: whoever went to another one applies there. */
function grantedFor({ applications }: Approvals, reads: Reads, { activity }: Moment): readonly Application[] {
  const agency = personOf(reads)?.state.agency;
  return Object.values(applications).filter(
    each => each.activity === activity && each.agency === agency && spanOf(each) !== undefined,
  );
}

function holdsAt(application: Application, at: string): boolean {
  const [from, until] = spanOf(application) ?? ["", ""];
  return from <= at && at < until;
}

/** Where one approval follows on another it is not over yet; only a regulation in force makes it an end. */
function endsOf(granted: readonly Application[], regulation: ProfileId, moment: Moment): Deadline[] {
  if (!moment.profiles.includes(regulation)) return [];
  const spans = granted
    .filter(each => each.regulation === regulation)
    .flatMap(each => [spanOf(each) ?? (["", ""] as const)])
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  let until = moment.at;
  for (const [from, end] of spans) if (from <= until && end > until) until = end;
  const facts: readonly FactName[] =
    regulation === "twse-2023" ? ["approvedUnder", "approvedBusinesses"] : ["approvedUnder"];
  return facts.flatMap(fact => deadlineAt(until, fact, ENDS, moment));
}
