// What the pages say of a desktop or a tunnel: closed only where somebody said so, and otherwise that nobody knows, or that it is not.
import { expect, test } from "vitest";
import { sessionPage } from "../../functions/console/sessions/session.ts";
import { systemPage } from "../../functions/console/systems/system.ts";
import { readerOf } from "./reader.ts";

const AT = "2021-06-11T01:00:00.000Z";
const system = {
  ...{
    system: "household",
    name: { "zh-TW": "戶役政", en: "Household" },
    managingAgency: "a",
    kind: "exchange" as const,
  },
  ...{ sensitivity: "sensitive", drift: "repair", families: [4] },
  endpoints: [{ endpoint: "vdi-1", channel: "vdi" }],
};
const agreed = { account: "broker-1", url: "https://vdi.example.gov.tw/", seconds: 10, at: AT, by: "a" };
const page = (rows: readonly object[], acts: readonly object[] = []) =>
  String(systemPage(readerOf() as never, system as never, undefined as never, { rows, acts } as never).main);
const one = { endpoint: "vdi-1", deliveries: [], unclosed: [] };

test("an endpoint that nobody is told of ends on record only, and is said to", () => {
  expect(page([])).toContain("是否真的關閉不得而知");
  expect(page([{ ...one, proposed: agreed }])).toContain("是否真的關閉不得而知");
});

test("a broker is told: who, where, in what time, and what it was told last", () => {
  const delivery = { at: AT, id: "s.2", type: "session.ended", outcome: "too-slow", ms: 3_001 };
  const text = page([{ ...one, inForce: agreed, deliveries: [delivery] }]);
  for (const said of ["代理受通知", "broker-1", "10 秒內確認", "session.ended", "逾時未回應"])
    expect(text).toContain(said);
  expect(text).not.toContain("不得而知");
});

test("what was not confirmed in time is shown as not closed, with what follows from it", () => {
  const text = page([{ ...one, inForce: agreed, unclosed: [{ session: "ses-1", due: AT }] }]);
  for (const said of ["未關閉", "/console/sessions/ses-1", "暫不開放新的連線"]) expect(text).toContain(said);
  // Whoever closed it says so right there; to nobody else is it offered.
  expect(text).not.toContain("/console/acts/closeByHand");
  const byAdmin = systemPage(
    readerOf({ roles: ["administrator"], here: "/console/systems/household" }) as never,
    ...([
      system,
      undefined,
      { rows: [{ ...one, inForce: agreed, unclosed: [{ session: "ses-1", due: AT }] }], acts: [] },
    ] as never as [never, never, never]),
  );
  expect(String(byAdmin.main)).toContain("/console/acts/closeByHand?session=ses-1&amp;next=");
});

test.each<readonly [string, object, string]>([
  ["one that nobody was told of", {}, "只在紀錄上結束"],
  ["one that is not confirmed", { broker: { account: "broker-1", seconds: 10 } }, "尚未確認關閉"],
  [
    "one that is",
    {
      broker: { account: "broker-1", seconds: 10 },
      closed: { at: AT, how: "by-hand", by: "admin", reason: "主機故障" },
    },
    "已關閉",
  ],
])("the session page of %s", (_, more, said) => {
  const session = {
    ...{ session: "ses-1", status: "ended", person: "p", terminal: "t", system: "household" },
    ...{ channel: "vdi", address: "", endpoint: "vdi-1", askedAt: AT, refusals: [] },
    ended: { at: AT, why: "fact", cause: { "zh-TW": "歸還", en: "returned" }, by: "docgate" },
    ...more,
  };
  const text = String(sessionPage(readerOf() as never, session as never).main);
  expect(text).toContain(said);
  expect(text).not.toContain("雲端確認");
});

test("a VPN server of the city's own has a broker as a desktop has; Client VPN has none", () => {
  const endpoints = [
    { endpoint: "openvpn-1", channel: "vpn", server: "own-server" },
    { endpoint: "cvpn-endpoint-0123456789abcdef0", channel: "vpn" },
  ];
  const { url: _, ...silent } = agreed;
  const rows = [{ ...one, endpoint: "openvpn-1", inForce: silent }];
  const text = String(
    systemPage(
      readerOf() as never,
      { ...system, endpoints } as never,
      undefined as never,
      {
        ...{ rows, acts: [] },
      } as never,
    ).main,
  );
  expect(text).toContain('<code>openvpn-1</code> <span class="pill is-open">');
  expect(text).toContain("自行追蹤異動清單");
  expect(text).not.toContain("<h3><code>cvpn-");
});

test("what a broker says is shown as what it says", () => {
  const session = {
    ...{ session: "s", status: "ended", person: "p", terminal: "t", system: "household", refusals: [] },
    ...{ channel: "vpn", address: "", endpoint: "openvpn-1", askedAt: AT },
    ended: { at: AT, why: "fact", cause: { "zh-TW": "歸還", en: "returned" }, by: "docgate" },
    ...{ broker: { account: "openvpn-1", seconds: 10 } },
    closed: { at: AT, how: "disconnected", by: "openvpn-1" },
  };
  const text = String(sessionPage(readerOf() as never, session as never).main);
  expect(text).toContain("連線代理表示已關閉");
  expect(text).not.toContain("雲端確認");
});

test("whether anybody asks before acts inside its sessions, endpoint by endpoint; of one where nobody ever did, that", () => {
  const never = "從未詢問：連線中辦理的事項不在本系統的紀錄";
  expect(page([])).toContain(never);
  const asked = page(
    [],
    [{ endpoint: "vdi-1", hour: "2021-06-11T02:00:00.000Z", by: "documents-household" }],
  );
  for (const said of ["最近一次在此時起一小時內", "110/06/11 10:00", "documents-household"])
    expect(asked).toContain(said);
  expect(asked).not.toContain(never);
});
