// Work at the counter on many terminals: checked or recorded in one request, told one by one.
import { randomUUID } from "node:crypto";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import type { Route } from "../../shared/http/route.ts";
import { batchRoutes } from "../../terminals/batch-routes.ts";
import { Refusal } from "../door/api.ts";
import type { Reply } from "../door/reply.ts";
import { NOTHING_TYPED, type Typed } from "../door/typed.ts";
import type { Member } from "../door/visit.ts";
import { bodyFrom, type Faults, faultsTold } from "../form/body.ts";
import { type Field, fieldsOf } from "../form/field.ts";
import { type BatchFacts, batchPage } from "./batch.ts";

type BatchRoute = (typeof batchRoutes)[number];
type Form = Pick<BatchFacts, "act" | "numbers" | "shared" | "each">;

export async function showBatch(visit: Member): Promise<Reply> {
  const numbers = [...new Set((visit.query.number ?? "").split(",").filter(Boolean))];
  if (numbers.length === 0) return { location: "/console/terminals" };
  const facts = { ...formOf(actOf(visit), numbers), typed: NOTHING_TYPED, faults: new Map(), outcomes: [] };
  return batchPage(visit, { ...facts, key: randomUUID() });
}

export async function sendBatch(visit: Member, typed: Typed): Promise<Reply> {
  const act = actOf(visit);
  const form = formOf(act, typed.all("number"));
  const { body, faults, fields } = batchBody(form, typed);
  const facts = { ...form, typed, faults, outcomes: [], key: typed.one("_key") };
  if (faults.size > 0) return { ...batchPage(visit, facts), status: 422 };
  const dryRun = typed.one("check") === "yes";
  try {
    const { rows } = await visit.api.ask(act, {
      body: { ...body, dryRun },
      key: `${facts.key}${dryRun ? "-check" : ""}`,
    });
    return batchPage(visit, { ...facts, outcomes: rows as BatchFacts["outcomes"] });
  } catch (error) {
    if (!(error instanceof Refusal) || error.told.status === 401) throw error;
    const { told } = error;
    return { ...batchPage(visit, { ...facts, faults: faultsTold(fields, told), told }), status: told.status };
  }
}

function actOf({ params }: Member): BatchRoute {
  const act = batchRoutes.find(({ name }) => name === params.act);
  if (!act) throw new Problem(PROBLEM["not-found"]);
  return act;
}

function formOf(act: Route, numbers: readonly string[]): Form {
  const fields = fieldsOf(act.body);
  const own = fields.find(({ name }) => name === "rows")?.columns ?? [];
  const shared = fields.filter(({ name }) => name !== "rows" && name !== "dryRun");
  return { act, numbers, shared, each: own.filter(({ name }) => name !== "propertyNo") };
}

function batchBody({ shared, each, numbers }: Form, typed: Typed) {
  const rows = numbers.map((propertyNo, at) => {
    const fields: Field[] = each.map(field => ({ ...field, name: `rows.${at}.${field.name}` }));
    const { body, faults } = bodyFrom(fields, typed);
    const own = (body.rows as Record<string, object> | undefined)?.[at];
    return { fields, faults, row: { propertyNo, ...own } };
  });
  const whole = bodyFrom(shared, typed);
  const faults: Faults = new Map([...whole.faults, ...rows.flatMap(row => [...row.faults])]);
  const fields = [...shared, ...rows.flatMap(row => row.fields)];
  return { body: { ...whole.body, rows: rows.map(({ row }) => row) }, faults, fields };
}
