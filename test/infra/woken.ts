// A process that starts above the policies' layer, as a function does: what it had to read, and what it answers to every case.
import { explain } from "../../functions/gate/explain.ts";
import { permit } from "../../functions/shared/http/permit.ts";
import { policiesOf, readSet } from "../../functions/shared/policy/policy.ts";
import { readCases, refusedInCase } from "../../infra/local/commands/policy/cases.ts";

const answers = readCases("policies/connect").map(({ facts }) => refusedInCase(explain(facts)).sort());
const stranger = { person: "nobody", agency: "", roles: [], systems: [], factors: 0, until: 0 };
const act = {
  name: "registerTerminal",
  kind: "write",
  request: "",
  at: new Date("2026-11-25T02:00:00.000Z"),
} as const;
let strangerMay = true;
try {
  permit(stranger as never, act, { type: "Terminal", id: "HH-01" });
} catch {
  strangerMay = false;
}
function readJustNow(name: string, set: string): boolean | undefined {
  try {
    return policiesOf(name, readSet(set)).readJustNow;
  } catch {
    return undefined;
  }
}
console.log(
  JSON.stringify({
    answers,
    strangerMay,
    operateReadAgain: readJustNow("operate", "operate"),
    changedRead: readJustNow("operate", "connect"),
  }),
);
