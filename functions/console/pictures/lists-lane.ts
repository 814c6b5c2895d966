// The lane of a system's lists: when they let whoever is asked about through, and by which of them they did not.
import { readListsInTime } from "../../sessions/routes.ts";
import { LANES, type Lane, type LaneSpan, type Shown } from "../counter/timeline.ts";
import { ifThere } from "../door/api.ts";
import type { Member } from "../door/visit.ts";
import type { Asking } from "./time-axis.ts";

export async function listsLane(visit: Member, asking: Asking, { extent }: Shown): Promise<Lane> {
  const { api, say } = visit;
  const { person, terminal, system } = asking;
  const nobody = { words: LANES.lists, spans: [], marks: [] };
  if (person === "" || terminal === "" || system === "") return nobody;
  const [from = "", until = ""] = extent.map(each => new Date(each).toISOString());
  const told = await ifThere(api.ask(readListsInTime, { query: { ...asking, from, until } }));
  if (!told) return { ...nobody, withheld: true };
  const names = {
    source: say("來源位址未列入白名單", "the address is not listed"),
    inboundRule: say("連入規則未生效", "the inbound rule is not in force"),
    outboundRule: say("連出規則未生效", "the outbound rule is not in force"),
  };
  const open =
    asking.address === ""
      ? say("連出規則已生效", "the outbound rule is in force")
      : say(`${asking.address} 在白名單上，規則已生效`, `${asking.address} is listed, both rules in force`);
  const spans = told.rows.map(
    ({ from: begin, until: end, closed }): LaneSpan => ({
      ...{ from: begin, until: end, look: closed.length === 0 ? "is-open" : "is-shut" },
      note: closed.length === 0 ? open : closed.map(each => names[each]).join(say("、", ", ")),
    }),
  );
  return { ...nobody, spans };
}
