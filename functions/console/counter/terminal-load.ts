// One terminal, its slip and its pledge: asked of the API, shown as pages.
import { randomUUID } from "node:crypto";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { readPledge } from "../../terminals/loan-routes.ts";
import { readTerminal, readTerminalEvents } from "../../terminals/routes.ts";
import { Refusal } from "../door/api.ts";
import type { Reply } from "../door/reply.ts";
import type { Member } from "../door/visit.ts";
import { pledgePage } from "./pledge.ts";
import { slipPage } from "./slip.ts";
import { terminalPage } from "./terminal.ts";

export async function showTerminal(visit: Member): Promise<Reply> {
  const { api, params } = visit;
  const [row, events] = await Promise.all([
    api.ask(readTerminal, { params }),
    // A borrower sees their own terminal, and not what was recorded about it before.
    api.ask(readTerminalEvents, { params }).catch(notPermitted),
  ]);
  return terminalPage(visit, row, events?.rows);
}

function notPermitted(error: unknown): undefined {
  if (error instanceof Refusal && error.told.status === 403) return undefined;
  throw error;
}

export async function showSlip(visit: Member): Promise<Reply> {
  return slipPage(visit, await visit.api.ask(readTerminal, { params: visit.params }));
}

export async function showPledge(visit: Member): Promise<Reply> {
  const { api, params, query } = visit;
  const propertyNo = params.propertyNo ?? "";
  const number = query.loan;
  if (!number) throw new Problem(PROBLEM["not-found"]);
  const pledge = await api.ask(readPledge, { params: { propertyNo, number } });
  return pledgePage(visit, { propertyNo, ...pledge, key: randomUUID() });
}
