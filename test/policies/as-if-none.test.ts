// Whoever may not know a thing is answered as if there were none: every route, every role, every foreign id, against an id of
// the same shape that nobody has; what differs all the same stands in a table with its reason.
import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { ROUTES } from "../../functions/routes.ts";
import type { Caller } from "../../functions/shared/http/identity.ts";
import { type Route, routeKey } from "../../functions/shared/http/route.ts";
import { isSystem } from "../../functions/shared/rules/systems.ts";
import { ACCOUNTS } from "../../infra/local/login/accounts.ts";
import { withJournal } from "../shared/journal/table.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";
import {
  FOREIGN,
  foreignThings,
  nobodysNumber,
  OWN,
  type OwnThings,
  ownThings,
  recordedSession,
  registered,
  VDI,
} from "./as-if-none-city.ts";
import {
  asReader,
  type Kind,
  ownRequest,
  PACK_ROUTES,
  type Request,
  type Slot,
  slotsOf,
} from "./as-if-none-requests.ts";

// Who somebody is, the token says; here the header says it itself.
vi.mock("../../functions/shared/http/identity.ts", () => ({
  identify: async (header: string) => JSON.parse(header),
}));

withJournal();
withFrozenClock("2026-11-28T02:00:00.000Z");
let own: OwnThings;
let foreign: Awaited<ReturnType<typeof foreignThings>>;
beforeAll(async () => {
  own = await ownThings();
  foreign = await foreignThings();
});

const PACKS = "packs are numbered one after the other: that one exists is no secret, what is in it is";
const CLAIMED =
  "a number or an account stands for one thing in the whole city: whoever takes it anew must be refused";
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "registerTerminal body.propertyNo": CLAIMED,
  "enrolPerson params.person": CLAIMED,
  "liftStop params.stop": "nobody guesses the random id of a stop, and who may not lift one is told so",
  "askSession body.person": "a broker asks for whom it let in itself, and hands the answer on to them",
  ...Object.fromEntries(
    PACK_ROUTES.filter(({ name }) => name !== "forwardPack").map(({ name }) => [
      `${name} params.number`,
      PACKS,
    ]),
  ),
};

const foreignOf = (kind: Kind): readonly string[] =>
  ({
    terminal: foreign.terminals,
    person: foreign.people,
    agency: [FOREIGN],
    session: [foreign.session],
    stop: [foreign.stop],
    pack: ["1"],
    system: ["police"],
  })[kind];
/** Of a system, one that has neither list nor report nor plan: that there are nine is no secret. */
const nobodys = (kind: Kind): string =>
  (({ terminal: nobodysNumber(), pack: "999", system: "fire" }) as Partial<Record<Kind, string>>)[kind] ??
  `none-${randomUUID()}`;

const multi = { agency: OWN, systems: ["household"], mfa: true };
const READERS: readonly Caller[] = [
  ...ACCOUNTS.filter(({ account, roles, agency }) => {
    // The center and whoever audits may know everything; the police is whose it is.
    return (
      agency !== FOREIGN &&
      !account.startsWith("admin2") &&
      !roles.includes("center") &&
      !roles.includes("auditor")
    );
  }).map(({ account, agency, roles, systems }) => ({ person: account, agency, roles, systems, mfa: true })),
  { person: "both@household", roles: ["worker", "administrator", "supervisor", "records"], ...multi },
  { person: "broker", roles: ["broker"], ...multi, mfa: false },
  { person: "machine", roles: ["archives-system"], agency: "national-archives", systems: [], mfa: false },
  { person: "nobody", roles: [], agency: OWN, systems: [], mfa: true },
];

async function answered(route: Route, by: Caller, { params, query, body }: Request) {
  const { handler } = await import(/* @vite-ignore */ resolve(`functions/${route.entry}.lambda.ts`));
  const event = {
    routeKey: routeKey(route),
    rawPath: route.path,
    rawQueryString: "",
    headers: {
      authorization: JSON.stringify(by),
      "content-type": route.bytes?.mediaTypes[0] ?? "application/json",
    },
    ...{ pathParameters: params, queryStringParameters: query },
    requestContext: { requestId: "request", http: { sourceIp: "198.51.100.7", method: route.method } },
    body: typeof body === "string" ? body : JSON.stringify(body ?? {}),
    isBase64Encoded: false,
  };
  const { statusCode, body: text = "" } = await handler(event);
  return `${statusCode} ${text}`;
}

/** What must differ, and why. Each is looked at whether it still does. */
const routeOf = (name: string) => ROUTES.find(route => route.name === name) as Route;
const used = new Set<string>();

test("of the foreign and of what there is none, whoever may not know is told the same", async () => {
  const told: string[] = [];
  for (const route of ROUTES.filter(({ kind, path }) => kind !== "open" && path.startsWith("/v1/")))
    for (const slot of slotsOf(route, own))
      for (const by of READERS) told.push(...(await differences(route, slot, by)));
  expect(told).toEqual([]);
}, 600_000);

async function differences(route: Route, slot: Slot, by: Caller): Promise<string[]> {
  const place = `${route.name} ${slot.name}`;
  const found: string[] = [];
  const none = await heard(route, slot, by, nobodys(slot.kind));
  for (const id of foreignOf(slot.kind)) {
    const of = await heard(route, slot, by, id);
    // What was done to it or with it shows from then on: the next is asked about things nobody has touched.
    if (route.kind !== "read" && /^20/.test(of)) foreign = await foreignThings();
    if (of.includes('"invalid-input"')) found.push(`${place}: not even a request: ${of}`);
    if (of === none) continue;
    if (EXCEPTIONS[place]) used.add(place);
    else found.push(`${place} by ${by.person}:\n  ${of}\n  ${none}`);
  }
  return found;
}

