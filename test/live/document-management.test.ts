// The document-management system beside an exchange system, in the running gateway: its own plan, ways in, lists, sessions and stops, and
// of the letter its firewall rules alone.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newTerminalKey } from "../../infra/local/commands/posture-report.ts";
import { registration, sendOut } from "./custody-story.ts";
import type { MovedGateway } from "./moved-clock.ts";
import { HOME, openGate, type Trip } from "./open-gate.ts";

const ADMIN = "admin@household";
const SYSTEM = "household-dm";
const ELSEWHERE = "203.0.113.77/32";

let { gateway, gate, trip } = {} as Awaited<ReturnType<typeof openGate>>;
let endpoint = "";
beforeAll(async () => {
  ({ gateway, gate, trip } = await openGate());
  endpoint = gateway.endpoints.vpn.find(({ system }) => system === SYSTEM)?.endpoint ?? "";
  await gate.plug(trip, "wired");
});
afterAll(() => gateway.close());

const ask: MovedGateway["ask"] = (call, wish) => gateway.ask(call, wish);
const exchange = () => gate.connect(trip);
const documents = (of: Trip = trip) => gate.connect(of, { endpointId: endpoint });
const live = async (system: string) => {
  const { body } = await ask(`GET /v1/sessions?live=true&system=${system}`, { account: ADMIN });
  return body.rows.map((row: { terminal: string }) => row.terminal);
};
/** What refuses a session there now, by clause or the house's own name. */
const refusing = async (of: Trip = trip, system = SYSTEM) => {
  const { body } = await ask(
    `GET /v1/explanation?person=worker@household&terminal=${of.propertyNo}&system=${system}&channel=vpn&address=${HOME}`,
    { account: "worker@household" },
  );
  const rows = body.rows.filter(({ verdict }: { verdict: string }) => verdict === "refuses");
  return rows.map(({ clause, policy }: { clause?: string; policy: string }) => clause ?? policy);
};

async function enact(direction: string, change: object) {
  const list = `/v1/lists/${SYSTEM}/vpn/${direction}/changes`;
  const body = { reason: "居家辦公", document: "函", ...change };
  const made = await gate.done(`POST ${list}`, ADMIN, body, 201);
  await gate.done(`POST ${list}/${made.body.number}/approval`, "admin2@household");
  await gate.control("drain");
}
const added = (range: string) => ({ add: [{ range, owner: "戶政事務所" }] });

describe("made ready by the administrators of the exchange system's agency", () => {
  test("it is known from the start, named by its kind, and of the same agency", async () => {
    const { body } = await ask(`GET /v1/systems/${SYSTEM}`, { account: ADMIN });
    // tainan-2021/4e: both kinds are sensitive, and no setting changes that.
    expect(body).toMatchObject({
      ...{ kind: "document-management", beside: "household", sensitivity: "sensitive" },
      name: { "zh-TW": "戶政事務所體系公文管理系統" },
      managingAgency: "civil-affairs-bureau",
    });
    const other = await ask("GET /v1/systems/police-dm", { account: ADMIN });
    expect([other.status, other.body.code]).toEqual([403, "not-permitted"]);
  });

  test("what opens exchange opens nothing there", async () => {
    expect((await exchange()).allowed).toBe(true);
    expect((await documents()).allowed).toBe(false);
    expect(await refusing()).toContain("system-known");
  });

  test("planned and with a way in, it wants its own lists, and none of what the letter asks of exchange", async () => {
    const plan = { accounts: 2, seats: 0, bandwidthMbps: 50, planRef: "PLAN-110-2" };
    await gate.done(`PUT /v1/systems/${SYSTEM}/plan`, ADMIN, plan);
    await gate.done(`POST /v1/systems/${SYSTEM}/endpoints`, ADMIN, { endpoint, channel: "vpn" });
    expect(await refusing()).toEqual(["address-listed", "tainan-2021/4f"]);
    await enact("inbound", sharedHome());
    expect(await refusing()).toEqual(["tainan-2021/4f"]);
    await enact("outbound", added(ELSEWHERE));
    expect(await refusing()).toEqual([]);
  });

  test("its outbound list is a prefix list of its own in EC2", async () => {
    const all = await gate.ec2("history");
    const own = all.filter(
      ({ prefixListName }: { prefixListName: string }) =>
        prefixListName === `docgate-${SYSTEM}-vpn-outbound-v4`,
    );
    expect(own.at(-1)?.cidrs).toEqual([ELSEWHERE]);
  });

  test("it owes no IP report, and none is taken", async () => {
    const filed = await ask(`PUT /v1/reports/${SYSTEM}/draft`, { account: ADMIN, body: {} });
    expect([filed.status, filed.body.code]).toEqual([422, "invalid-input"]);
    const { body } = await ask("GET /v1/lists", { account: ADMIN });
    const kinds = body.rows.filter(({ system }: { system: string }) => system === SYSTEM);
    expect(kinds.map(({ direction }: { direction: string }) => direction).sort()).toEqual([
      "inbound",
      "inbound",
      "outbound",
      "outbound",
    ]);
  });
});

