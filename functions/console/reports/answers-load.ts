// Answering a pack line by line: by the archives themselves, or by the center from a paper; sent once, each fault at its line.
import { randomUUID } from "node:crypto";
import { answerPack, recordPaperAnswer } from "../../reports/answer-routes.ts";
import { listPackRows } from "../../reports/pack-routes.ts";
import { Refusal, type Told } from "../door/api.ts";
import type { Reply } from "../door/reply.ts";
import { NOTHING_TYPED, type Typed, typed } from "../door/typed.ts";
import type { Member } from "../door/visit.ts";
import { fieldsIn } from "../form/acts.ts";
import { bodyFrom, type Faults, faultsTold } from "../form/body.ts";
import { answerable, chosenLines, faultsAt } from "../form/lines.ts";
import { answersPage } from "./answers.ts";

function actFor({ person }: Member) {
  return person.roles.includes("archives") ? answerPack : recordPaperAnswer;
}

const besides = (act: typeof answerPack | typeof recordPaperAnswer) =>
  fieldsIn(act).filter(({ name }) => name !== "lines");

export async function showAnswers(visit: Member): Promise<Reply> {
  const act = actFor(visit);
  const rows = answerable((await visit.api.ask(listPackRows, { params: visit.params })).rows);
  const facts = { act, rows, fields: besides(act), typed: NOTHING_TYPED, faults: new Map() };
  return answersPage(visit, { ...facts, key: randomUUID() });
}

export async function sendAnswers(visit: Member, given: Typed): Promise<Reply> {
  const act = actFor(visit);
  const fields = besides(act);
  const rows = answerable((await visit.api.ask(listPackRows, { params: visit.params })).rows);
  const again = (typed: Typed, faults: Faults, told?: Told): Reply => ({
    ...answersPage(visit, {
      act,
      rows,
      fields,
      typed,
      faults,
      key: given.one("_key"),
      ...(told && { told }),
    }),
    status: told?.status ?? (faults.size > 0 ? 422 : 200),
  });
  if (given.one("all") === "set") return again(allSet(given, rows.length), new Map());
  const { body, faults: missing } = bodyFrom(fields, given);
  const lines = chosenLines(given);
  const faults: Faults = lines.length === 0 ? new Map([...missing, ["lines", NO_LINE]]) : missing;
  if (faults.size > 0) return again(given, faults);
  try {
    const sent = lines.map(({ line }) => line);
    await visit.api.ask(act, {
      params: visit.params,
      body: { ...body, lines: sent },
      key: given.one("_key"),
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.told.status === 401) throw error;
    const found = new Map([...faultsTold(fields, error.told, given), ...faultsAt(lines, error.told)]);
    return again(given, found, error.told);
  }
  return { location: `/console/packs/${visit.params.number}?done=${act.name}` };
}

/** Whatever was left open is chosen to be set; nothing is sent yet. */
function allSet({ pairs, files, one }: Typed, count: number): Typed {
  const open = Array.from({ length: count }, (_, at) => `line.${at}.outcome`).filter(
    name => one(name) === "",
  );
  return typed([...pairs, ...open.map(name => [name, "set"] as const)], files);
}

const NO_LINE = { "zh-TW": "請至少答復一列", en: "Answer at least one line" };
