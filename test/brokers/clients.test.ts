// The companion's law: who is let in, who is cut and when, and that what the gate counts is always given back.
import { beforeEach, describe, expect, test } from "vitest";
import type { Act, Asking } from "../../infra/brokers/openvpn/acts.ts";
import { Clients } from "../../infra/brokers/openvpn/clients.ts";
import type { Notice } from "../../infra/brokers/openvpn/management.ts";

const CN = "3140101-03-0000001";
const env = { common_name: CN, username: "worker@household", password: "p", untrusted_ip: "198.51.100.7" };
const SILENCE = 8_000;

let clients: Clients;
beforeEach(() => {
  clients = new Clients({ run: "openvpn-household.x", began: 0, silenceMs: SILENCE });
});

const knocks = (client = 0, more = {}): Notice => ({
  kind: "connect",
  client,
  key: 1,
  env: { ...env, ...more },
});
const reauth = (more = {}): Notice => ({ kind: "reauth", client: 0, key: 2, env: { ...env, ...more } });
const seen = (address = "198.51.100.7", client = 0): Notice => ({
  kind: "status",
  rows: [{ client, certificate: CN, address, source: `${address}:4000` }],
});
const nobody: Notice = { kind: "status", rows: [] };
const askedIn = (acts: readonly Act[]) =>
  acts.flatMap(act => (act.do === "ask" ? [act.asking] : []))[0] as Asking;
/** What is done, without what is only said. */
const done = (acts: readonly Act[]) =>
  acts.flatMap(({ do: what, ...act }) =>
    what === "say" ? [] : [[what, ...Object.values(act)].slice(0, 3).join(" ")],
  );
/** Who would be cut if all stopped; nobody is there afterwards. */
const openNow = () => clients.stopped().flatMap(act => (act.do === "restart" ? [act.client] : []));
const told = (acts: readonly Act[]) => acts.flatMap(act => (act.do === "deny" ? [act.told] : []))[0];
const opened = (leaseUntil?: string) => {
  const asking = askedIn(clients.heard(knocks(), 0));
  clients.answered(asking, { allowed: true, session: "s1", leaseUntil }, 100);
  clients.heard(seen(), 200);
  return asking;
};

describe("a client that knocks", () => {
  test("is asked for with all that OpenVPN knows of it, and let in on yes", () => {
    const asking = askedIn(clients.heard(knocks(), 5));
    expect(asking).toMatchObject({
      certificate: CN,
      person: "worker@household",
      address: "198.51.100.7",
      password: "p",
    });
    expect(asking.connection).toBe("openvpn-household.x.0.5.1");
    expect(done(clients.answered(asking, { allowed: true, session: "s1" }, 9))).toEqual(["allow 0 1"]);
    expect(openNow()).toEqual([0]);
  });

  test("is told why not on no", () => {
    const acts = clients.answered(askedIn(clients.heard(knocks(), 0)), { allowed: false, told: "3.2c" }, 9);
    expect([done(acts), told(acts), openNow()]).toEqual([["deny 0 1"], "3.2c", []]);
  });

  test("with a wrong password is denied, and the gate is not asked for it", () => {
    expect(told(clients.wrongLogin(askedIn(clients.heard(knocks(), 0))))).toMatch(/密碼/);
  });

  test("and hangs up before the answer leaves no session behind", () => {
    const asking = askedIn(clients.heard(knocks(), 0));
    clients.heard({ kind: "disconnect", client: 0 }, 5);
    expect(done(clients.answered(asking, { allowed: true, session: "s1" }, 9))[0]).toMatch(/^end s1/);
  });

  test("under a number that somebody else had meanwhile is not let in by the other's answer", () => {
    const first = askedIn(clients.heard(knocks(), 0));
    clients.heard({ kind: "disconnect", client: 0 }, 5);
    clients.heard(knocks(0, { common_name: "other" }), 6);
    expect(done(clients.answered(first, { allowed: true, session: "s1" }, 9))[0]).toMatch(/^end s1/);
    expect(openNow()).toEqual([]);
  });

  test("again before the first answer is denied", () => {
    clients.heard(knocks(), 0);
    expect(done(clients.heard(knocks(), 1))).toEqual(["deny 0 1"]);
  });

  test("with the certificate of one that is not up yet comes instead of it, as OpenVPN keeps only one of them", () => {
    const from = { untrusted_port: "4000" };
    const older = askedIn(clients.heard(knocks(0, from), 0));
    expect(done(clients.heard(knocks(1), 5))).toEqual([
      "drop 198.51.100.7:4000",
      expect.stringMatching(/^ask/),
    ]);
    expect(done(clients.answered(older, { allowed: true, session: "s1" }, 9))).toEqual(["allow 0 1"]);
    clients.heard({ kind: "established", client: 0 }, 10);
    expect(done(clients.heard(knocks(2), 11))).toEqual([expect.stringMatching(/^ask/)]);
    expect(done(clients.heard(knocks(3, { common_name: "other" }), 12))).toEqual([
      expect.stringMatching(/^ask/),
    ]);
  });

  test("by IPv6 that carries IPv4 comes from the IPv4", () => {
    const { untrusted_ip: _, ...rest } = env;
    const notice = {
      kind: "connect",
      client: 0,
      key: 1,
      env: { ...rest, untrusted_ip6: "::ffff:198.51.100.7" },
    } as const;
    expect(askedIn(clients.heard(notice, 0)).address).toBe("198.51.100.7");
  });
});

