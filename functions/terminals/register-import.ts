// A whole register taken in: every row is judged, with all reasons against it, before the first is recorded. The same file
// again changes nothing more, and completes one that was cut short.

import { type Agency, agencyLaw } from "../agencies/agency.ts";
import { type Answer, type Asked, answer } from "../shared/http/http.ts";
import type { Permit } from "../shared/http/permit.ts";
import { Problem } from "../shared/http/problem.ts";
import { write } from "../shared/http/write.ts";
import { type Change, change, type Held } from "../shared/journal/change.ts";
import { commit } from "../shared/journal/commit.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { readSheet } from "../shared/sheet/sheet.ts";
import type { SheetFault } from "../shared/sheet/sheet-fault.ts";
import { words } from "../shared/words.ts";
import { TERMINAL_PROBLEM } from "./problems.ts";
import { amend, register } from "./register.ts";
import type { importTerminals } from "./register-routes.ts";
import { REGISTER_COLUMNS, type RegisterRecord, registrationOf } from "./register-sheet.ts";
import type { Registration } from "./registration.ts";
import { type StepContext, stepContext } from "./step.ts";
import { type Terminal, terminalLaw } from "./terminal.ts";

/** Nobody reads more, and an answer of Lambda's holds 6 MB. */
const MOST_FAULTS = 1_000;
/** A transaction takes 100 items: an event and a state for each row, and the answer. */
const ROWS_AT_ONCE = 49;

type Asking = Asked<typeof importTerminals>;

export async function importRegister(asked: Asking): Promise<Answer> {
  const agency = asked.query.agency ?? asked.person.agency;
  const permit = asked.may({ type: "Agency", id: agency, agency });
  const home = await read(stream(agencyLaw, agency));
  const { changes, faults, ...judged } = await judgeFile(asked.bytes, { agency, home, permit });
  const dryRun = asked.query.dryRun === "true";
  const told = faults.map(fault => ({ ...fault, message: fault[asked.language] }));
  const shown = answer(200, { dryRun, ...judged, faults: told });
  if (dryRun) return shown;
  if (faults.length > 0) throw new Problem(TERMINAL_PROBLEM["sheet-faulty"], { faults: faults.map(pointed) });
  return write(asked, async () => {
    // All rows were judged before the first is recorded. A file longer than one transaction is recorded in several;
    // if that is cut short, the same file again records what is left.
    const [last = [], ...before] = chunks(changes).reverse();
    for (const some of before.reverse()) await commit({ changes: some, unmoved: [home] });
    return { changes: last, unmoved: [home], answer: shown };
  });
}

async function judgeFile(
  bytes: Uint8Array,
  { agency, home, permit }: { agency: string; home: Held<Agency>; permit: Permit },
): Promise<JudgedRegister> {
  const sheet = readSheet(bytes, REGISTER_COLUMNS);
  const rows = sheet.rows as readonly RegisterRow[];
  const streams = rows.map(({ record }) => stream(terminalLaw, record.propertyNo));
  const held = await readMany(streams);
  const context = stepContext(permit.by, permit.recordedAt, home.state);
  const judged = judgeRows(rows, held, { context, permit });
  const foreign = rows.filter(({ record }) => record.agency !== agency).map(otherAgency);
  const faults = [...sheet.faults, ...foreign, ...judged.faults].slice(0, MOST_FAULTS);
  return { ...judged, faults };
}

function otherAgency({ row, record }: RegisterRow) {
  const told = words("非本機關的財產", "the property of another agency");
  return { row, column: REGISTER_COLUMNS.agency.title, code: "other-agency", ...told, value: record.agency };
}

function pointed({ row, column, code, "zh-TW": zh, en }: JudgedRegister["faults"][number]) {
  return { pointer: `/${row ?? ""}/${column ?? ""}`, code, words: words(zh, en) };
}

function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / ROWS_AT_ONCE) }, (_, at) =>
    all.slice(at * ROWS_AT_ONCE, (at + 1) * ROWS_AT_ONCE),
  );
}

interface RegisterRow {
  readonly row: number;
  readonly record: RegisterRecord;
}

interface JudgedRegister {
  readonly changes: readonly Change<Terminal>[];
  readonly registered: readonly string[];
  readonly amended: readonly string[];
  readonly unchanged: readonly string[];
  readonly faults: readonly SheetFault[];
}

/** `held` are the rows' terminals, in their order. */
function judgeRows(
  rows: readonly RegisterRow[],
  held: readonly Held<Terminal>[],
  { context, permit }: { context: StepContext; permit: Permit },
): JudgedRegister {
  const changes: Change<Terminal>[] = [];
  const faults: SheetFault[] = repeatedRows(rows);
  const sorted = { registered: [] as string[], amended: [] as string[], unchanged: [] as string[] };
  for (const [at, { row, record }] of rows.entries()) {
    const now = held[at] as Held<Terminal>;
    try {
      const drafts = decide(now.state, registrationOf(record), context);
      const [draft] = drafts;
      if (draft) changes.push(change(terminalLaw, now, [draft], permit));
      sorted[!draft ? "unchanged" : now.state ? "amended" : "registered"].push(record.propertyNo);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      faults.push(faultOf(error, row, record));
    }
  }
  return { changes, ...sorted, faults };
}

function decide(terminal: Terminal | undefined, registration: Registration, context: StepContext) {
  if (!terminal) return register(terminal, registration, context);
  const { propertyNo: _, agency, system, custodian, ...description } = registration;
  const keeps = terminal.agency === agency && terminal.system === system && terminal.custodian === custodian;
  if (!keeps) throw new Problem(TRANSFER_BY_SHEET);
  return amend(terminal, description, context);
}

const TRANSFER_BY_SHEET = {
  code: "transfer-by-sheet",
  status: 409,
  title: words(
    "機關、體系或保管人不同：保管移轉請另行辦理",
    "Other keepers than registered: a transfer is an act of its own",
  ),
};

function repeatedRows(rows: readonly RegisterRow[]): SheetFault[] {
  const seen = new Set<string>();
  return rows.flatMap(({ row, record: { propertyNo } }) => {
    if (!seen.has(propertyNo)) {
      seen.add(propertyNo);
      return [];
    }
    const told = words("財產編號在檔案中重複", "the property number appears twice in the file");
    return [{ row, column: REGISTER_COLUMNS.propertyNo.title, code: "double", ...told, value: propertyNo }];
  });
}

function faultOf({ kind, facts }: Problem, row: number, { propertyNo }: RegisterRecord): SheetFault {
  const told = facts.detail
    ? words(`${kind.title["zh-TW"]}：${facts.detail["zh-TW"]}`, `${kind.title.en}: ${facts.detail.en}`)
    : kind.title;
  return { row, column: REGISTER_COLUMNS.propertyNo.title, code: kind.code, ...told, value: propertyNo };
}
