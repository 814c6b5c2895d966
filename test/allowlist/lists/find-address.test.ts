// An address over all lists: now and at a moment gone by, the ranges around it and within it, and only in the reader's own systems.
import { beforeAll, expect, test, vi } from "vitest";
import type { Entry } from "../../../functions/allowlist/lists/entry.ts";
import { keepEntries } from "../../../functions/allowlist/lists/kept-entries.ts";
import { type ListEvent, listLaw } from "../../../functions/allowlist/lists/list.ts";
import { handler } from "../../../functions/allowlist/lists/read.lambda.ts";
import type { Answer, Event } from "../../../functions/shared/http/http.ts";
import { stream } from "../../../functions/shared/journal/keys.ts";
import { happened } from "../../gate/city.ts";
import { withJournal } from "../../shared/journal/table.ts";
import { withFrozenClock } from "../../shared/time/frozen.ts";

vi.mock("../../../functions/shared/http/identity.ts", () => ({
  identify: async (header: string) => JSON.parse(header),
}));

const NOW = "2026-11-25T02:00:00.000Z";
withFrozenClock(NOW);
withJournal();

const entry = (range: string, more: Partial<Entry> = {}): Entry => ({
  ...{ range, owner: "甲課", reason: "r", document: "府字第1號", from: "2026-11-01T00:00:00.000Z" },
  ...{ addedAt: "2026-11-01T00:00:00.000Z", addedBy: "a", approvedBy: "b", change: 1, ...more },
});

async function listed(system: string, entries: readonly Entry[], at: string, mode?: object) {
  const of = stream(listLaw, system, "vpn", "inbound");
  const contents = await keepEntries(entries, at);
  const event = { type: "ChangeApproved", number: 1, ...contents, ...(mode && { mode }) };
  await happened(listLaw, of, event as unknown as ListEvent, new Date(at));
}

beforeAll(async () => {
  await listed("household", [entry("192.0.2.0/24")], "2026-11-02T00:00:00.000Z");
  const now = [
    entry("198.51.100.0/24"),
    entry("198.51.100.7/32", { until: "2026-11-20T00:00:00.000Z" }),
    entry("2001:db8::/32"),
    entry("203.0.113.0/24"),
  ];
  await listed("household", now, "2026-11-10T00:00:00.000Z");
  await listed("police", [entry("198.51.100.0/28")], "2026-11-10T00:00:00.000Z");
  await listed("fire", [], "2026-11-10T00:00:00.000Z", { kind: "open", reason: "演練" });
});

const CENTER = { person: "c@city", agency: "center", roles: ["center"], systems: [] };
const ADMIN = {
  ...{ person: "admin@household", agency: "civil-affairs-bureau" },
  ...{ roles: ["administrator"], systems: ["household"] },
};
const RECORDS = { person: "r@household", agency: "household-office", roles: ["records"], systems: [] };

async function ask(reader: object, query: Readonly<Record<string, string>>) {
  const event = {
    routeKey: "GET /v1/addresses",
    rawPath: "/v1/addresses",
    rawQueryString: String(new URLSearchParams(query)),
    queryStringParameters: query,
    headers: { authorization: JSON.stringify({ mfa: true, ...reader }) },
    requestContext: { requestId: "r", http: { method: "GET", sourceIp: "192.0.2.1" } },
  } as unknown as Event;
  const answer = (await handler(event as never, {} as never)) as Answer & { readonly body: string };
  return { status: answer.statusCode, ...JSON.parse(answer.body) };
}
const rows = async (reader: object, address: string, at?: string) => {
  const { rows = [] } = await ask(reader, { address, ...(at && { at }) });
  return (rows as { system: string; range: string; span: string }[]).map(
    each => `${each.system} ${each.range} ${each.span}`,
  );
};

test("an address is on every list whose range holds it, what has ended said so", async () => {
  expect(await rows(ADMIN, "198.51.100.7")).toEqual([
    "household 198.51.100.0/24 current",
    "household 198.51.100.7/32 ended",
  ]);
  expect(await rows(ADMIN, "2001:db8:1::1")).toEqual(["household 2001:db8::/32 current"]);
  expect(await rows(ADMIN, "192.0.2.1")).toEqual([]);
});

test("a range is on every list that has any of it, around it or within it", async () => {
  expect(await rows(CENTER, "198.51.100.0/26")).toEqual(
    [
      "household 198.51.100.0/24 current",
      "household 198.51.100.7/32 ended",
      "police 198.51.100.0/28 current",
      "fire 0.0.0.0/0 current",
    ].sort((a, b) => order(a) - order(b)),
  );
});
const SYSTEMS = ["district", "household", "land", "police", "health", "environment", "fire"];
const order = (row: string) => SYSTEMS.indexOf(row.split(" ")[0] ?? "");

test("at a moment gone by it is what the journal knew then", async () => {
  expect(await rows(ADMIN, "192.0.2.1", "2026-11-05T00:00:00.000Z")).toEqual([
    "household 192.0.2.0/24 current",
  ]);
  expect(await rows(ADMIN, "198.51.100.7", "2026-11-05T00:00:00.000Z")).toEqual([]);
});

test.each([
  ["198.51.100.7/24", 422, "host-bits"],
  ["198.51.100", 422, undefined],
  ["", 422, undefined],
  ["１９８.51.100.7", 422, undefined],
])("%j is refused with the reason", async (address, status, code) => {
  const answer = await ask(CENTER, { address });
  expect([answer.status, code ? answer.faults[0].code : undefined]).toEqual([status, code]);
});

test("who sees no list is refused, and no administrator learns of another's system", async () => {
  expect((await ask(RECORDS, { address: "198.51.100.7" })).status).toBe(403);
  expect(await rows(ADMIN, "203.0.113.9")).toEqual(["household 203.0.113.0/24 current"]);
  expect((await rows(ADMIN, "198.51.100.1")).join()).not.toContain("police");
});
