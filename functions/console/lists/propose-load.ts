// A change proposed by form: what was typed becomes the change the API takes, tried first where somebody wants to see it.
import { randomUUID } from "node:crypto";
import { previewChange, proposeChange } from "../../allowlist/changes/routes.ts";
import { Refusal } from "../door/api.ts";
import type { Reply } from "../door/reply.ts";
import { type Typed, typed } from "../door/typed.ts";
import type { Member } from "../door/visit.ts";
import { bodyFrom, type Faults } from "../form/body.ts";
import { placeIn } from "./change-load.ts";
import { listAddress } from "./place.ts";
import { DEEDS, type Deed, type ProposeFacts, proposePage } from "./propose.ts";
import { changeFrom, fieldsFor } from "./proposing.ts";

export async function showPropose(visit: Member): Promise<Reply> {
  const chosen = new URLSearchParams(visit.event.rawQueryString).getAll("range");
  const prefilled = typed([["ranges", chosen.join("\n")], ...Object.entries(visit.query)]);
  return proposePage(visit, factsOf(visit, prefilled, new Map(), randomUUID()));
}

export async function sendPropose(visit: Member, typed: Typed): Promise<Reply> {
  const { api, params } = visit;
  const deed = deedIn(visit);
  const { body: said, faults } = bodyFrom(fieldsFor(deed), typed);
  const facts = factsOf(visit, typed, faults, typed.one("_key"));
  if (faults.size > 0) return { ...proposePage(visit, facts), status: 422 };
  const body = changeFrom(deed, said);
  try {
    if (typed.one("check") === "yes") {
      const preview = await api.ask(previewChange, { params, body });
      return proposePage(visit, { ...facts, preview });
    }
    const { number } = await api.ask(proposeChange, { params, body, key: typed.one("_key") });
    return { location: `${listAddress(placeIn(visit))}/changes/${number}?did=proposed` };
  } catch (error) {
    if (!(error instanceof Refusal) || error.told.status === 401) throw error;
    return { ...proposePage(visit, { ...facts, told: error.told }), status: error.told.status };
  }
}

function deedIn({ query }: Member): Deed {
  return DEEDS.find(each => each === query.do) ?? "add";
}

function factsOf(visit: Member, typed: Typed, faults: Faults, key: string): ProposeFacts {
  const deed = deedIn(visit);
  return { place: placeIn(visit), deed, fields: fieldsFor(deed), typed, faults, key };
}
