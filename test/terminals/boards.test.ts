// The boards of terminals by their names: an agency's, a system's, those at a stage, and those outside by the day they are due.
import { expect, test } from "vitest";
import { type Terminal, terminalLaw } from "../../functions/terminals/terminal.ts";
import { PC } from "./world.ts";

const boardsOf = (custody: object) =>
  terminalLaw.boards?.({ ...PC, status: "registered", registeredAt: "", custody } as Terminal, {} as never);
const [agency, system, id] = [PC.agency, PC.system, PC.propertyNo];
const everywhere = { board1: [`TERMINAL#${agency}`, id], board2: [`TERMINAL#${system}#${agency}`, id] };

test("in the office, behind every due day", () => {
  expect(boardsOf({ stage: "in-office", loans: 0 })).toEqual({
    ...everywhere,
    board3: [`TERMINAL#${agency}#in-office`, `9999-12-31#${id}`],
  });
});

test("outside, by the day it is due, among those of all agencies too", () => {
  expect(boardsOf({ stage: "out", loans: 1, loan: { dueOn: "2021-06-18" } })).toEqual({
    ...everywhere,
    board3: [`TERMINAL#${agency}#out`, `2021-06-18#${id}`],
    board4: ["OUT", `2021-06-18#${id}`],
  });
});
