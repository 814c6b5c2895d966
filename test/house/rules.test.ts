// Each rule of the house shown to bite: a planted breach fails it, the same without the breach passes.
import { expect, test } from "vitest";
import { type Graph, graphOf } from "./imports.ts";
import {
  type Breach,
  banHolds,
  doorsOnly,
  entriesAreNotImported,
  featuresMeetInTheJournal,
  lawsReachNoDoor,
  namesReachNoDoor,
  namesReachNoLaw,
  noCircle,
  pureIsPure,
} from "./rules.ts";

const LAW = "export const loanLaw: Law<Loan, LoanEvent> = { evolve };";
const importing = (...targets: string[]) =>
  targets.map(target => `import { x } from "${target}";`).join("\n");

interface Planted {
  readonly what: string;
  readonly rule: (graph: Graph) => Breach[];
  readonly files: Readonly<Record<string, string>>;
  /** The way to the breach; without one there is none. */
  readonly way?: string;
}

const PLANTED: readonly Planted[] = [
  {
    what: "a circle",
    rule: noCircle,
    files: { "functions/a/x.ts": importing("./y.ts"), "functions/a/y.ts": importing("./x.ts") },
    way: "functions/a/x.ts → functions/a/y.ts",
  },
  {
    what: "a circle of types alone",
    rule: noCircle,
    files: {
      "functions/a/x.ts": 'import type { Y } from "./y.ts";',
      "functions/a/y.ts": 'import type { X } from "./x.ts";',
    },
    way: "functions/a/x.ts → functions/a/y.ts",
  },
  {
    what: "a circle closed by an import that waits",
    rule: noCircle,
    files: {
      "infra/a.ts": importing("./b.ts"),
      "infra/b.ts": 'const a = await import("./a.ts");',
    },
    way: "infra/a.ts → infra/b.ts",
  },
  {
    what: "no circle: two that import a third",
    rule: noCircle,
    files: {
      "functions/a/x.ts": importing("./z.ts", "./y.ts"),
      "functions/a/y.ts": importing("./z.ts"),
      "functions/a/z.ts": "",
    },
  },
  {
    what: "a law that reaches a door through two files",
    rule: lawsReachNoDoor,
    files: {
      "functions/a/loan.ts": `${importing("./terms.ts")}\n${LAW}`,
      "functions/a/terms.ts": importing("./journal.ts"),
      "functions/a/journal.ts": importing("@aws-sdk/client-dynamodb"),
    },
    way: "functions/a/loan.ts → functions/a/terms.ts → functions/a/journal.ts → @aws-sdk/client-dynamodb",
  },
  {
    what: "a law that only knows a door's types",
    rule: lawsReachNoDoor,
    files: {
      "functions/a/loan.ts": `import type { Row } from "./journal.ts";\n${LAW}`,
      "functions/a/journal.ts": importing("@aws-sdk/client-dynamodb"),
    },
  },
  {
    what: "a law that reads the clock itself",
    rule: lawsReachNoDoor,
    files: { "functions/a/loan.ts": `${LAW}\nconst at = new Date();` },
    way: "functions/a/loan.ts",
  },
  {
    what: "a pure file that reaches the environment",
    rule: pureIsPure,
    files: {
      "functions/a/view.ts": `// How a loan is shown; pure.\n${importing("./range.ts")}`,
      "functions/a/range.ts": importing("../shared/env.ts"),
      "functions/shared/env.ts": "export const env = name => process.env[name];",
    },
    way: "functions/a/view.ts → functions/a/range.ts → functions/shared/env.ts",
  },
  {
    what: "a pure file that speaks of the clock in a comment, and of a date it was given",
    rule: pureIsPure,
    files: { "functions/a/view.ts": "// Shown; pure.\n// Never new Date().\nconst day = new Date(at);" },
  },
  {
    what: "a pure file that evaluates the policies of the release",
    rule: pureIsPure,
    files: {
      "functions/a/view.ts": `// Shown; pure.\n${importing("../shared/policy/sets.ts")}`,
      "functions/shared/policy/sets.ts": importing("node:fs", "../env.ts"),
      "functions/shared/env.ts": "process.env",
    },
  },
  {
    what: "names that reach a law",
    rule: namesReachNoLaw,
    files: {
      "functions/a/routes.ts": importing("./schema.ts"),
      "functions/a/schema.ts": importing("./loan.ts"),
      "functions/a/loan.ts": LAW,
    },
    way: "functions/a/routes.ts → functions/a/schema.ts → functions/a/loan.ts",
  },
  {
    what: "names that reach a door",
    rule: namesReachNoDoor,
    files: { "functions/a/loan-routes.ts": importing("node:fs") },
    way: "functions/a/loan-routes.ts → node:fs",
  },
  {
    what: "an entry that is imported",
    rule: entriesAreNotImported,
    files: { "functions/a/x.ts": importing("../b/lend.lambda.ts"), "functions/b/lend.lambda.ts": "" },
    way: "functions/a/x.ts → functions/b/lend.lambda.ts",
  },
  {
    what: "a feature that imports another's door",
    rule: featuresMeetInTheJournal,
    files: {
      "functions/a/lend.lambda.ts": importing("../b/packs.ts"),
      "functions/b/packs.ts": importing("./store.ts"),
      "functions/b/store.ts": importing("@aws-sdk/client-s3"),
    },
    way: "functions/a/lend.lambda.ts → functions/b/packs.ts → functions/b/store.ts → @aws-sdk/client-s3",
  },
  {
    what: "a feature that imports another's law, and a door that all share",
    rule: featuresMeetInTheJournal,
    files: {
      "functions/a/lend.lambda.ts": importing("../b/loan.ts", "../shared/journal/journal.ts"),
      "functions/b/loan.ts": LAW,
      "functions/shared/journal/journal.ts": importing("@aws-sdk/client-dynamodb"),
    },
  },
  {
    what: "the one that joins readings, and a reading",
    rule: featuresMeetInTheJournal,
    files: {
      "functions/together/together.lambda.ts": importing("../b/reads.ts"),
      "functions/b/reads.ts": importing("@aws-sdk/client-dynamodb"),
    },
  },
  {
    what: "the one that joins readings, and what is none",
    rule: featuresMeetInTheJournal,
    files: {
      "functions/together/together.lambda.ts": importing("../b/store.ts"),
      "functions/b/store.ts": importing("@aws-sdk/client-dynamodb"),
    },
    way: "functions/together/together.lambda.ts → functions/b/store.ts → @aws-sdk/client-dynamodb",
  },
  {
    what: "rooms of one feature",
    rule: featuresMeetInTheJournal,
    files: {
      "functions/sessions/ask.ts": importing("../gate/decide.ts"),
      "functions/gate/decide.ts": importing("@aws-sdk/client-dynamodb"),
    },
  },
  {
    what: "a library used beside its door",
    rule: graph => doorsOnly(graph, [{ what: "S3", library: /^@aws-sdk\/client-s3$/, files: ["store.ts"] }]),
    files: { "store.ts": importing("@aws-sdk/client-s3"), "x.ts": importing("@aws-sdk/client-s3") },
    way: "x.ts → S3",
  },
  {
    what: "the environment read beside its door",
    rule: graph => doorsOnly(graph, [{ what: "env", text: /process\.env/, files: ["env.ts"] }]),
    files: { "env.ts": "process.env.A", "x.ts": "process.env.B" },
    way: "x.ts → env",
  },
  {
    what: "a door that is none any more",
    rule: graph => doorsOnly(graph, [{ what: "S3", library: /^@aws-sdk\/client-s3$/, files: ["store.ts"] }]),
    files: { "store.ts": "" },
    way: "store.ts does not use S3",
  },
  {
    what: "an import across a border",
    rule: graph => banHolds(graph, { from: /^functions\//, to: /^infra\// }),
    files: { "functions/a/x.ts": importing("../../infra/settings.ts") },
    way: "functions/a/x.ts → infra/settings.ts",
  },
  {
    what: "a border's exception that nobody needs",
    rule: graph => banHolds(graph, { from: /^infra\//, to: /^functions\//, except: ["functions/names.ts"] }),
    files: { "infra/a.ts": "", "functions/names.ts": "" },
    way: "nobody imports functions/names.ts",
  },
];

test.each(PLANTED.map(planted => [planted.what, planted] as const))("%s", (_, { rule, files, way }) => {
  expect(rule(graphOf(files)).map(breach => breach.way)).toEqual(way ? [way] : []);
});
