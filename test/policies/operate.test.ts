// The permissions of the API: sound against their schema, one action for every route, and by default nobody may anything.
import { globSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { ROUTES } from "../../functions/routes.ts";
import type { Caller } from "../../functions/shared/http/identity.ts";
import { type Place, permit } from "../../functions/shared/http/permit.ts";
import { Problem } from "../../functions/shared/http/problem.ts";
import type { Route } from "../../functions/shared/http/route.ts";
import { startEngine } from "../../functions/shared/policy/engine.ts";
import { ACCOUNTS } from "../../infra/local/login/accounts.ts";

const textOf = (pattern: string) =>
  globSync(pattern)
    .sort()
    .map(file => readFileSync(file, "utf8"))
    .join("\n");
let cedar: ReturnType<typeof startEngine>;
beforeAll(() => {
  cedar = startEngine();
});

describe.each(["operate", "connect"])("the policies of %s", set => {
  test("are sound against their schema", () => {
    const answer = cedar.validate({
      schema: textOf(`policies/${set}/*.cedarschema`),
      policies: { staticPolicies: textOf(`policies/${set}/*.cedar`) },
    });
    if (answer.type !== "success") throw new Error(JSON.stringify(answer.errors));
    expect([answer.validationErrors, answer.validationWarnings]).toEqual([[], []]);
  });
});

test.each(globSync("policies/operate/*.cedar").sort())("%s is formatted as the engine formats", file => {
  const text = readFileSync(file, "utf8");
  const answer = cedar.formatPolicies({ policyText: text, lineWidth: 100, indentWidth: 2 });
  expect(answer).toEqual({ type: "success", formatted_policy: text });
});

describe("routes and actions", () => {
  const schema = textOf("policies/operate/*.cedarschema");
  const declared = new Map(
    [...schema.matchAll(/action\s+([^;]*?)\s+in\s+\["(read|write)"\]/g)].flatMap(
      ([, names = "", group = ""]) =>
        [...names.matchAll(/"(\w+)"/g)].map(([, name = ""]) => [name, group] as const),
    ),
  );
  const guarded = ROUTES.filter(({ kind }) => kind !== "open");

  test("every route that is not open to all is an action of its kind, and every action is a route", () => {
    // What a terminal signs changes something, though nobody logs in for it.
    const groupOf = ({ kind, method }: Route) => {
      if (kind === "pushed") return method === "GET" ? "read" : "write";
      return kind === "signed" ? "write" : kind;
    };
    const routes = guarded.map(each => `${each.name} ${groupOf(each)}`);
    const actions = [...declared].map(([name, group]) => `${name} ${group}`);
    expect(actions.sort()).toEqual(routes.sort());
  });

  const PLACES: readonly Place["type"][] = [
    "City",
    "Agency",
    "Worker",
    "Terminal",
    "System",
    "List",
    "Session",
    "Report",
    "Stop",
  ];
  const allowed = (
    person: Caller,
    name: string,
    kind: "read" | "write",
    about = "somebody",
    superiors: readonly string[] = [],
  ) =>
    PLACES.some(type => {
      try {
        const place = {
          type,
          id: "x",
          agency: person.agency,
          system: person.systems[0] ?? "",
          person: about,
          superiors,
          ...(type === "Session" && { channel: "vdi" }),
          ...(type === "Stop" && {
            stop: { scope: "terminal", thrownBy: person.person, authority: "center" as const },
          }),
        };
        permit(person, { name, kind, request: "r", at: new Date() }, place);
        return true;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        return false;
      }
    });

  test("nobody without a role writes anything", () => {
    const nobody = {
      person: "nobody",
      agency: "household-office",
      roles: [],
      systems: ["household"],
      mfa: true,
    };
    const open = guarded.filter(({ name, kind }) => kind === "write" && allowed(nobody, name, "write"));
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  const byPeople = guarded.filter(({ kind }) => kind !== "signed" && kind !== "pushed");
  test.each(byPeople.map(({ name, kind }) => [name, kind as "read" | "write"] as const))(
    "%s is open to some role",
    (name, kind) => {
      const people = ACCOUNTS.map(({ account, agency, roles, systems }) => ({
        person: account,
        agency,
        roles,
        systems,
        mfa: true,
      }));
      const broker = { person: "broker", agency: "a", roles: ["broker"], systems: ["household"], mfa: false };
      const own = (person: Caller) => allowed(person, name, kind, person.person);
      const over = (person: Caller) => allowed(person, name, kind, "somebody", [person.person]);
      expect(
        [...people, broker].some(person => allowed(person, name, kind) || own(person) || over(person)),
      ).toBe(true);
    },
  );

  test("everybody ends their own session, whatever they are, and a worker nobody else's", () => {
    for (const roles of [["worker"], ["scan"], []]) {
      const person = { person: "wang", agency: "household-office", roles, systems: [], mfa: true };
      expect(allowed(person, "endSession", "write", "wang")).toBe(true);
      expect(allowed(person, "endSession", "write", "lin")).toBe(false);
    }
  });

  test("what terminals sign is open to the terminal itself, and to nobody who logs in", () => {
    for (const { name } of guarded.filter(({ kind }) => kind === "signed")) {
      const terminal = { person: "PC-1", agency: "office", roles: ["terminal"], systems: [], mfa: false };
      expect(allowed(terminal, name, "write", "PC-1")).toBe(true);
      expect(allowed(terminal, name, "write", "PC-2")).toBe(false);
      for (const { account, ...person } of ACCOUNTS)
        expect(allowed({ person: account, ...person, mfa: true }, name, "write", account)).toBe(false);
    }
  });

  test("what the directory pushes is open to the directory, and to nobody who logs in, auditors' reading aside", () => {
    const directory = {
      ...{ person: "city-directory", agency: "city-directory", roles: ["city-directory"] },
      ...{ systems: [], mfa: false },
    };
    for (const { name, method } of guarded.filter(({ kind }) => kind === "pushed")) {
      const kind = method === "GET" ? "read" : "write";
      expect([name, allowed(directory, name, kind)]).toEqual([name, true]);
      for (const { account, roles, ...person } of ACCOUNTS.filter(each => !each.roles.includes("auditor")))
        expect(allowed({ person: account, roles, ...person, mfa: true }, name, kind, account)).toBe(false);
    }
    const others = guarded.filter(({ kind }) => kind === "write");
    expect(others.filter(({ name }) => allowed(directory, name, "write")).map(({ name }) => name)).toEqual(
      [],
    );
  });

  test("nobody lifts what stops themselves because an old record spells them otherwise", () => {
    const supervisor = { person: "supervisor@household", agency: "household-office", systems: ["household"] };
    const by = { ...supervisor, roles: ["supervisor"], mfa: true };
    expect(allowed(by, "reinstatePerson", "write", "worker@household", [by.person])).toBe(true);
    for (const about of ["supervisor@household", "SUPERVISOR@Household", "ｓupervisor@household"])
      expect([about, allowed(by, "reinstatePerson", "write", about, [by.person])]).toEqual([about, false]);
  });

  test("an auditor may read whatever there is, and write nothing", () => {
    const auditor = {
      person: "auditor@city",
      agency: "city-hall",
      roles: ["auditor"],
      systems: [],
      mfa: true,
    };
    for (const { name, kind } of byPeople) {
      expect([name, allowed(auditor, name, kind as "read" | "write")]).toEqual([name, kind === "read"]);
    }
  });

  test("nobody writes without a second factor", () => {
    for (const { account, agency, roles, systems } of ACCOUNTS) {
      for (const { name } of guarded.filter(({ kind }) => kind === "write")) {
        const person = { person: account, agency, roles, systems, mfa: false };
        expect([account, name, allowed(person, name, "write")]).toEqual([account, name, false]);
      }
    }
  });
});
