// What is wrong with a row of a file of attendance or logs, told with its column and the clauses behind it; pure.
import { PEOPLE_SHEET_PROBLEM } from "../people/import-routes.ts";
import { Problem } from "../shared/http/problem.ts";
import type { SheetFault } from "../shared/sheet/sheet-fault.ts";
import { type Words, words } from "../shared/words.ts";

interface Cell {
  readonly column: string;
  readonly value?: string | null;
}

/** Every reason against the row. */
export function faultsOf(problem: Problem, row: number, { column, value = null }: Cell): SheetFault[] {
  return [problem, ...(problem.facts.also ?? [])].map(({ kind, facts }) => {
    const cited = (facts.clauses ?? []).length > 0 ? `（${facts.clauses?.join("、")}）` : "";
    const told = (language: "zh-TW" | "en") => `${kind.title[language]}${cited}`;
    return { row, column, code: kind.code, ...words(told("zh-TW"), told("en")), value };
  });
}

export function faultAt(
  row: number,
  column: string,
  {
    code,
    words: said,
    value = null,
  }: { readonly code: string; readonly words: Words; readonly value?: string | null },
): SheetFault {
  return { row, column, code, "zh-TW": said["zh-TW"], en: said.en, value };
}

export function faulty(faults: readonly SheetFault[]): Problem {
  return new Problem(PEOPLE_SHEET_PROBLEM["people-sheet-faulty"], {
    faults: faults.map(({ row, column, code, "zh-TW": zh, en }) => ({
      pointer: `/${row ?? ""}/${column ?? ""}`,
      code,
      words: words(zh, en),
    })),
  });
}
