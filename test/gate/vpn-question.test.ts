// Who asks, as a directory writes names: one person however it is typed, nobody for what is no account, and a domain refused by its name.
import { describe, expect, test } from "vitest";
import { readVpnQuestion } from "../../functions/gate/vpn-question.ts";
import { BAD_ACCOUNTS, BAD_CHARACTERS, GOOD_ACCOUNTS } from "../shared/characters.ts";

const read = (username: unknown, more: object = {}, authentication: string | undefined = "saml") =>
  readVpnQuestion(
    {
      "connection-id": "cvpn-connection-1",
      "endpoint-id": "cvpn-endpoint-1",
      "common-name": "3140101-03-0000123",
      "public-ip": "203.0.113.7",
      "schema-version": "v3",
      username,
      ...more,
    },
    authentication,
  );

test.each(GOOD_ACCOUNTS)("%s is the person %s", (username, person) => {
  expect(read(username)).toMatchObject({ question: { person } });
  expect(read(username).fault).toBeUndefined();
});

test.each<[string, unknown]>([
  ...BAD_ACCOUNTS.map(([what, username]): [string, unknown] => [what, username]),
  ["what AWS sends for none", "N/A"],
  ["the gateway itself", "DocGate"],
  ["more than anybody is called", "a".repeat(100_000)],
  ["no text", ["worker"]],
])("%s is nobody", (_, username) => {
  expect(read(username).question.person).toBe("");
});

describe("a user name with its domain", () => {
  test.each(["HOUSEHOLD\\worker", "household\\worker", "HOUSEHOLD＼worker", "\\"])(
    "%s is refused as such",
    username => {
      expect(read(username)).toMatchObject({ fault: "user-name-with-domain", question: { person: "" } });
    },
  );
  test("and what cannot be read at all is that first", () => {
    expect(read("HOUSEHOLD\\worker", { "schema-version": "v9" }).fault).toBe("malformed-question");
  });
});

test.each(BAD_CHARACTERS)("%s reaches no record by way of what else is asked", (_, character) => {
  const { question } = read("worker", {
    "endpoint-id": `a${character}b`,
    "public-ip": `1${character}2`,
    "common-name": `3140101-03-0000123.a${character}b`,
  });
  expect(question.agencyHint).toBeUndefined();
  const shown = [question.endpoint, question.address].join("");
  expect(shown.isWellFormed() && !/[\p{Cf}\p{Cc}\u3164\u115f\u2800]/u.test(shown)).toBe(true);
});

describe("what was proved follows from what the endpoint asks for", () => {
  test.each<[authentication: string | undefined, username: string, certificate: string, proved: object]>([
    ["saml", "worker", "3140101-03-0000123", { person: "worker", factors: 2 }],
    ["directory", "worker", "3140101-03-0000123", { person: "worker", factors: 2 }],
    ["saml", "", "3140101-03-0000123", { person: "", factors: 1 }],
    ["saml", "worker", "", { person: "worker", factors: 1 }],
    ["certificate-only", "", "3140101-03-0000123", { person: "", factors: 1 }],
    ["certificate-only", "worker", "3140101-03-0000123", { person: "", factors: 1 }],
    ["", "worker", "3140101-03-0000123", { person: "", factors: 1 }],
    ["something new", "worker", "3140101-03-0000123", { person: "", factors: 1 }],
    ["certificate-only", "HOUSEHOLD\\worker", "", { person: "", factors: 0 }],
  ])("%s with the name %j on the certificate %j", (authentication, username, certificate, proved) => {
    const { question } = read(username, { "common-name": certificate }, authentication);
    expect({ person: question.person, ...question.details }).toEqual(proved);
  });

  test("where nobody says what it asks for, a user name is nobody's", () => {
    const { question } = readVpnQuestion(
      { username: "worker", "common-name": "3140101-03-0000123" },
      undefined,
    );
    expect([question.person, question.details]).toEqual(["", { factors: 1 }]);
  });
});