/** The answer with the id that was asked about, and what is new each time, put out of sight. */
async function heard(route: Route, slot: Slot, by: Caller, id: string): Promise<string> {
  const base = asReader(route, ownRequest(route, own), by, { slot, own });
  const fresh =
    route.kind === "write" && slot.kind !== "terminal" && "propertyNo" in base.params
      ? { ...base, params: { ...base.params, propertyNo: await registered(OWN, "household") } }
      : base;
  const request = slot.put(fresh, id);
  const text = await answered(route, by, asReader(route, request, by, { slot, own }));
  return shown(text, id).replaceAll(fresh.params.propertyNo ?? "\0", "OWN");
}

function shown(text: string, id: string): string {
  return text
    .replaceAll(isSystem(id) ? `"${id}"` : id, "ID")
    .replaceAll(/ses-[\w-]{36}|stop-[\w-]{36}/g, "NEW")
    .replaceAll(/"hash":"\w+"|"version":\d+|"number":\d+|"basis":\d+|\d{4}-\d\d-\d\dT[\d:.]+Z/g, "NOW");
}

describe("what was asked with another agency's terminal, read again", () => {
  const ask = (terminal: string, by: Caller = worker()) =>
    answered(routeOf("askSession"), by, {
      ...{ params: {}, query: {} },
      body: { terminal, endpoint: VDI },
    });
  const worker = () => ({ person: own.person, roles: ["worker"], ...multi });
  const reads = async (terminal: string, by: Caller) => {
    // Whoever administers the system as well does not come to know by asking it themselves.
    const asker = by.roles.includes("worker") ? by : worker();
    const { session } = JSON.parse((await ask(terminal, asker)).slice(4));
    const about = { person: asker.person, terminal, system: "household", channel: "vpn" };
    const requests: readonly (readonly [string, Partial<Request>])[] = [
      ["readSession", { params: { session } }],
      ["endSession", { params: { session }, body: { reason: "r" } }],
      ["listSessions", { query: { person: asker.person, terminal } }],
      ["listSessions", { query: { person: asker.person, terminal, agency: FOREIGN } }],
      ["listSessions", { query: { terminal } }],
      ["explainGate", { query: about }],
      ["explainGate", { query: { ...about, at: new Date(Date.now() - 1).toISOString() } }],
    ];
    const empty = { params: {}, query: {}, body: {} };
    const texts = [];
    for (const [name, request] of requests)
      texts.push(`${name} ${await answered(routeOf(name), by, { ...empty, ...request })}`);
    return texts.map(text => shown(onlyOf(session, text), terminal).replaceAll(session, "NEW"));
  };

  /** Of a list, the row of this one. */
  function onlyOf(session: string, text: string): string {
    const [name, status, body = ""] = /^(\w+) (\d+) (.*)$/s.exec(text)?.slice(1) ?? [];
    if (name !== "listSessions" || status !== "200") return text;
    const { rows } = JSON.parse(body) as { rows: { session: string }[] };
    return JSON.stringify(rows.filter(row => row.session === session));
  }

  // A system's administrators see what was asked of it.
  const readers = READERS.filter(({ person }) => !person.startsWith("admin"));

  test("says the same as with one that there is none of, to the asker, to their agency and to everybody else", async () => {
    for (const by of [worker(), ...readers])
      for (const terminal of foreign.terminals)
        expect([by.person, await reads(terminal, by)]).toEqual([by.person, await reads(nobodysNumber(), by)]);
  });

  test("says the truth to the terminal's own agency, the center and the auditor, by all its reasons", async () => {
    const [terminal = ""] = foreign.terminals;
    const session = JSON.parse((await ask(terminal)).slice(4)).session;
    const all = { systems: [], mfa: true };
    for (const by of [
      { person: "records@police", agency: FOREIGN, roles: ["records"], ...all },
      { person: "center@city", agency: "city-hall", roles: ["center"], ...all },
      { person: "auditor@city", agency: "city-hall", roles: ["auditor"], ...all },
      { ...multi, person: "admin@household", agency: "civil-affairs-bureau", roles: ["administrator"] },
    ]) {
      const request = { params: { session }, query: {}, body: {} };
      const { agency, decision } = JSON.parse((await answered(routeOf("readSession"), by, request)).slice(4));
      expect([by.person, agency, decision.facts.known.stage]).toEqual([by.person, FOREIGN, "out"]);
    }
  });
});

describe("an explanation to a system's administrator", () => {
  const by = {
    ...multi,
    person: "admin@household",
    agency: "civil-affairs-bureau",
    roles: ["administrator"],
  };
  const status = async (query: Record<string, string>) => {
    const about = { person: own.person, terminal: own.propertyNo, system: "household", channel: "vpn" };
    const request = { params: {}, body: {}, query: { ...about, ...query } };
    return (await answered(routeOf("explainGate"), by, request)).slice(0, 3);
  };

  test("is of what somebody asked of that system on that day, and opens nobody's file besides", async () => {
    const person = `c-${randomUUID()}`;
    expect(await status({ person })).toBe("403");
    await recordedSession({ person, terminal: own.propertyNo, agency: OWN, system: "household" });
    expect(await status({ person })).toBe("200");
    expect(await status({ person, terminal: nobodysNumber() })).toBe("403");
    expect(await status({ person, system: "police" })).toBe("403");
    for (const days of [-2, 2]) {
      const at = new Date(Date.now() + days * 86_400_000).toISOString();
      expect([days, await status({ person, at })]).toEqual([days, "403"]);
    }
  });
});

test("every exception is one", () => {
  expect(Object.keys(EXCEPTIONS).filter(place => !used.has(place))).toEqual([]);
});