function sharedHome() {
  return { add: [{ range: `${HOME}/32`, owner: "戶政事務所", sharedReason: "同一人連線兩個系統" }] };
}

describe("connected", () => {
  test("the terminal lent for exchange serves it, one session at a time", async () => {
    expect((await documents()).allowed).toBe(true);
    await gate.control("drain");
    expect([await live("household"), await live(SYSTEM)]).toEqual([[], [trip.propertyNo]]);
  });

  test("Wi-Fi at home, which the letter forbids for exchange, is left to it; public Wi-Fi is not", async () => {
    await gate.plug(trip, "wifi", { publicWifi: false });
    expect(await refusing()).toEqual([]);
    expect((await exchange()).message).toContain("tainan-2021/3.4b");
    await gate.plug(trip, "wifi", { publicWifi: true });
    expect(await refusing()).toEqual(["documents-link-known"]);
    await gate.plug(trip, "wired");
  });

  test("a stop of the exchange system leaves it; its own closes it; one of the city closes both", async () => {
    expect((await documents()).allowed).toBe(true);
    const stopped = async (scope: object, account: string) => {
      const made = await gate.done("POST /v1/stops", account, { scope, reason: "疑似遭入侵" }, 201);
      await gate.control("drain");
      const [theirs, own] = [await refusing(), (await exchange()).allowed];
      await gate.done(`POST /v1/stops/${made.body.stop}/lifting`, "center2@city", { reason: "已查明" });
      await gate.control("drain");
      return [theirs.includes("nothing-stopped"), own];
    };
    expect(await stopped({ kind: "system", id: "household" }, "center@city")).toEqual([false, false]);
    expect((await documents()).allowed).toBe(true);
    expect(await stopped({ kind: "system", id: SYSTEM }, "center@city")).toEqual([true, true]);
    expect(await live(SYSTEM)).toEqual([]);
    expect(await stopped({ kind: "city", id: "city" }, "center@city")).toEqual([true, false]);
  });

  test("its firewall rule gone, the session there is closed by 4f, and exchange goes on", async () => {
    expect((await documents()).allowed).toBe(true);
    const gone = { ranges: [ELSEWHERE], because: "位址遭冒用" };
    await gate.done(`POST /v1/lists/${SYSTEM}/vpn/outbound/removals`, ADMIN, gone, 201);
    await gate.control("drain");
    expect([await live(SYSTEM), await refusing()]).toEqual([[], ["tainan-2021/4f"]]);
    expect((await exchange()).allowed).toBe(true);
    await enact("outbound", added(ELSEWHERE));
    expect(await refusing()).toEqual([]);
  });

  test("asked about the moment before it was made ready, it was closed then", async () => {
    const then = await ask(
      `GET /v1/explanation?person=worker@household&terminal=${trip.propertyNo}&system=${SYSTEM}&channel=vpn&address=${HOME}&at=2021-06-11T08:00:00%2B08:00`,
      { account: "worker@household" },
    );
    const clauses = then.body.rows.filter(({ verdict }: { verdict: string }) => verdict === "refuses");
    expect(clauses.map(({ clause }: { clause?: string }) => clause)).toContain("tainan-2021/4f");
  });
});

describe("an office computer of its own", () => {
  let laptop: Trip;
  beforeAll(async () => {
    const propertyNo = "3140101-03-0000456";
    const body = registration(propertyNo, { system: SYSTEM, role: "office", inServiceFrom: "2021-06-11" });
    await gate.done("POST /v1/terminals", "records@household", body, 201);
    await sendOut(gateway.ask, propertyNo);
    laptop = { key: newTerminalKey(), propertyNo };
    await gate.done(`POST /v1/terminals/${propertyNo}/posture-key`, "records@household", {
      key: laptop.key.enrolled,
    });
    await gate.plug(laptop, "wired");
  });

  test("is lent and serves document management, and never exchange", async () => {
    expect(await refusing(laptop)).toEqual([]);
    expect((await documents(laptop)).allowed).toBe(true);
    const { allowed, message } = await gate.connect(laptop);
    expect([allowed, message.includes("tainan-2021/3.2")]).toEqual([false, true]);
  });
});

