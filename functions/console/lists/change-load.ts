// One change: shown with its difference, and decided under its key.
import { randomUUID } from "node:crypto";
import { approveChange, rejectChange, withdrawChange } from "../../allowlist/changes/routes.ts";
import { readChange } from "../../allowlist/lists/routes.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { Refusal, type Told } from "../door/api.ts";
import type { Reply } from "../door/reply.ts";
import type { Typed } from "../door/typed.ts";
import type { Member } from "../door/visit.ts";
import { changePage } from "./change.ts";
import { type ListPlace, listAddress } from "./place.ts";

const VERBS = { approval: approveChange, rejection: rejectChange, withdrawal: withdrawChange } as const;

export async function showChange(visit: Member): Promise<Reply> {
  return shown(visit);
}

export async function sendChange(visit: Member, typed: Typed): Promise<Reply> {
  const { api, params } = visit;
  const verb = typed.one("verb");
  if (!Object.hasOwn(VERBS, verb)) throw new Problem(PROBLEM["not-found"]);
  const because = typed.one("because").trim();
  try {
    await api.ask(VERBS[verb as keyof typeof VERBS], {
      params,
      key: typed.one("_key"),
      ...(verb === "rejection" && { body: { because } }),
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.told.status === 401) throw error;
    const reply = await shown(visit, { told: error.told, because });
    return { ...reply, status: error.told.status };
  }
  return { location: `${listAddress(placeIn(visit))}/changes/${params.number}?did=${verb}` };
}

async function shown(visit: Member, more: { told?: Told; because?: string } = {}) {
  const { api, params, query } = visit;
  const change = await api.ask(readChange, { params, query: { cursor: query.cursor } });
  const keys = [randomUUID(), randomUUID(), randomUUID()] as const;
  return changePage(visit, { place: placeIn(visit), change, keys, ...more });
}

export function placeIn({ params }: Pick<Member, "params">): ListPlace {
  return params as unknown as ListPlace;
}
