// One list of roles: what the policies decide by is in it, and each of it can be tried with a demo account or program.

import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  HUMAN_ROLES,
  hasRole,
  MACHINE_ROLES,
  ROLE_WORDS,
  ROLES,
} from "../../../functions/shared/rules/roles.ts";
import { AUTHORITIES } from "../../../functions/stops/names.ts";
import { ACCOUNTS } from "../../../infra/local/login/accounts.ts";
import { MACHINES } from "../../../infra/local/login/clients.ts";

const inOrder = (names: Iterable<string>) => [...new Set(names)].sort();

describe("the policies", () => {
  const texts = globSync("policies/operate/*.cedar").map(file => readFileSync(file, "utf8"));
  /** Every name that a policy looks for among the roles of who asks. */
  const named = texts.flatMap(text =>
    [...text.matchAll(/\.roles(?:\s*\.contains(?:Any|All)?\s*\([^)]*\)| == \[[^\]]*\])/g)].flatMap(([use]) =>
      [...use.matchAll(/"([^"]*)"/g)].map(([, name = ""]) => name),
    ),
  );

  test("decide by every role of the list, and by no other", () => {
    expect(inOrder(named)).toEqual(inOrder(ROLES));
  });

  test("and nowhere by roles in a way that this test does not read", () => {
    const uses = texts.join("\n").match(/\broles\b/g)?.length;
    const read = texts.join("\n").match(/principal\.roles(\s*\.contains(Any|All)?\s*\(| == \[)/g)?.length;
    expect(read).toBe(uses);
  });
});

test("each role is that of a demo account or program, and none has another", () => {
  expect(inOrder(ACCOUNTS.flatMap(({ roles }) => roles))).toEqual(inOrder(Object.keys(HUMAN_ROLES)));
  expect(inOrder(Object.values(MACHINES).flatMap(({ roles }) => roles))).toEqual(
    inOrder(Object.keys(MACHINE_ROLES)),
  );
});

test("a stop is thrown by the authority of a role", () => {
  expect(AUTHORITIES.filter(each => !(each in ROLE_WORDS))).toEqual([]);
});

test("somebody has a role among others, or has not", () => {
  const person = { roles: ["records", "deputy of nobody"] };
  expect([hasRole(person, "property", "records"), hasRole(person, "scan"), hasRole(person)]).toEqual([
    true,
    false,
    false,
  ]);
});
