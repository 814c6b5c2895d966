// The approval to work from home at the gate. Nothing records one yet, so the gate finds none, and refuses where a regulation
// asks for it; pure.
import { deadlineAt, type Found, type GatePart, isPast } from "../gate/part.ts";

export interface Approval {
  readonly from: string;
  readonly until: string;
  /** Regulations under which it was granted; never the ground. */
  readonly under: readonly string[];
  readonly businesses?: readonly string[];
  readonly rights?: readonly string[];
  readonly functions?: readonly string[];
}

const ENDS = { "zh-TW": "居家辦公核准到期", en: "the approval to work from home ends" };

export const approvalsPart: GatePart<Found<Approval> | undefined> = {
  streams: () => [],
  touches: {},
  facts(_, moment, approval) {
    if (!approval || !isPast(approval.state.from, moment.at) || isPast(approval.state.until, moment.at))
      return [];
    const { under, businesses = [], rights = [], functions = [], until } = approval.state;
    return [
      {
        from: approval,
        known: {
          approvedUnder: under,
          approvedBusinesses: businesses,
          approvedRights: rights,
          approvedFunctions: functions,
        },
        deadlines: [
          ...deadlineAt(until, "approvedUnder", ENDS, moment),
          ...deadlineAt(until, "approvedBusinesses", ENDS, moment),
        ],
      },
    ];
  },
};
