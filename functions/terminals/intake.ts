// A register taken in: what each row would do, and every reason against it, before anything is done; pure.

import type { Permit } from "../shared/http/permit.ts";
import { Problem } from "../shared/http/problem.ts";
import type { Change, Held } from "../shared/journal/change.ts";
import { change } from "../shared/journal/change.ts";
import type { SheetFault } from "../shared/sheet/sheet-fault.ts";
import { amend, register } from "./register.ts";
import { REGISTER_COLUMNS, type RegisterRecord, registrationOf } from "./register-sheet.ts";
import type { Registration } from "./registration.ts";
import type { Desk } from "./step.ts";
import { type Terminal, terminalLaw } from "./terminal.ts";

export interface Row {
  readonly row: number;
  readonly record: RegisterRecord;
}

export interface Intake {
  readonly changes: readonly Change<Terminal>[];
  readonly registered: readonly string[];
  readonly amended: readonly string[];
  readonly unchanged: readonly string[];
  readonly faults: readonly SheetFault[];
}

/** `held` are the rows' terminals, in their order. */
export function takeIn(
  rows: readonly Row[],
  held: readonly Held<Terminal>[],
  { desk, permit }: { desk: Desk; permit: Permit },
): Intake {
  const changes: Change<Terminal>[] = [];
  const faults: SheetFault[] = doubles(rows);
  const fate = { registered: [] as string[], amended: [] as string[], unchanged: [] as string[] };
  for (const [at, { row, record }] of rows.entries()) {
    const now = held[at] as Held<Terminal>;
    try {
      const drafts = decide(now.state, registrationOf(record), desk);
      const [draft] = drafts;
      if (draft) changes.push(change(terminalLaw, now, [draft], permit));
      fate[!draft ? "unchanged" : now.state ? "amended" : "registered"].push(record.propertyNo);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      faults.push(faultOf(error, row, record));
    }
  }
  return { changes, ...fate, faults };
}

function decide(terminal: Terminal | undefined, registration: Registration, counter: Desk) {
  if (!terminal) return register(terminal, registration, counter);
  const { propertyNo: _, agency, system, custodian, ...description } = registration;
  const keeps = terminal.agency === agency && terminal.system === system && terminal.custodian === custodian;
  if (!keeps) throw new Problem(MOVED);
  return amend(terminal, description, counter);
}

const MOVED = {
  code: "transfer-by-sheet",
  status: 409,
  title: {
    "zh-TW": "機關、體系或保管人不同：保管移轉請另行辦理",
    en: "Other keepers than registered: a transfer is an act of its own",
  },
};

function doubles(rows: readonly Row[]): SheetFault[] {
  const seen = new Set<string>();
  return rows.flatMap(({ row, record: { propertyNo } }) => {
    if (!seen.has(propertyNo)) {
      seen.add(propertyNo);
      return [];
    }
    const words = { "zh-TW": "財產編號在檔案中重複", en: "the property number stands twice in the file" };
    return [{ row, column: REGISTER_COLUMNS.propertyNo.title, code: "double", ...words, value: propertyNo }];
  });
}

function faultOf({ kind, facts }: Problem, row: number, { propertyNo }: RegisterRecord): SheetFault {
  const words = facts.detail
    ? {
        "zh-TW": `${kind.title["zh-TW"]}：${facts.detail["zh-TW"]}`,
        en: `${kind.title.en}: ${facts.detail.en}`,
      }
    : kind.title;
  return { row, column: REGISTER_COLUMNS.propertyNo.title, code: kind.code, ...words, value: propertyNo };
}
