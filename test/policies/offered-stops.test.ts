// The kill switch is offered to exactly those who may throw it, wherever it stands; and whoever is offered it may see whom it hits.
import { expect, test } from "vitest";
import { mayStop, scopesFor, stopItems, widestStops } from "../../functions/console/sessions/stop-scopes.ts";
import { agencyPlace } from "../../functions/sessions/authorization-targets.ts";
import type { Caller } from "../../functions/shared/http/identity.ts";
import { isPermitted, type Place, permit } from "../../functions/shared/http/permit.ts";
import { HUMAN_ROLES } from "../../functions/shared/rules/roles.ts";
import { STOP_SCOPES, type StopScope } from "../../functions/stops/names.ts";
import { readerOf } from "../console/reader.ts";

const OWN = { agency: "household-office", system: "household" };
const THEIRS = { agency: "police-bureau", system: "police" };
const MIXED = { agency: "police-bureau", system: "household" };

const callerOf = (roles: readonly string[]): Caller => ({
  ...{ person: "somebody@household", agency: OWN.agency, systems: [OWN.system], mfa: true },
  roles: [...roles],
});
const readerWith = (roles: readonly string[]) => {
  const reader = readerOf({ roles });
  return { ...reader, person: { ...reader.person, systems: [OWN.system] } } as typeof reader;
};
const can = (roles: readonly string[], name: string, kind: "read" | "write", place: Place) =>
  isPermitted(() => permit(callerOf(roles), { name, kind, request: "r", at: new Date(0) }, place));

/** As the API itself would ask about it. */
function targetOf(kind: StopScope, { agency, system }: typeof OWN): Place {
  const worker = "worker@elsewhere";
  switch (kind) {
    case "session":
      return { type: "Session", id: "s", agency, system, person: worker };
    case "terminal":
      return { type: "Terminal", id: "t", agency, system, person: worker };
    case "person":
      return { type: "Worker", id: worker, agency, person: worker };
    case "agency":
      return { type: "Agency", id: agency, agency };
    case "system":
      return { type: "System", id: system, system, agency: "civil-affairs-bureau" };
    case "city":
      return { type: "City", id: "city" };
    default:
      throw new Error(`an unknown scope: ${kind satisfies never}`);
  }
}

/** Where the page reads whom it hits. */
function readingOf(kind: StopScope, { agency, system }: typeof OWN): Place {
  if (kind === "session" || kind === "terminal") return { type: "Session", id: "x", agency, system };
  if (kind === "person") return { type: "Session", id: "p", agency, person: "worker@elsewhere" };
  if (kind === "agency") return agencyPlace({ agency });
  return { type: "Session", id: system, system };
}

const ROLES = Object.keys(HUMAN_ROLES);
const PAIRS = ROLES.flatMap(one => ROLES.map(other => [...new Set([one, other])]));
const WHOSE = [OWN, THEIRS, MIXED];
const named = (kind: StopScope, of: typeof OWN) =>
  kind === "agency" ? { agency: of.agency } : kind === "system" ? { system: of.system } : of;

test("whoever is offered a stop may throw it, and whoever may throw it is offered it", () => {
  for (const roles of PAIRS)
    for (const kind of STOP_SCOPES)
      for (const of of WHOSE) {
        const isPermittedIt = can(roles, "stopConnections", "write", targetOf(kind, of));
        const isOffered = mayStop(readerWith(roles), kind, named(kind, of));
        expect([roles, kind, of, isOffered]).toEqual([roles, kind, of, isPermittedIt]);
      }
});

test("whoever is offered a stop may read whom it hits, so that its second step names them", () => {
  for (const roles of PAIRS)
    for (const kind of STOP_SCOPES)
      for (const of of WHOSE)
        if (mayStop(readerWith(roles), kind, named(kind, of))) {
          const read = can(roles, kind === "session" ? "readSession" : "listSessions", "read", {
            ...readingOf(kind, of),
          });
          expect([roles, kind, of, read]).toEqual([roles, kind, of, true]);
        }
});

test("the first page offers the widest that each role has, and nothing to those who have none", () => {
  const offers = (...roles: string[]) =>
    widestStops(readerWith(roles)).map(({ href }) => href.replace(/^.*stops\??/, ""));
  expect(offers("center")).toEqual(["#new-stop", "kind=city&id=city#new-stop"]);
  expect(offers("records")).toEqual(["#new-stop", "kind=agency&id=household-office#new-stop"]);
  expect(offers("administrator")).toEqual(["#new-stop", "kind=system&id=household#new-stop"]);
  for (const role of ["worker", "scan", "property", "archives", "auditor"]) expect(offers(role)).toEqual([]);
  expect(scopesFor(readerWith(["auditor", "records"]))).toEqual([]);
});

test("in a menu it says what it stops, and is not there for what one may not stop", () => {
  const records = readerWith(["records"]);
  const [item] = stopItems(records, { kind: "terminal", id: "3140101-03-0000001" }, OWN);
  expect(String(item?.words)).toBe("緊急切斷：一部電腦 3140101-03-0000001");
  expect(stopItems(records, { kind: "terminal", id: "3140101-03-0000001" }, THEIRS)).toEqual([]);
});