describe("an own device", () => {
  let own: Trip;
  // One session a person and system: whatever is open from before is hung up.
  const hangUp = async () => {
    const { body } = await ask(`GET /v1/sessions?live=true&system=${SYSTEM}`, { account: ADMIN });
    for (const { session } of body.rows)
      await gate.done(`POST /v1/sessions/${session}/end`, ADMIN, { reason: "工作結束" });
    await gate.control("drain");
  };
  afterAll(() => gate.plug(trip, "wired"));
  const scan = "scan@household";
  const passed = { passed: true, report: "資安檢測第 12 號", until: "2021-06-11T12:00:00+08:00" };
  const about = (path: string) => `/v1/devices/${own.propertyNo}${path}`;
  beforeAll(async () => {
    const paper = { deviceKind: "laptop", brand: "範例牌", model: "型 14", serial: "SN-1" };
    const { body } = await gate.done(
      "POST /v1/people/worker@household/devices",
      "worker@household",
      paper,
      201,
    );
    own = { key: newTerminalKey(), propertyNo: body.device };
    const key = { key: own.key.enrolled };
    await gate.done(`POST /v1/terminals/${own.propertyNo}/posture-key`, "records@household", key);
    await hangUp();
    await gate.plug(own, "wired");
  });

  test("opens nothing before it is tested and approved, and another agency learns nothing of it", async () => {
    const all = ["device-approved", "documents-own-computer-tested", "terminal-of-this-system"];
    expect(await refusing(own)).toEqual(expect.arrayContaining(all));
    const decided = await ask(`POST ${about("/decision")}`, {
      account: "personnel@household",
      body: { approved: true, systems: [SYSTEM] },
    });
    expect([decided.status, decided.body.code]).toEqual([409, "device-untested"]);
    const foreign = await ask(`GET ${about("")}`, { account: "admin@police" });
    expect([foreign.status, foreign.body.code]).toEqual([403, "not-permitted"]);
  });

  test("tested until noon and approved, its owner works on it, and nobody else", async () => {
    await gate.done(`POST ${about("/tests")}`, scan, passed);
    await gate.done(`POST ${about("/decision")}`, "personnel@household", {
      approved: true,
      systems: [SYSTEM],
    });
    expect(await refusing(own)).toEqual([]);
    const opened = await documents(own);
    expect([opened.allowed, await live(SYSTEM)]).toEqual([true, [own.propertyNo]]);
    const other = await gate.connect(own, { endpointId: endpoint, username: "records@household" });
    expect(other.allowed).toBe(false);
    expect((await gate.connect(own)).allowed).toBe(false);
    expect(await refusing(own, "household")).toContain("tainan-2021/3.2b");
  });

  test("a session on it closes when its test ends at noon and the minutes to finish are over; nothing opens from then on", async () => {
    await gate.at("2021-06-11T11:59:30+08:00");
    await gate.plug(own, "wired");
    expect((await documents(own)).allowed).toBe(true);
    const { body } = await ask(`GET /v1/sessions?live=true&system=${SYSTEM}`, { account: ADMIN });
    expect(body.rows.map((row: { closesAt: object }) => row.closesAt)).toMatchObject([
      { at: "2021-06-11T04:00:00.000Z", reason: { en: "the security test of the own device lapses" } },
    ]);
    await gate.at("2021-06-11T12:00:00+08:00");
    expect(await refusing(own)).toEqual(["documents-own-computer-tested"]);
    const left: unknown[] = [];
    for (const minute of ["01", "04", "05"]) {
      await gate.at(`2021-06-11T12:${minute}:00+08:00`);
      await gate.control("timers");
      left.push([minute, (await live(SYSTEM)).length]);
    }
    expect(left).toEqual([
      ["01", 1],
      ["04", 1],
      ["05", 0],
    ]);
  });

  test("a test that is failed, or a withdrawal, closes it at once", async () => {
    const again = { ...passed, until: "2021-07-11T12:00:00+08:00" };
    await gate.done(`POST ${about("/tests")}`, scan, again);
    expect((await documents(own)).allowed).toBe(true);
    await gate.done(`POST ${about("/tests")}`, scan, { passed: false, report: "第 13 號" });
    await gate.control("drain");
    expect(await live(SYSTEM)).toEqual([]);
    await gate.done(`POST ${about("/tests")}`, scan, again);
    expect((await documents(own)).allowed).toBe(true);
    await gate.done(`POST ${about("/withdrawal")}`, "worker@household", { reason: "改用機關的電腦" });
    await gate.control("drain");
    expect([await live(SYSTEM), await refusing(own)]).toEqual([
      [],
      expect.arrayContaining(["terminal-known"]),
    ]);
  });
});

test("what the agency adopts for document management binds there, and not in exchange", async () => {
  const place = "/v1/agencies/household-office/adoptions";
  const terms = {
    profile: "ey-draft",
    version: 1,
    activity: "document-management",
    document: "函",
    from: "2021-06-11",
  };
  await gate.done(`POST ${place}`, "supervisor@household", terms);
  await gate.done(`POST ${place}/1/confirmation`, "personnel@household", {});
  expect((await refusing()).filter((clause: string) => clause.startsWith("ey-draft/"))).toContain(
    "ey-draft/4a",
  );
  expect((await exchange()).allowed).toBe(true);
  const { body } = await ask("GET /v1/agencies/household-office/binding?activity=document-management", {
    account: "supervisor@household",
  });
  expect(body.regulations).toMatchObject([
    { profile: "tainan-2021", basis: "by-itself" },
    { profile: "ey-draft" },
  ]);
  // Of the letter only what speaks of document management: no medium, no tool, no status of its own.
  const named = body.parameters.flatMap(({ from }: { from: { profile: string; source: string }[] }) => from);
  const cited = named.filter(({ profile }: { profile: string }) => profile === "tainan-2021");
  expect([...new Set(cited.map(({ source }: { source: string }) => source))]).toEqual(["ours"]);
});
