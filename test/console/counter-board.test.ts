// The counter's board: what comes next and whose turn it is, what is overdue, how many there are, and who may do what with many.
import { expect, test } from "vitest";
import { type BatchOutcome, leaveOut, outcomePart } from "../../functions/console/counter/batch-outcome.ts";
import { counterPage, terminalColumns } from "../../functions/console/counter/counter.ts";
import type { TerminalRow } from "../../functions/console/counter/terminal-row.ts";
import { filePage } from "../../functions/console/counter/terminals-file.ts";
import { sortedRows } from "../../functions/console/frame/list.ts";
import type { HumanRole } from "../../functions/shared/rules/roles.ts";
import type { Stage } from "../../functions/terminals/custody.ts";
import { worldAt } from "../terminals/trip.ts";
import { readerOf } from "./reader.ts";

const rowAt = (stage: Stage) =>
  ({ ...worldAt(stage).terminal("PC"), version: 1, hash: "" }) as unknown as TerminalRow;
const AT = "2021-06-21T04:00:00Z";
const shown = (roles: HumanRole[], query: Record<string, string>, stages: Stage[] = ["out"], counts = {}) =>
  String(
    counterPage(readerOf({ at: AT, roles, query }), {
      ...{ rows: stages.map(rowAt), counts: { out: 1, ...counts }, countedTo: 1000 },
    }).main,
  );

test("each row says what comes next and whose turn it is", () => {
  expect(shown(["records"], {}, ["disinfected"])).toMatch(/離線全機掃描 <small>掃毒人員/);
  expect(shown(["records"], {}, ["out"])).toMatch(/申報歸還 <small><bdi data-who="worker"/);
});

test("what is overdue has its mark, and a way to all of them", () => {
  const page = shown(["records"], {});
  expect(page).toContain('<span class="pill is-shut">逾期 ');
  expect(page).toContain("stage=out&amp;dueBy=2021-06-20");
});

test("how many there are stands above them; beyond 500 a stage is chosen before they are sorted", () => {
  expect(shown(["records"], {}, ["out"], { "in-office": 41 })).toContain("共 42 部");
  const large = shown(["records"], {}, ["out"], { "in-office": 1000 });
  expect(large).toContain("共 1001+ 部");
  expect(large).not.toContain("?sort=");
  expect(shown(["records"], { stage: "out" }, ["out"], { "in-office": 1000 })).toContain("sort=propertyNo");
});

test("rows are sorted by any column, both ways", () => {
  const rows = [rowAt("out"), { ...rowAt("in-office"), propertyNo: "AB" }, rowAt("scanned")];
  const by = (sort: string) => sortedRows(rows, terminalColumns(readerOf()), sort).map(row => row.propertyNo);
  expect(by("propertyNo")).toEqual(["AB", "PC", "PC"]);
  expect(by("-propertyNo")).toEqual(["PC", "PC", "AB"]);
});

test.each([
  ["in-office", "records", "整批登記借用"],
  ["registered", "property", "整批核准借用"],
  ["out", "records", "整批申報歸還"],
] as const)("at %s %s may choose many", (stage, role, words) => {
  expect(shown([role], { stage }, [stage])).toContain(words);
  expect(shown(["auditor"], { stage }, [stage])).not.toContain(words);
});

test("an auditor chooses the agency and is not asked to register anything", () => {
  const page = shown(["auditor"], { agency: "police-bureau" }, []);
  expect(page).toContain('<option value="police-bureau" selected>臺南市政府警察局');
  expect(page).not.toContain("registerTerminal");
  expect(page).not.toContain("先登記終端層電腦");
});

test("of many each has its result with the way to it, and who was refused is left out unless somebody says otherwise", () => {
  const outcomes: BatchOutcome[] = [
    { propertyNo: "A", outcome: "ready" },
    { propertyNo: "B", outcome: "refused", problem: { title: "借用人未登錄" } },
  ];
  const visit = readerOf();
  const part = String(outcomePart(visit, outcomes));
  for (const said of [
    "可辦理 1／2 部",
    '<progress max="2" value="1">',
    "/console/terminals/B",
    "借用人未登錄",
  ])
    expect(part).toContain(said);
  expect(String(leaveOut(visit, outcomes))).toContain('name="skip" value="B" checked');
  expect(String(leaveOut(visit, outcomes))).not.toContain('value="A"');
});

test("a file of terminals is shown row by row before it is recorded, and not recorded while it has a fault", () => {
  const judged = { dryRun: true, registered: ["A"], amended: ["B"], unchanged: [], faults: [] };
  const page = (more: object) =>
    String(filePage(readerOf(), { key: "k", content: "Yw==", judged: { ...judged, ...more } }).main);
  for (const said of ["登記 1 部、更正 1 部", "/console/terminals/A", "全部登錄"])
    expect(page({})).toContain(said);
  const fault = { row: 3, column: "serial", code: "missing", message: "缺序號", value: null };
  expect(page({ faults: [fault] })).toContain("缺序號");
  expect(page({ faults: [fault] })).not.toContain("全部登錄");
});
