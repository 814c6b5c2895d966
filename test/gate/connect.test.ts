// The connect handler over the real database: open when all is in order, closed by one recorded fact, and always well-formed.
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { readNow } from "../../functions/gate/reads.ts";
import { handler } from "../../functions/sessions/connect.lambda.ts";
import type { Session } from "../../functions/sessions/session.ts";
import { history, read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import type { SystemCode } from "../../functions/shared/rules/systems.ts";
import { verdictOf } from "../../infra/local/aws/ec2/vpn-answer.ts";
import { withJournal } from "../shared/journal/table.ts";
import { type City, cityInOrder, knock } from "./city.ts";

withJournal();
let city: City;
beforeAll(async () => {
  city = await cityInOrder();
});

/** The answer as the VPN service reads it: strict about every field. */
async function asked(question: object) {
  const version = (question as Record<string, "v1" | "v2" | "v3">)["schema-version"] ?? "v3";
  return verdictOf(await handler(question), version);
}
const sessionOf = async (question: { "connection-id": string }) =>
  (await read<Session>(stream("SESSION", question["connection-id"]))).state;

describe("open", () => {
  test.each(["v1", "v2", "v3"])(
    "%s: everything in order lets the borrower in, on record and with a seat",
    async version => {
      const question = knock(city, await city.borrower(), { "schema-version": version });
      expect(await asked(question)).toEqual({ allow: true, message: "", postures: ["link:wired:declared"] });
      const session = await sessionOf(question);
      expect(session).toMatchObject({
        status: "allowed",
        person: question.username,
        terminal: question["common-name"],
        system: "household",
        channel: "vpn",
        agency: city.agency,
        address: "198.51.100.7",
        refusals: [],
        closesAt: { reason: { "zh-TW": "借用到期" } },
        lease: { closesAt: { reason: { "zh-TW": "連線環境須重新回報" } } },
      });
      const [event] = await history(stream("SESSION", question["connection-id"]));
      expect(event?.event).toMatchObject({
        type: "SessionAllowed",
        versions: { "tainan-2021": 1 },
        held: expect.arrayContaining(["tainan-2021/3.5d"]),
        facts: { rules: "in-force", known: { stage: "out", medium: "wired", egress: "set-by-archives" } },
      });
    },
  );

  test("an IPv4 address in IPv6 dress is that IPv4 address", async () => {
    const question = knock(city, await city.borrower(), { "public-ip": "::ffff:198.51.100.7" });
    expect((await asked(question)).allow).toBe(true);
    expect((await sessionOf(question))?.address).toBe("198.51.100.7");
  });
});

describe("closed by one recorded fact", () => {
  const closed: readonly (readonly [
    string,
    readonly string[],
    (who: { person: string; propertyNo: string }) => Promise<void>,
  ])[] = [
    [
      "return declared",
      ["3.5a", "3.5b", "3.5c", "3.5d"],
      ({ propertyNo }) => city.terminals(propertyNo, { type: "ReturnDeclared" }),
    ],
    [
      "another terminal of the borrower held",
      ["3.5d"],
      ({ person }) => city.people(person, { type: "HoldBegun", propertyNo: "1-1", cause: "lost" }),
    ],
    ["Wi-Fi", ["3.4b"], ({ propertyNo }) => city.wired(propertyNo, { medium: "wifi" })],
    [
      "contract staff",
      ["3.2e"],
      ({ person }) =>
        city.people(person, { type: "PersonEnrolled", agency: city.agency, status: "contract" }),
    ],
  ];
  test.each(closed)("%s", async (_, clauses, fact) => {
    const who = await city.borrower();
    expect((await asked(knock(city, who))).allow).toBe(true);
    await fact(who);
    const answer = await asked(knock(city, who));
    expect(answer.allow).toBe(false);
    expect(answer.postures.slice(1)).toEqual(clauses.map(clause => `tainan-2021/${clause}`));
    expect(answer.message).toContain(`tainan-2021/${clauses[0]}`);
  });

  test.each<readonly [string, (who: { person: string; propertyNo: string }) => { kind: string; id: string }]>(
    [
      ["terminal", ({ propertyNo }) => ({ kind: "terminal", id: propertyNo })],
      ["person", ({ person }) => ({ kind: "person", id: person })],
      ["agency", () => ({ kind: "agency", id: "household-office" })],
      ["system", () => ({ kind: "system", id: "household" })],
      ["city", () => ({ kind: "city", id: "city" })],
    ],
  )("stopped by %s, and open again once lifted", async (_, scope) => {
    const who = await city.borrower();
    const stop = randomUUID();
    const about = { agency: "", system: "", person: "" };
    await city.stops({
      type: "ConnectionsStopped",
      stop,
      scope: scope(who) as never,
      because: "x",
      ...about,
    });
    expect((await asked(knock(city, who))).postures.slice(1)).toEqual(["nothing-stopped"]);
    await city.stops({ type: "StopLifted", stop, because: "x" });
    expect((await asked(knock(city, who))).allow).toBe(true);
  });
});

describe("bad questions", () => {
  test.each<readonly [string, object, string]>([
    ["an unknown endpoint", { "endpoint-id": "cvpn-endpoint-nowhere" }, "system-known"],
    ["an endpoint called like a property of every object", { "endpoint-id": "constructor" }, "system-known"],
    ["no endpoint", { "endpoint-id": undefined }, "system-known"],
    ["a certificate nobody has", { "common-name": "3140101-03-0000000" }, "terminal-known"],
    ["a certificate of another spelling", { "common-name": "機關\u202e電腦 \ud800" }, "terminal-known"],
    ["no user name", { username: "" }, "logged-in"],
    ["a user name with half a character", { username: "wang\ud800" }, "person-known"],
    ["a user name that ends a key", { username: "wang#x" }, "person-known"],
    ["an address that is none", { "public-ip": "somewhere" }, "address-listed"],
    ["an address off the list", { "public-ip": "203.0.113.99" }, "address-listed"],
    ["an IPv6 address off the list", { "public-ip": "2001:db8::7" }, "address-listed"],
    ["a number for an address", { "public-ip": 7 }, "address-listed"],
  ])("%s is refused, well-formed and on record", async (_, change, expected) => {
    const question = knock(city, await city.borrower(), change);
    const answer = await asked(question);
    expect(answer.allow).toBe(false);
    expect(answer.postures).toContain(expected);
    expect(await sessionOf(question)).toMatchObject({ status: "refused" });
  });

  test.each([
    ["nothing", undefined],
    ["null", null],
    ["a text", "let me in"],
    ["an empty object", {}],
    ["no connection id", { "endpoint-id": "x", "schema-version": "v2" }],
    ["an odd connection id", { "connection-id": "\u0000#\ud800", "schema-version": "v2" }],
    ["a schema nobody knows", { "connection-id": `cvpn-connection-${randomUUID()}`, "schema-version": "v9" }],
  ])("%s is refused as malformed", async (_, question) => {
    const answer = (await handler(question)) as Record<string, unknown>;
    expect([answer.allow, answer["posture-compliance-statuses"]]).toEqual([false, ["malformed-question"]]);
  });

  test("a user name with its domain is refused by a name of its own, and is on record", async () => {
    const who = await city.borrower();
    const question = knock(city, who, { username: `HOUSEHOLD\\${who.person}` });
    const answer = (await handler(question)) as Record<string, unknown>;
    expect([answer.allow, answer["posture-compliance-statuses"]]).toEqual([false, ["user-name-with-domain"]]);
    expect(await sessionOf(question)).toMatchObject({ status: "refused", person: "" });
  });

  test("a directory that minds no capitals and no width is heard", async () => {
    const who = await city.borrower();
    for (const username of [who.person.toUpperCase(), who.person.replaceAll("o", "ｏ")]) {
      const question = knock(city, who, { username });
      expect((await asked(question)).allow).toBe(true);
      expect(await sessionOf(question)).toMatchObject({ status: "allowed", person: who.person });
    }
  });

  test("a connection id that was used opens nothing, ends nothing, and is on record", async () => {
    const who = await city.borrower();
    const question = knock(city, who);
    expect((await asked(question)).allow).toBe(true);
    expect((await asked(question)).postures).toEqual(["connection-id-used"]);
    expect(await sessionOf(question)).toMatchObject({ status: "allowed", repeats: 1 });
  });

  test("a certificate that the terminal does not bear speaks for no terminal", async () => {
    const who = await city.borrower();
    const answer = await asked(knock(city, who, { "common-name": `${who.propertyNo}.elsewhere` }));
    expect(answer.postures).toContain("terminal-known");
  });

  test("a retired terminal's certificate opens nothing", async () => {
    const who = await city.borrower();
    await city.terminals(who.propertyNo, { type: "TerminalRetired", cause: "old" });
    expect((await asked(knock(city, who))).postures).toContain("terminal-known");
  });
});

const seats = async (system: SystemCode) => (await readNow([], { system, channel: "vpn" })).open;

test("two hundred ask at once for five seats: five are let in, and the others are told of the plan", async () => {
  const small = await cityInOrder({ system: "fire", accounts: 5 });
  const people: Awaited<ReturnType<City["borrower"]>>[] = [];
  for (let n = 0; n < 200; n++) people.push(await small.borrower());
  const answers = await Promise.all(people.map(who => asked(knock(small, who))));
  expect(answers.filter(({ allow }) => allow)).toHaveLength(5);
  expect(await seats("fire")).toBe(5);
  expect(answers.filter(({ allow, postures }) => !allow && !postures.includes("tainan-2021/3.4d"))).toEqual(
    [],
  );
});
