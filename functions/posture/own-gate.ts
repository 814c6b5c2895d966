// What a terminal may know of its gate: whether it is open, and of the reasons against it those that its own report decides.
import { CHANNELS, type Channel } from "../allowlist/names.ts";
import type { Kept } from "../devices/computers.ts";
import { decide } from "../gate/decide.ts";
import { type Explanation, isAllowed, type Refusal } from "../gate/explain.ts";
import { toldByCause } from "../gate/told-by-cause.ts";
import { addressOf } from "../gate/vpn-question.ts";
import { log } from "../shared/log.ts";
import type { SystemCode } from "../shared/rules/systems.ts";
import { REPORTED_FACTS } from "./names.ts";

/** A name that no session can bear: nothing is asked for here. */
const NOT_ASKED = "(report)";

export interface OwnGate {
  /** By which ways in somebody could connect now. */
  readonly open: readonly Channel[];
  /** In the words of the policies, which name nobody. */
  readonly refusals: readonly Pick<Refusal, "policy" | "clause" | "says" | "fix">[];
  /** Of persons, loans, lists: whose affair they are reads them at the console. */
  readonly others: number;
}

/** Absent where it cannot be told: a report that came in is no less taken for that. */
export async function ownGateOf(
  terminal: string,
  kept: Kept | undefined,
  { address, at }: { readonly address: string; readonly at: Date },
): Promise<OwnGate | undefined> {
  const { system, person = "" } = kept ?? {};
  if (!system) return undefined;
  const question = {
    ...{ session: NOT_ASKED, connection: NOT_ASKED, endpoint: "", person, terminal },
    ...{ address: addressOf(address), details: { factors: 2 } },
  };
  try {
    const verdicts = await Promise.all(
      CHANNELS.map(async channel => {
        const through = { system: system as SystemCode, channel };
        const verdict = await decide({ ...question, through }, at.toISOString());
        return { channel, refusals: toldByCause(verdict) };
      }),
    );
    return told(verdicts);
  } catch (error) {
    log("warn", "own-gate-untold", { error: String(error).slice(0, 200) });
    return undefined;
  }
}

type Judged = Pick<Explanation, "refusals"> & { readonly channel: Channel };

function told(verdicts: readonly Judged[]): OwnGate {
  const all = [
    ...new Map(verdicts.flatMap(({ refusals }) => refusals).map(each => [each.policy, each])).values(),
  ];
  const own = all.filter(followsFromReport);
  return {
    open: verdicts.filter(isAllowed).map(({ channel }) => channel),
    refusals: own.map(({ policy, clause, says, fix }) => ({ policy, ...(clause && { clause }), says, fix })),
    others: all.length - own.length,
  };
}

function followsFromReport({ facts }: Refusal): boolean {
  return facts.length > 0 && facts.every(({ name }) => REPORTED_FACTS.has(name));
}
