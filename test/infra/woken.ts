// Bundled as a function is, and started beside compiled policies: what it answers to every case, and whether a stranger may anything.
import { explain } from "../../functions/gate/explain.ts";
import { ruleBook } from "../../functions/sessions/view.ts";
import { permit } from "../../functions/shared/http/permit.ts";
import { Problem } from "../../functions/shared/http/problem.ts";
import { readCases, refusedInCase } from "../../infra/local/commands/policy/cases.ts";

const answers = readCases("policies/connect").map(({ facts }) => refusedInCase(explain(facts)).sort());
const somebody = (person: object) => ({ person: "wang", agency: "a", systems: ["household"], ...person });
const act = {
  name: "registerTerminal",
  kind: "write",
  request: "",
  at: new Date("2026-11-25T02:00:00.000Z"),
} as const;

/** The code of the refusal, or yes. */
function said(person: object): string {
  try {
    permit(somebody(person) as never, act, { type: "Terminal", id: "HH-01", agency: "a" });
    return "yes";
  } catch (error) {
    return error instanceof Problem ? error.kind.code : String(error);
  }
}

/** The policies of which nothing is said to be proved; none can be told where they are in doubt. */
function unproved(): string[] | string {
  try {
    return ruleBook().flatMap(({ policy, proof }) => (proof ? [] : [policy]));
  } catch (error) {
    return String(error);
  }
}

process.stdout.write(
  JSON.stringify({
    answers,
    stranger: said({ roles: [], mfa: true }),
    unproved: unproved(),
    records: said({ roles: ["records"], mfa: true }),
  }),
);
