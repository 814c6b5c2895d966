// The archives' own system has no second factor: the one exception, and how narrow it is.
import { describe, expect, test } from "vitest";
import { ROUTES } from "../../functions/routes.ts";
import type { Caller } from "../../functions/shared/http/identity.ts";
import { permit } from "../../functions/shared/http/permit.ts";
import { Problem } from "../../functions/shared/http/problem.ts";

const MACHINE: Caller = {
  person: "archives-machine",
  agency: "national-archives",
  roles: ["archives-system"],
  systems: [],
  mfa: false,
};
const TYPES = ["City", "Agency", "Worker", "Terminal", "System", "List", "Session", "Report"] as const;

function may(person: Caller, name: string, kind: "read" | "write", agency = person.agency): boolean {
  return TYPES.some(type => {
    try {
      permit(
        person,
        { name, kind, request: "r", at: new Date(0) },
        { type, id: "x", agency, person: person.person },
      );
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return false;
    }
  });
}
const guarded = ROUTES.flatMap(({ name, kind }) =>
  kind === "open" || kind === "signed" || kind === "pushed" ? [] : [{ name, kind }],
);
const actionsOf = (person: Caller) =>
  guarded.filter(({ name, kind }) => may(person, name, kind)).map(({ name }) => name);

describe("the archives' own system", () => {
  test("collects packs and hands in answers, and of all there is nothing else", () => {
    expect(actionsOf(MACHINE).sort()).toEqual(
      ["answerPack", "linkPack", "listPackRows", "listPacks", "readPack", "verifyPack"].sort(),
    );
  });

  test("is documented, and let in at its own address, for exactly what the policies let it do", () => {
    const marked = ROUTES.filter(({ machine }) => machine).map(({ name }) => name);
    expect(marked.sort()).toEqual(actionsOf(MACHINE).sort());
  });

  test("gets nothing of a pack that was not forwarded to its agency", () => {
    expect(may(MACHINE, "answerPack", "write", "")).toBe(false);
    expect(may(MACHINE, "readPack", "read", "")).toBe(false);
  });

  test.each(["center", "administrator", "archives", "auditor"])(
    "lends its exception to no token that is also %s: that one writes nothing",
    role => {
      const both = { ...MACHINE, roles: ["archives-system", role] };
      expect(guarded.filter(({ name, kind }) => kind === "write" && may(both, name, kind))).toEqual([]);
    },
  );

  test("is not helped by an archives officer who logged in with one factor", () => {
    expect(may({ ...MACHINE, roles: ["archives"] }, "answerPack", "write")).toBe(false);
  });
});
