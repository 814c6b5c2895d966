// Every page of the console with somebody whose part it is: axe walks over all of them, and each has its picture.
import { numberOf } from "./story.ts";

export interface PageRow {
  /** Names its picture, too. */
  readonly name: string;
  readonly path: string;
  /** Nobody when absent. */
  readonly account?: string;
}

const row = (name: string, path: string, account?: string): PageRow =>
  account ? { name, path, account } : { name, path };

const RECORDS = "records@household";

export const PAGES: readonly PageRow[] = [
  row("landing", "/console"),
  row("logged-in", "/console/logged-in", RECORDS),
  row("missing", "/console/nowhere", RECORDS),
  row("counter", "/console/terminals", RECORDS),
  row("counter-stage", "/console/terminals?stage=out", RECORDS),
  row("counter-empty", "/console/terminals?q=nothing-like-it", RECORDS),
  row("terminal", `/console/terminals/${numberOf(1)}`, RECORDS),
  row("terminal-held", `/console/terminals/${numberOf(3)}`, RECORDS),
  row("slip", `/console/terminals/${numberOf(1)}/slip`, RECORDS),
  row("pledge", `/console/terminals/${numberOf(7)}/pledge?loan=1`, "worker@household"),
  row("act-lend", `/console/acts/lendTerminal?propertyNo=${numberOf(9)}`, RECORDS),
  row("act-danger", `/console/acts/reportLoss?propertyNo=${numberOf(1)}`, RECORDS),
  row("batch", `/console/batches/declareReturns?number=${numberOf(1)},${numberOf(2)}`, RECORDS),
  row("people", "/console/people", "personnel@household"),
  row("person", "/console/people/worker%40household", "personnel@household"),
  row("agency", "/console/agency", "supervisor@household"),
  row("rules", "/console/rules", "supervisor@household"),
  row("rules-profile", "/console/rules?profile=tainan-2021", "supervisor@household"),
];