describe("new keys", () => {
  test("are for who is there and nobody else", () => {
    opened();
    expect(done(clients.heard(reauth(), 300))).toEqual(["allow 0 2"]);
    for (const other of [{ username: "other" }, { common_name: "other" }]) {
      opened();
      expect(done(clients.heard(reauth(other), 300))).toEqual([
        "deny 0 2",
        "restart 0",
        expect.stringMatching(/^end s1/),
      ]);
    }
  });

  test("are for nobody whom this companion did not let in", () => {
    expect(done(clients.heard(reauth(), 0))).toEqual(["deny 0 2"]);
  });
});

describe("a client that moves", () => {
  test("is asked about once, under a name of its own, and goes on where it may", () => {
    const first = opened();
    const asking = askedIn(clients.heard(seen("198.51.100.9"), 300));
    expect(asking).toMatchObject({ address: "198.51.100.9", person: "worker@household" });
    expect([asking.key, asking.password]).toEqual([undefined, ""]);
    expect(asking.connection).not.toBe(first.connection);
    expect(clients.heard(seen("198.51.100.9"), 400)).toEqual([]);
    const answered = clients.answered(asking, { allowed: true, session: "s2" }, 500);
    expect(done(answered)).toEqual(["closed s1 taken-over"]);
    expect(clients.heard(seen("198.51.100.9"), 600)).toEqual([]);
    // It is the new session that ends when it leaves.
    expect(done(clients.heard({ kind: "disconnect", client: 0 }, 700))[0]).toMatch(/^end s2/);
  });

  test("is cut where it may not, and its session ends", () => {
    opened();
    const asking = askedIn(clients.heard(seen("198.51.100.8"), 300));
    const acts = clients.answered(asking, { allowed: false, told: "4a" }, 500);
    expect(done(acts)).toEqual(["restart 0", expect.stringMatching(/^end s1 /)]);
  });

  test("twice is asked about twice", () => {
    opened();
    const asking = askedIn(clients.heard(seen("198.51.100.9"), 300));
    clients.answered(asking, { allowed: true, session: "s2" }, 400);
    expect(askedIn(clients.heard(seen("198.51.100.7"), 500)).address).toBe("198.51.100.7");
  });
});

describe("a session that the gate has ended", () => {
  const row = { session: "s1", askedAt: new Date(0).toISOString() };

  test("is looked at by itself, and cut if it is so", () => {
    opened();
    expect(done(clients.live([row], 300))).toEqual([]);
    expect(done(clients.live([], 400))).toEqual(["look s1"]);
    expect(done(clients.looked("s1", { isOpen: true, cause: "" }, 450))).toEqual([]);
    expect(done(clients.looked("s1", { isOpen: false, cause: "3.5a" }, 500))).toEqual(["restart 0"]);
    expect(openNow()).toEqual([]);
  });

  test("is dropped without a word when the client goes on all the same", () => {
    opened();
    clients.looked("s1", { isOpen: false, cause: "3.5a" }, 500);
    expect(done(clients.heard(seen(), 1_000))).toEqual([]);
    expect(done(clients.heard(seen(), 1_600))).toEqual([`drop ${CN}`]);
    // Once it is back under another number, by its address alone.
    clients.heard(knocks(1), 1_700);
    expect(done(clients.heard(seen(), 1_800))).toEqual(["drop 198.51.100.7:4000"]);
  });

  test("is not looked at while the answer to its own question was under way", () => {
    const asking = askedIn(clients.heard(knocks(), 500));
    clients.answered(asking, { allowed: true, session: "s1" }, 600);
    expect(clients.live([], 400)).toEqual([]);
  });
});

