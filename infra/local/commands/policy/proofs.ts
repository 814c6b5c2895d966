// Whether what each clause names as its proof is there: routes, pages, policies, cases, refusals, tests with their titles.
import { existsSync, readFileSync } from "node:fs";
import { consoleRoutes } from "../../../../functions/console/routes.ts";
import { PROBLEMS } from "../../../../functions/problems.ts";
import { API_ROUTES } from "../../../../functions/routes.ts";
import { readPolicies } from "../../../../functions/shared/policy/text.ts";
import { coverageOf, type Proved } from "../../../../functions/shared/rules/coverage.ts";
import { REFUSALS } from "../../../../functions/terminals/refusals.ts";
import { readCases } from "./cases.ts";

const GATE = "policies/connect";
/** Where clauses are played on a running gateway. */
const PLAYED = "test/live/clauses/";

/** Empty where every name of every clause holds. */
export function faultsInProofs(rows: readonly Proved[]): readonly string[] {
  return rows.flatMap(row => faultsOf(row).map(fault => `${row.id}: ${fault}`));
}

function faultsOf(row: Proved): string[] {
  const { acts = [], page, refusals = [], tests = [] } = row.proof;
  return [
    ...acts.filter(act => !ACTS.has(act)).map(act => `there is no act ${act}`),
    ...(page === undefined || PAGES.has(page) ? [] : [`there is no page ${page}`]),
    ...policyFaults(row),
    ...caseFaults(row),
    ...refusals.flatMap(code => refusalFaults(code, row.id)),
    ...tests.flatMap(test => testFaults(test, row.id)),
    ...(coverageOf(row) === "works" && !tests.some(test => test.startsWith(PLAYED))
      ? [`is said to work, and no scene in ${PLAYED} plays it`]
      : []),
  ];
}

const ACTS = new Set(
  API_ROUTES.filter(({ kind, method }) => kind !== "read" && method !== "GET").map(({ name }) => name),
);
const PAGES = new Set(consoleRoutes.filter(({ method }) => method === "GET").map(({ name }) => name));
const POLICIES = readPolicies(GATE);
const CASES = readCases(GATE);

/** All that cite the clause are named, and no other. */
function policyFaults({ id, proof: { policies = [] } }: Proved): string[] {
  const citing = Object.entries(POLICIES).flatMap(([name, { policy, annotations }]) =>
    policy.effect === "forbid" && annotations.clause === id ? [name] : [],
  );
  return [
    ...policies.filter(each => !citing.includes(each)).map(each => `no policy ${each} cites it`),
    ...citing.filter(each => !policies.includes(each)).map(each => `does not name its policy ${each}`),
  ];
}

function caseFaults({ id, proof: { policies, cases = [] } }: Proved): string[] {
  const verdicts = (["ALLOW", "DENY"] as const).flatMap(verdict => {
    const file = `${GATE}/${verdict}/${id}.json`;
    if (!cases.includes(file)) return policies ? [`does not name the case ${file}`] : [];
    const found = CASES.some(
      each =>
        each.about === id && each.verdict === verdict && (verdict === "ALLOW" || each.refused.includes(id)),
    );
    return found ? [] : [`there is no case ${file} about it`];
  });
  const strange = cases.filter(file => !file.endsWith(`/${id}.json`));
  return [...verdicts, ...strange.map(file => `${file} is not about it`)];
}

function refusalFaults(code: string, id: Proved["id"]): string[] {
  if (!PROBLEMS.has(code)) return [`there is no refusal ${code}`];
  const custody = Object.entries(REFUSALS).find(([name]) => name === code)?.[1];
  // Others say when they refuse which clauses they do it for, which the scene shows.
  return !custody || custody.clauses.length === 0 || custody.clauses.includes(id)
    ? []
    : [`the refusal ${code} does not cite it`];
}

function testFaults(test: string, id: Proved["id"]): string[] {
  const [file = "", ...rest] = test.split(": ");
  const title = rest.join(": ");
  if (!/^test\/.+\.ts$/.test(file) || !existsSync(file)) return [`there is no test file ${file}`];
  const text = readFileSync(file, "utf8");
  if (title === "" || !text.includes(`"${title}"`)) return [`${file} has no test "${title}"`];
  return mentions(text, id) ? [] : [`${file} says nothing of it`];
}

/** By its whole name, or by its number in a file about its regulation. */
function mentions(text: string, id: Proved["id"]): boolean {
  const [profile = "", number = ""] = id.split("/");
  const alone = new RegExp(`[\\s"(\`]${number.replaceAll(".", "\\.")}[\\s"),\`:]`);
  return text.includes(`"${id}"`) || text.includes(`${id}:`) || (text.includes(profile) && alone.test(text));
}
