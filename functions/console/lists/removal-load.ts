// Ranges taken off at once: asked, said back, and done only when confirmed.
import { randomUUID } from "node:crypto";
import { removeAtOnce } from "../../allowlist/changes/removal-routes.ts";
import { Refusal } from "../door/api.ts";
import type { Reply } from "../door/reply.ts";
import { NOTHING_TYPED, type Typed } from "../door/typed.ts";
import type { Member } from "../door/visit.ts";
import { bodyFrom, linesOf } from "../form/body.ts";
import { placeIn } from "./change-load.ts";
import { listAddress } from "./place.ts";
import { REMOVAL_FIELDS, type RemovalFacts, removalPage } from "./removal.ts";

export async function showRemoval(visit: Member): Promise<Reply> {
  const nothing = { typed: NOTHING_TYPED, faults: new Map(), ranges: [], sure: false };
  return removalPage(visit, { ...nothing, place: placeIn(visit), key: randomUUID() });
}

export async function sendRemoval(visit: Member, typed: Typed): Promise<Reply> {
  const ranges = linesOf(typed.one("ranges"));
  const { faults: missing } = bodyFrom(REMOVAL_FIELDS, typed);
  const faults = new Map(missing);
  if (ranges.length === 0) faults.set("ranges", NONE);
  const place = placeIn(visit);
  const facts: RemovalFacts = {
    place,
    typed,
    faults,
    ranges,
    sure: faults.size === 0,
    key: typed.one("_key"),
  };
  if (faults.size > 0) return { ...removalPage(visit, facts), status: 422 };
  if (typed.one("sure") !== "yes") return removalPage(visit, facts);
  try {
    const body = { ranges, because: typed.one("because").trim() };
    await visit.api.ask(removeAtOnce, { params: visit.params, body, key: facts.key });
  } catch (error) {
    if (!(error instanceof Refusal) || error.told.status === 401) throw error;
    return { ...removalPage(visit, { ...facts, sure: false, told: error.told }), status: error.told.status };
  }
  return { location: `${listAddress(place)}?did=removal` };
}

const NONE = { "zh-TW": "至少寫一個位址", en: "Write at least one range" };
