// Which ends a broker has to confirm, who may say that a desktop is closed and when, and what the system keeps of it.
import { describe, expect, test } from "vitest";
import * as decisions from "../../functions/brokers/decisions.ts";
import { closeDueAt, isUnclosed, type Session, sessionLaw } from "../../functions/sessions/session.ts";
import { Problem } from "../../functions/shared/http/problem.ts";
import { mayReach, webhookAddress } from "../../functions/shared/webhook/address.ts";
import { type Brokers, brokersAfter, unclosedAfter } from "../../functions/systems/broker.ts";
import type { SystemState } from "../../functions/systems/system.ts";

const session: Session = {
  ...{ person: "wang", terminal: "pc-1", system: "land", channel: "vdi", agency: "a", endpoint: "e" },
  ...{ connection: "c", address: "", question: { factors: 2 }, refusals: [] },
  ...{ status: "ended", askedAt: "2026-11-25T01:00:00.000Z" },
  ended: {
    ...{ at: "2026-11-25T02:00:00.000Z", why: "fact", by: "docgate" },
    cause: { "zh-TW": "歸還", en: "returned" },
  },
  broker: { account: "broker-a", seconds: 10 },
};
const CLOSED_AT = "2026-11-25T02:00:03.000Z";
const AT = "2026-11-25T02:00:04.000Z";

function code(decide: () => unknown): string {
  try {
    decide();
  } catch (error) {
    if (error instanceof Problem) return error.kind.code;
    throw error;
  }
  return "done";
}

const CLOSED = { at: CLOSED_AT, how: "logged-off", by: "broker-a" } as const;
const alive = (seenAt: string, of: Partial<Session> = { closed: CLOSED }, by = "broker-a") => {
  const decide = () =>
    decisions.seenAlive({ ...session, ...of }, { seenAt, sign: "activity" }, { by, at: AT });
  const said = code(decide);
  return said === "done" ? (decide()?.type ?? "no news") : said;
};

test.each<readonly [string, string, string]>([
  ["after it was said to be closed", "SeenAfterClosing", alive("2026-11-25T02:00:03.500Z")],
  ["before that", "no news", alive("2026-11-25T02:00:03.000Z")],
  ["while nobody said so", "no news", alive(AT, { closed: undefined as never })],
  ["while it is open", "no news", alive(AT, { status: "allowed" })],
  ["by another broker", "seen-by-its-own-broker", alive(AT, { closed: CLOSED }, "broker-b")],
  ["before it was let in", "seen-when", alive("2026-11-25T00:59:59.000Z")],
  ["in the future", "seen-when", alive("2026-11-25T02:01:00.000Z")],
  ["where nobody was told of its end", "closed-on-record-only", alive(AT, { broker: undefined as never })],
])("a desktop that is seen %s: %s", (_, expected, found) => expect(found).toBe(expected));

test("what did not hold is closed no more, and says what was said; confirmed anew, it is closed", () => {
  const by = { person: "broker-a", agency: "a", roles: [] };
  const recorded = (event: object) => ({ event, by, recordedAt: AT, at: AT }) as never;
  const seen = sessionLaw.evolve(
    { ...session, closed: CLOSED },
    recorded({ type: "SeenAfterClosing", seenAt: AT, sign: "heartbeat" }),
  );
  expect(isUnclosed(seen)).toBe(true);
  expect(seen.seenAfter).toEqual({ at: AT, sign: "heartbeat", closedAt: CLOSED_AT, by: "broker-a" });
  const anew = recorded({ type: "CloseConfirmed", closedAt: AT, how: "disconnected" });
  expect(isUnclosed(sessionLaw.evolve(seen, anew))).toBe(false);
});

const confirming = (of: Partial<Session>, more: Partial<decisions.Closing> = {}, by = "broker-a") =>
  code(() =>
    decisions.closeConfirmed(
      { ...session, ...of },
      { closedAt: CLOSED_AT, how: "logged-off", ...more },
      { by, at: AT },
    ),
  );

describe("a desktop that is said to be closed", () => {
  const { broker: _, ...onRecordOnly } = session;
  test.each<readonly [string, string, string]>([
    ["by its own broker", "done", confirming({})],
    ["by the broker of another endpoint", "closed-by-its-own-broker", confirming({}, {}, "broker-b")],
    ["before its session ended", "session-not-ended", confirming({ status: "allowed" })],
    ["twice", "closed-already", confirming({ closed: { at: AT, how: "logged-off", by: "broker-a" } })],
    ["before it was let in", "closed-when", confirming({}, { closedAt: "2026-11-25T00:59:59.000Z" })],
    ["in the future", "closed-when", confirming({}, { closedAt: "2026-11-25T02:01:00.000Z" })],
    ["a little ahead of our clock", "done", confirming({}, { closedAt: "2026-11-25T02:00:08.000Z" })],
    ["by hand, by an administrator", "done", confirming({}, { how: "by-hand", reason: "r" }, "admin")],
    ["by hand, by whose it was", "closed-by-another", confirming({}, { how: "by-hand" }, "WANG")],
    [
      "where nobody was told of its end",
      "closed-on-record-only",
      code(() =>
        decisions.closeConfirmed(onRecordOnly, { closedAt: AT, how: "logged-off" }, { by: "x", at: AT }),
      ),
    ],
  ])("%s", (_, expected, said) => expect(said).toBe(expected));

  test("has to be within its time, and is on the board of those that are not until it is", () => {
    expect([isUnclosed(session), closeDueAt(session)]).toEqual([true, "2026-11-25T02:00:10.000Z"]);
    expect(sessionLaw.boards?.(session, "SESSION#s").board1).toEqual([
      "UNCLOSED",
      "2026-11-25T02:00:10.000Z#SESSION#s",
    ]);
    const closed = { ...session, closed: { at: AT, how: "logged-off", by: "broker-a" } } as const;
    expect(sessionLaw.boards?.(closed, "SESSION#s").board1).toBeUndefined();
  });

  test("one from before anybody was told is never on it", () => {
    expect([isUnclosed(onRecordOnly), closeDueAt(onRecordOnly)]).toEqual([false, "9999"]);
    expect(sessionLaw.boards?.(onRecordOnly, "SESSION#s").board1).toBeUndefined();
  });
});

