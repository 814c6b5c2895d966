// Who sees what is live of an agency: its own records staff, supervisors and personnel; nobody of another agency, and nobody without such a part.
import { expect, test } from "vitest";
import { agencyPlace, placeAsked } from "../../functions/sessions/authorization-targets.ts";
import { permit } from "../../functions/shared/http/permit.ts";
import { Problem } from "../../functions/shared/http/problem.ts";

const OWN = "household-office";
const act = { name: "listSessions", kind: "read", request: "r", at: new Date(0) } as const;
const sees = (roles: readonly string[], agency: string, place = agencyPlace({ agency: OWN })) => {
  try {
    permit({ person: "somebody", agency, roles, systems: ["household"], mfa: true }, act, place);
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return false;
  }
};

test.each(["records", "supervisor", "personnel"])("%s see their own agency's and no other's", role => {
  expect([sees([role], OWN), sees([role], "police-bureau"), sees([role], "")]).toEqual([true, false, false]);
});

test.each(["worker", "property", "scan", "archives", "broker", "terminal"])("%s see none of it", role => {
  expect(sees([role], OWN)).toBe(false);
});

test("the administrator of a system sees what an agency has live in it, and not what it has in others", () => {
  const [inOwn, inOther] = ["household", "police"].map(system => agencyPlace({ agency: OWN, system }));
  const seen = [inOwn, inOther, undefined].map(place =>
    sees(["administrator"], "civil-affairs-bureau", place),
  );
  expect(seen).toEqual([true, false, false]);
});

test("naming one's own agency opens no list of a system", async () => {
  const place = await placeAsked({ agency: OWN, system: "household", day: "2026-11-20" });
  expect(sees(["records"], OWN, place)).toBe(false);
});
