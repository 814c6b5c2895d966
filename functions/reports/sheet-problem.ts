// The faults of an uploaded sheet as a refusal: each at its row and column, as a spreadsheet program counts them.
import { Problem } from "../shared/http/problem.ts";
import type { SheetFault } from "../shared/sheet/sheet-fault.ts";
import { REPORT_PROBLEM } from "./problems.ts";

export function sheetProblem(faults: readonly SheetFault[]): Problem {
  return new Problem(REPORT_PROBLEM["sheet-refused"], {
    faults: faults.map(({ row, column, code, "zh-TW": zh, en }) => ({
      pointer: ["", row ?? "", ...(column ? [column] : [])].join("/"),
      code,
      words: { "zh-TW": zh, en },
    })),
  });
}
