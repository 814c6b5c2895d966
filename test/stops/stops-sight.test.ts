// Who sees which stop: whoever it stops, since a refusal that nobody may look up explains nothing; and not the stops of others.
import { expect, test } from "vitest";
import { placeOfStop } from "../../functions/sessions/authorization-targets.ts";
import { permit } from "../../functions/shared/http/permit.ts";
import { Problem } from "../../functions/shared/http/problem.ts";
import type { Scope } from "../../functions/stops/stop.ts";

const OWN = "household-office";
const act = { name: "listStops", kind: "read", request: "r", at: new Date(0) } as const;
const worker = { person: "worker@household", agency: OWN, roles: ["worker"], systems: [], mfa: true };

const sees = (scope: Scope, of: { agency?: string; system?: string; person?: string }) => {
  const stop = { scope, because: "x", agency: "", system: "", person: "", at: "", by: "center@city", ...of };
  try {
    permit(worker, act, placeOfStop(stop));
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return false;
  }
};

test.each<readonly [string, Scope, object, boolean]>([
  ["their own", { kind: "person", id: worker.person }, { agency: OWN, person: worker.person }, true],
  ["of the terminal they borrowed", { kind: "terminal", id: "1-1" }, { person: worker.person }, true],
  ["of their agency", { kind: "agency", id: OWN }, { agency: OWN }, true],
  ["of the whole city", { kind: "city", id: "city" }, {}, true],
  ["of a colleague", { kind: "person", id: "a@household" }, { agency: OWN, person: "a@household" }, false],
  ["of another agency", { kind: "agency", id: "police-bureau" }, { agency: "police-bureau" }, false],
  ["of a session of somebody else", { kind: "session", id: "s" }, { agency: OWN, person: "a@b" }, false],
])("a worker and a stop %s", (_, scope, of, seen) => {
  expect(sees(scope, of)).toBe(seen);
});