describe("a subscription", () => {
  const CLIENT_VPN = "cvpn-endpoint-0123456789abcdef0";
  const state: SystemState = {
    endpoints: {
      vdi: { channel: "vdi" },
      "openvpn-1": { channel: "vpn", server: "own-server" },
      [CLIENT_VPN]: { channel: "vpn" },
    },
  };
  const wish = { account: "broker-a", url: "https://vdi.example.gov.tw/hook", seconds: 10 };
  const outbound = { loopback: false, documentation: "refused" } as const;
  const propose = (endpoint: string, more: Partial<Record<keyof typeof wish, unknown>> = {}) =>
    code(() => decisions.brokerProposed(state, endpoint, { ...wish, ...more } as typeof wish, outbound));

  test.each([
    ["vdi", {}, "done"],
    ["openvpn-1", {}, "done"],
    ["openvpn-1", { url: undefined }, "done"],
    [CLIENT_VPN, {}, "broker-endpoint-unknown"],
    ["openvpn-2", {}, "broker-endpoint-unknown"],
    ["constructor", {}, "broker-endpoint-unknown"],
    ["vdi", { url: "http://vdi.example.gov.tw/hook" }, "broker-address-refused"],
  ])("for %s with %j: %s", (endpoint, more, expected) => expect(propose(endpoint, more)).toBe(expected));

  test("is in force when somebody else confirmed it, and a new one leaves the old one in force till then", () => {
    const by = (person: string) => ({ at: AT, by: person });
    let brokers: Brokers = brokersAfter(
      undefined,
      { type: "BrokerProposed", endpoint: "vdi", ...wish },
      by("a"),
    );
    const confirm = (person: string) =>
      code(() => decisions.brokerConfirmed({ ...state, brokers }, "vdi", person));
    expect([confirm("A"), confirm("b")]).toEqual(["broker-confirmed-by-another", "done"]);
    brokers = brokersAfter(brokers, { type: "BrokerConfirmed", endpoint: "vdi" }, by("b"));
    expect(confirm("b")).toBe("broker-not-proposed");
    brokers = brokersAfter(
      brokers,
      { type: "BrokerProposed", endpoint: "vdi", ...wish, seconds: 60 },
      by("a"),
    );
    expect([brokers.vdi?.inForce?.seconds, brokers.vdi?.proposed?.seconds]).toEqual([10, 60]);
    expect(brokersAfter(brokers, { type: "BrokerRemoved", endpoint: "vdi", reason: "r" }, by("a"))).toEqual(
      {},
    );
  });

  test("ends that nobody confirmed are kept by session until they are settled", () => {
    const first = unclosedAfter(undefined, {
      ...{ type: "EndUnconfirmed", session: "s", endpoint: "vdi", due: AT },
    });
    expect(unclosedAfter(first, { type: "EndSettled", session: "other" })).toEqual(first);
    expect(unclosedAfter(first, { type: "EndSettled", session: "s" })).toEqual({});
  });
});

describe("where a broker may be told", () => {
  const cloud = { loopback: false, documentation: "refused" } as const;
  test.each([
    "http://vdi.example.gov.tw/",
    "https://10.1.2.3/",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://169.254.169.254/latest",
    "https://[::1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://[fd00::1]/",
    "https://localhost/",
    "https://api.internal/",
    "https://printer.local/",
    "https://intranet/",
    "https://user:pass@vdi.example.gov.tw/",
    "https://vdi.example.gov.tw/#x",
    "ftp://vdi.example.gov.tw/",
    "file:///etc/passwd",
    "nonsense",
  ])("%s: never from the cloud", url => expect(webhookAddress(url, cloud)).toBeUndefined());

  test.each(["https://vdi.example.gov.tw/hook", "https://vdi.example.gov.tw:8443/", "https://8.8.8.8/"])(
    "%s: it may",
    url => expect(webhookAddress(url, cloud)?.href).toBe(url),
  );

  test("this machine's own only where all of it is on one machine", () => {
    const here = { loopback: true, documentation: "allowed" } as const;
    expect(webhookAddress("http://127.0.0.1:9/", here)?.port).toBe("9");
    expect(webhookAddress("http://10.0.0.1/", here)).toBeUndefined();
    expect([mayReach("127.0.0.1", here), mayReach("127.0.0.1", cloud)]).toEqual([true, false]);
    expect([
      mayReach("10.0.0.1", here),
      mayReach("::ffff:10.0.0.1", cloud),
      mayReach("8.8.8.8", cloud),
    ]).toEqual([false, false, true]);
  });
});
