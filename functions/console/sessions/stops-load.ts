// The kill switch: stops in force, and a new one that is said back with its reach before it is thrown.
import { randomUUID } from "node:crypto";
import { listSessions, readSession } from "../../sessions/routes.ts";
import { listStops, stopConnections } from "../../stops/routes.ts";
import { Refusal } from "../door/api.ts";
import { everything } from "../door/everything.ts";
import type { Reply } from "../door/reply.ts";
import { NOTHING_TYPED, type Typed } from "../door/typed.ts";
import type { Member } from "../door/visit.ts";
import type { Faults } from "../form/body.ts";
import { liveOn, systemsOf } from "./live-load.ts";
import { SCOPES, type StopFacts, stopsPage } from "./stops.ts";

export async function showStops(visit: Member): Promise<Reply> {
  return shown(visit, { typed: NOTHING_TYPED, faults: new Map(), key: randomUUID() });
}

export async function sendStop(visit: Member, typed: Typed): Promise<Reply> {
  const faults = faultsIn(typed);
  const facts = { typed, faults, key: typed.one("_key") };
  if (faults.size > 0) return { ...(await shown(visit, facts)), status: 422 };
  const kind = typed.one("kind") as (typeof SCOPES)[number];
  const scope = { kind, id: kind === "city" ? "city" : typed.one("id").trim() };
  if (typed.one("sure") !== "yes")
    return shown(visit, { ...facts, confirm: { live: await liveIn(visit, scope) } });
  try {
    await visit.api.ask(stopConnections, {
      body: { scope, reason: typed.one("reason").trim() },
      key: facts.key,
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.told.status === 401) throw error;
    return { ...(await shown(visit, { ...facts, told: error.told })), status: error.told.status };
  }
  return { location: "/console/sessions/stops?did=stopped" };
}

async function shown(visit: Member, facts: Omit<StopFacts, "stops">) {
  const { rows } = await visit.api.ask(listStops);
  return stopsPage(visit, { ...facts, stops: rows });
}

const MISSING = { "zh-TW": "請填寫這一欄", en: "This field is needed" };

function faultsIn(typed: Typed): Faults {
  const faults = new Map();
  const kind = typed.one("kind");
  if (!SCOPES.some(each => each === kind)) faults.set("kind", MISSING);
  if (kind !== "city" && typed.one("id").trim() === "") faults.set("id", MISSING);
  if (typed.one("reason").trim() === "") faults.set("reason", MISSING);
  return faults;
}

/** How many it would end; undefined where the reader may not see them, which does not keep anybody from stopping. */
async function liveIn(
  visit: Member,
  { kind, id }: { kind: string; id: string },
): Promise<number | undefined> {
  const { api } = visit;
  const count = async (query: Record<string, string>) =>
    (await everything(api, listSessions, { live: "true", ...query })).length;
  try {
    switch (kind) {
      case "session":
        return (await api.ask(readSession, { params: { session: id } })).status === "allowed" ? 1 : 0;
      case "terminal":
      case "person":
      case "agency":
      case "system":
        return await count({ [kind]: id });
      default: {
        const systems = systemsOf(visit);
        if (systems.length === 0) return undefined;
        return (await liveOn(api, systems)).length;
      }
    }
  } catch (error) {
    if (error instanceof Refusal && error.told.status !== 401) return undefined;
    throw error;
  }
}
