// npm run policy: runs the gate's cases, explains a situation, shows which clause is covered, formats the texts.
import { writeFileSync } from "node:fs";
import { basename } from "node:path";
import { explainer } from "../../../functions/gate/explain.ts";
import { gatePolicies } from "../../../functions/gate/policies.ts";
import { suppositionComplaint } from "../../../functions/gate/what-if.ts";
import { filesOf } from "../../../functions/shared/policy/schema.ts";
import { readPolicies } from "../../../functions/shared/policy/text.ts";
import { COVERAGES } from "../../../functions/shared/rules/clauses.ts";
import {
  countedByDocument,
  coverageOf,
  PROVED,
  standingOf,
} from "../../../functions/shared/rules/coverage.ts";
import { factsKnown, readCases, refusedInCase, situation } from "./policy/cases.ts";
import { coverage } from "./policy/coverage.ts";
import { explained } from "./policy/explained.ts";
import { faultsInProofs } from "./policy/proofs.ts";
import { prove } from "./policy/prove/prove.ts";
import { readWords } from "./policy/situation-words.ts";
import { formatted } from "./policy/soundness.ts";

const GATE = "policies/connect";
const FOLDERS = [GATE, "policies/operate"];
const explain = explainer(gatePolicies);

const COMMANDS: Record<string, (...words: string[]) => readonly string[]> = {
  test: () => failures(),
  explain: (name = "home-day", ...changes) => say(name, changes),
  coverage: (form = "") => covered(form),
  gaps: () => gaps(),
  prove: (...words) => {
    const { lines, faults } = prove(words);
    for (const line of lines) console.log(line);
    return faults;
  },
  format: () => {
    for (const file of FOLDERS.flatMap(folder => filesOf(folder, "cedar")))
      writeFileSync(file, formatted(file));
    return [];
  },
};

/** A file that cannot be read is a fault with its name, not a stack of ours. */
function faultsOf(run: (...words: string[]) => readonly string[]): readonly string[] {
  try {
    return run(...words);
  } catch (error) {
    return [(error as Error).message];
  }
}

function failures(): string[] {
  readPolicies(GATE);
  const cases = readCases(GATE);
  const failed = cases.flatMap(({ name, facts, refused }) => {
    const got = refusedInCase(explain(facts));
    const same = got.toSorted().join() === refused.toSorted().join();
    return same ? [] : [`${name}: expected ${refused.join(" ") || "allow"}, got ${got.join(" ") || "allow"}`];
  });
  console.log(`${cases.length - failed.length} of ${cases.length} cases as expected`);
  return failed;
}

/** How many clauses of each document work, half work, or are missing; `--json` for programs. */
function covered(form: string): readonly string[] {
  const counted = countedByDocument();
  if (form === "--json") console.log(JSON.stringify(counted));
  else {
    for (const [profile, counts] of Object.entries(counted)) {
      const told = COVERAGES.map(each => `${each} ${String(counts[each]).padStart(3)}`);
      console.log(`${profile.padEnd(20)} ${told.join("   ")}`);
    }
    for (const row of PROVED)
      console.log(`${row.id.padEnd(28)} ${coverageOf(row).padEnd(8)} ${standingOf(row)}`);
  }
  return faultsInProofs(PROVED);
}

function gaps(): string[] {
  const rows = coverage(readPolicies(GATE), readCases(GATE));
  for (const { about, policies, allowed, denied } of rows)
    console.log(`${about.padEnd(26)} ${policies.join(", ").padEnd(30)} ALLOW ${allowed}  DENY ${denied}`);
  return rows
    .filter(({ isGap }) => isGap)
    .map(({ about }) => `${about}: lacks a policy, an ALLOW or a DENY case`);
}

/** `explain home-day tainan-2021 medium=wifi`: regulations and changed facts in any order. */
function say(name: string, words: readonly string[]): readonly string[] {
  const { faults, under, changes } = readWords([name, ...words], {
    situations: filesOf(`${GATE}/situations`, "json").map(file => basename(file, ".json")),
    facts: Object.values(readPolicies(GATE)).flatMap(({ reads }) => reads),
  });
  if (faults.length > 0) return faults;
  const wrong = suppositionComplaint(changes);
  if (wrong) return [`${wrong.words["zh-TW"]}  ${wrong.words.en}`];
  const facts = factsKnown({ ...situation(GATE, name), ...changes }, under);
  for (const line of explained(facts, explain(facts))) console.log(line);
  return [];
}

const [command = "", ...words] = process.argv.slice(2);
const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
if (!run) console.error(`npm run policy -- ${Object.keys(COMMANDS).join("|")}`);
const faults = run ? faultsOf(run) : [];
for (const fault of faults) console.error(fault);
process.exitCode = run && faults.length === 0 ? 0 : 1;
