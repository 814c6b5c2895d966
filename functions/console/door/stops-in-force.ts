// The stops that concern whoever reads, asked for beside each page: one question, and a page is sent all the same where it has no answer.
import { log } from "../../shared/log.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { listStops } from "../../stops/routes.ts";
import type { StopInForce } from "../frame/stop-banner.ts";
import { tokenState } from "./session.ts";
import { apiOf, type Visit } from "./visit.ts";

export async function stopsInForce(visit: Visit): Promise<readonly StopInForce[]> {
  const { person, at, say } = visit;
  if (!person || tokenState(person, at) === "ended") return [];
  try {
    const { rows, doubtSince } = await apiOf(visit, person).ask(listStops);
    if (doubtSince === undefined) return rows;
    const reason = say(
      "官方規則引擎未證實閘道的判斷，一律不放行，由管理人員在「緊急切斷」頁查明",
      "the official engine does not bear out the gate’s verdicts: nobody is let in until administrators have looked into it",
    );
    // Two of them do: one proposes, another agrees.
    const mayLift = hasRole(person, "administrator", "center");
    const doubt = { scope: { kind: "city", id: "city" }, reason, at: doubtSince, mayLift };
    return [doubt, ...rows];
  } catch (cause) {
    log("warn", "stops-unread", { error: String(cause) });
    return [];
  }
}