describe("what ended is said to be closed", () => {
  test("once OpenVPN says that the client is gone, and not when it was only told to go", () => {
    opened();
    expect(done(clients.looked("s1", { isOpen: false, cause: "3.5a" }, 500))).toEqual(["restart 0"]);
    expect(done(clients.unclosed(["s1"]))).toEqual([]);
    expect(done(clients.heard({ kind: "disconnect", client: 0 }, 600))).toEqual(["closed s1 disconnected"]);
  });

  test("also of one that was cut here, after its end", () => {
    opened();
    expect(done(clients.tick(100 + SILENCE))[1]).toMatch(/^end s1/);
    expect(done(clients.heard({ kind: "disconnect", client: 0 }, 9_000))).toEqual(["closed s1 disconnected"]);
  });

  test("and of one that never came up, as never opened", () => {
    const asking = askedIn(clients.heard(knocks(), 0));
    clients.heard({ kind: "disconnect", client: 0 }, 5);
    expect(done(clients.answered(asking, { allowed: true, session: "s1" }, 9))[1]).toBe(
      "closed s1 never-opened",
    );
  });

  test("of an earlier run, once it is seen that nobody is there whom this one did not let in", () => {
    expect(clients.unclosed(["s9"])).toEqual([]);
    clients.heard(seen("198.51.100.7", 7), 0);
    expect(clients.unclosed(["s9"])).toEqual([]);
    clients.heard(nobody, 1_000);
    expect(done(clients.unclosed(["s9"]))).toEqual(["closed s9 already-gone"]);
    // Whose answer is under way may be the one that ended.
    clients.heard(knocks(), 2_000);
    expect(clients.unclosed(["s9"])).toEqual([]);
  });
});

describe("nobody says that it is still open", () => {
  test("for as long as it may go on without, and it is cut and given back", () => {
    opened();
    clients.live([{ session: "s1", askedAt: new Date(0).toISOString() }], 1_000);
    expect(clients.tick(1_000 + SILENCE - 1)).toEqual([]);
    expect(done(clients.tick(1_000 + SILENCE))).toEqual(["restart 0", expect.stringMatching(/^end s1/)]);
    expect(clients.tick(2_000 + SILENCE)).toEqual([]);
  });

  test("or the gate itself for less, by its lease", () => {
    opened(new Date(3_000).toISOString());
    expect(clients.tick(2_999)).toEqual([]);
    clients.live([{ session: "s1", askedAt: "", leaseUntil: new Date(6_000).toISOString() }], 2_999);
    expect(clients.tick(5_999)).toEqual([]);
    expect(done(clients.tick(6_000))[0]).toBe("restart 0");
  });
});

describe("what is there and what is on record", () => {
  test("a client that left without a word is given back after it was missed three times", () => {
    opened();
    expect([1, 2, 3].map(at => done(clients.heard(nobody, 300 * at)).length)).toEqual([0, 0, 2]);
  });

  test("a client from before this companion is cut, one that still shakes hands is not", () => {
    expect(done(clients.heard(seen("198.51.100.7", 7), 0))).toEqual(["restart 7"]);
    const shaking = { client: 8, certificate: "UNDEF", address: "198.51.100.9", source: "" };
    expect(clients.heard({ kind: "status", rows: [shaking] }, 0)).toEqual([]);
  });

  test("one that was denied is left to hear why", () => {
    clients.answered(askedIn(clients.heard(knocks(), 0)), { allowed: false, told: "no" }, 9);
    expect(clients.heard(seen(), 2_000)).toEqual([]);
  });

  test("a session on record that has no client ends, once it has had time to appear", () => {
    const row = { session: "s9", askedAt: new Date(0).toISOString() };
    expect(clients.live([row], 20_000)).toEqual([]);
    expect(done(clients.live([row], 31_000))[0]).toMatch(/^end s9/);
  });

  test("one of an earlier run ends as soon as it is seen that nobody is left of it", () => {
    clients = new Clients({ run: "x", began: 60_000, silenceMs: SILENCE });
    const rows = [{ session: "s9", askedAt: new Date(50_000).toISOString() }];
    expect(clients.live(rows, 61_000)).toEqual([]);
    clients.heard(nobody, 61_100);
    expect(done(clients.live(rows, 61_200))).toEqual([
      expect.stringMatching(/^end s9/),
      "closed s9 already-gone",
    ]);
    expect(clients.live([{ session: "s8", askedAt: new Date(59_000).toISOString() }], 61_300)).toEqual([]);
  });

  test("all of it ends when OpenVPN or the companion stops", () => {
    opened();
    expect(done(clients.stopped())).toEqual([
      ...["restart 0", expect.stringMatching(/^end s1/), "closed s1 disconnected"],
    ]);
    expect(openNow()).toEqual([]);
  });
});

test("one that OpenVPN shows after it said that it was gone is cut, and the gate is told that it was not closed", () => {
  opened();
  expect(done(clients.heard({ kind: "disconnect", client: 0 } as Notice, 300))).toContain(
    "closed s1 disconnected",
  );
  expect(done(clients.heard(seen(), 400))).toEqual(["restart 0", "alive s1"]);
  expect(done(clients.heard(seen(), 500))).toEqual(["restart 0"]);
  expect(done(clients.heard(seen("198.51.100.9", 7), 600))).toEqual(["restart 7"]);
});
