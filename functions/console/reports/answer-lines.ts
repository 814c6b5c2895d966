// The lines of an answer as they are chosen on a form, and what the API found wrong with each; pure.

import type { AnswerLine } from "../../reports/answer.ts";
import { words } from "../../shared/words.ts";
import type { Told } from "../door/api.ts";
import type { Typed } from "../door/typed.ts";
import type { Faults } from "../form/body.ts";
import type { PackRow } from "./pack.ts";

/** What the archives can still say something about. */
export function answerable(rows: readonly PackRow[]): readonly PackRow[] {
  const open = ["forwarded", "set-by-archives", "withdrawal-sent"];
  return rows.filter(({ status, returned }) => !returned && open.includes(status));
}

/** Which outcomes fit how it stands. */
export function outcomesFor({ status }: PackRow): readonly AnswerLine["outcome"][] {
  if (status === "forwarded") return ["set", "returned"];
  return ["withdrawn"];
}

export interface ChosenLine {
  /** Its place on the form. */
  readonly at: number;
  readonly line: Readonly<Record<string, string>>;
}

/** A line names itself, so that a list that grew meanwhile cannot shift an answer to another line. */
export function chosenLines(typed: Typed): readonly ChosenLine[] {
  return typed.all("line").flatMap((name, at) => {
    const outcome = typed.one(`line.${at}.outcome`);
    const reason = typed.one(`line.${at}.reason`).trim();
    const [system = "", channel = "", range = ""] = name.split(" ");
    const line = { system, channel, range, outcome, ...(reason && { reason }) };
    return outcome === "" ? [] : [{ at, line }];
  });
}

/** `/lines/2/reason` is the third line that was chosen. */
export function faultsAt(lines: readonly ChosenLine[], { faults = [] }: Pick<Told, "faults">): Faults {
  return new Map(
    faults.flatMap(({ pointer, message }) => {
      const place = /^\/lines\/(\d+)/.exec(pointer)?.[1];
      const line = place === undefined ? undefined : lines[Number(place)];
      return line ? [[`line.${line.at}`, words(message, message)] as const] : [];
    }),
  );
}
