// How a whole register goes on record: all rows judged before the first is written, and the same file again completes one cut short.
import type { Agency } from "../agencies/agency.ts";
import { type Answer, type Asked, answer } from "../shared/http/http.ts";
import { Problem } from "../shared/http/problem.ts";
import { write } from "../shared/http/write.ts";
import type { Held } from "../shared/journal/change.ts";
import { commit } from "../shared/journal/commit.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { readSheet } from "../shared/sheet/sheet.ts";
import { type Intake, type Row, takeIn } from "./intake.ts";
import { TERMINAL_PROBLEM } from "./problems.ts";
import type { importTerminals } from "./register-routes.ts";
import { REGISTER_COLUMNS } from "./register-sheet.ts";
import { desk } from "./step.ts";
import type { Terminal } from "./terminal.ts";

/** Nobody reads more, and an answer of Lambda's holds 6 MB. */
const MOST_FAULTS = 1_000;
/** A transaction takes 100 items: an event and a state for each row, and the answer. */
const ROWS_AT_ONCE = 49;

export async function takeRegister(asked: Asked<typeof importTerminals>): Promise<Answer> {
  const agency = asked.query.agency ?? asked.person.agency;
  const permit = asked.may({ type: "Agency", id: agency, agency });
  const home = await read<Agency>(stream("AGENCY", agency));
  const counter = desk(permit.by, permit.recordedAt, home.state);
  const sheet = readSheet(asked.bytes, REGISTER_COLUMNS);
  const rows = sheet.rows as readonly Row[];
  const foreign = rows.filter(({ record }) => record.agency !== agency).map(otherAgency);
  const held = (await readMany(
    rows.map(({ record }) => stream("TERMINAL", record.propertyNo)),
  )) as Held<Terminal>[];
  const intake = takeIn(rows, held, { desk: counter, permit });
  const faults = [...sheet.faults, ...foreign, ...intake.faults].slice(0, MOST_FAULTS);
  const dryRun = asked.query.dryRun === "true";
  const told = answer(200, {
    dryRun,
    ...fateOf(intake),
    faults: faults.map(fault => ({ ...fault, message: fault[asked.language] })),
  });
  if (dryRun) return told;
  if (faults.length > 0) throw new Problem(TERMINAL_PROBLEM["sheet-faulty"], { faults: faults.map(pointed) });
  return write(asked, async () => {
    // All rows were judged before the first is recorded. A file longer than one transaction is recorded in several;
    // if that is cut short, the same file again records what is left.
    const [last = [], ...before] = chunks(intake.changes).reverse();
    for (const changes of before.reverse()) await commit({ changes, unmoved: [home] });
    return { changes: last, unmoved: [home], answer: told };
  });
}

function fateOf({ registered, amended, unchanged }: Intake) {
  return { registered, amended, unchanged };
}

function otherAgency({ row, record }: Row) {
  const words = { "zh-TW": "非本機關的財產", en: "the property of another agency" };
  return { row, column: REGISTER_COLUMNS.agency.title, code: "other-agency", ...words, value: record.agency };
}

function pointed({ row, column, code, "zh-TW": zh, en }: Intake["faults"][number]) {
  return { pointer: `/${row ?? ""}/${column ?? ""}`, code, words: { "zh-TW": zh, en } };
}

function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / ROWS_AT_ONCE) }, (_, at) =>
    all.slice(at * ROWS_AT_ONCE, (at + 1) * ROWS_AT_ONCE),
  );
}
