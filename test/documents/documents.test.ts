// Documents by their numbers: found by any stretch of them, by each reader as far as they may read, whatever comes twice or is typed.
import type { DynamoDBStreamEvent } from "aws-lambda";
import { beforeAll, expect, test, vi } from "vitest";
import { agencyLaw } from "../../functions/agencies/agency.ts";
import { listLaw } from "../../functions/allowlist/lists/list.ts";
import { documentsIn, leadIn } from "../../functions/documents/documents-view.ts";
import { handler as find } from "../../functions/documents/find.lambda.ts";
import { handler as index } from "../../functions/documents/index.lambda.ts";
import { packLaw } from "../../functions/reports/pack.ts";
import type { Answer, Event } from "../../functions/shared/http/http.ts";
import type { Happening, Law } from "../../functions/shared/journal/event.ts";
import { eventItem } from "../../functions/shared/journal/items.ts";
import { history } from "../../functions/shared/journal/journal.ts";
import { type Stream, stream } from "../../functions/shared/journal/keys.ts";
import { systemLaw } from "../../functions/systems/system.ts";
import { rebuildDocuments } from "../../infra/local/commands/rebuild/views.ts";
import { happened } from "../gate/city.ts";
import { withJournal } from "../shared/journal/table.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";

// Who somebody is, the token says; here the header says it itself.
vi.mock("../../functions/shared/http/identity.ts", () => ({
  identify: async (header: string) => JSON.parse(header),
}));

withFrozenClock("2026-11-25T02:00:00.000Z");
withJournal();

const OWN = "household-office";
const POLICE = "police-bureau";
const put = <S, E extends Happening>(law: Law<S, E>, of: Stream, event: object) =>
  happened(law, of, event as E);
const relay = { type: "NoticeRelayed", relayedTo: ["甲"], relayedAt: "2026-11-20T01:00:00.000Z" };
const plan = { type: "CapacityPlanned", accounts: 20, seats: 5, bandwidthMbps: 100 };
const proposed = { type: "ChangeProposed", number: 1, reason: "r", basis: 0, content: "c", size: {} };

const STREAMS: readonly Stream[] = [
  stream("AGENCY", OWN),
  stream("AGENCY", POLICE),
  stream("SYSTEM", "household"),
  stream("LIST", "household", "vpn", "inbound"),
  stream("LIST", "police", "vpn", "inbound"),
  stream("PACK", "1"),
];
const [own, police, system, list, theirs, pack] = STREAMS as [Stream, Stream, Stream, Stream, Stream, Stream];

beforeAll(async () => {
  await put(agencyLaw, own, { ...relay, notice: "府研智字第1100681935號" });
  await put(agencyLaw, police, { ...relay, notice: "府研智字第1100681935號" });
  await put(systemLaw, system, { ...plan, planRef: "府研智字第 1100681935 號函" });
  await put(listLaw, list, { ...proposed, document: "府𠮷字第１１５００１２３９９號" });
  await put(listLaw, theirs, { ...proposed, document: "警字第1150012399號" });
  const totals = { number: 1, previous: 0, snapshot: "s", file: {}, signature: "x", totals: {}, missing: [] };
  await put(packLaw, pack, { type: "PackCompiled", ...totals, checkpoint: "c" });
  await put(packLaw, pack, { type: "PackForwarded", to: "national-archives" });
  const paper = { answeredOn: "2026-11-20", signedBy: "甲", answer: "a", counts: {} };
  await put(packLaw, pack, { type: "PaperAnswerRecorded", documentNo: "檔資字第1100000007號", ...paper });
  const recorded = (await Promise.all(STREAMS.map(each => history(each)))).flat();
  const Records = recorded.map(each => ({
    dynamodb: { SequenceNumber: each.hash, NewImage: eventItem(each) },
  })) as DynamoDBStreamEvent["Records"];
  // Twice, as the stream may.
  expect(await index({ Records: [...Records, ...Records] })).toEqual({ batchItemFailures: [] });
});

interface Reader {
  readonly person: string;
  readonly agency: string;
  readonly roles: readonly string[];
  readonly systems?: readonly string[];
}
const AUDITOR: Reader = { person: "auditor@city", agency: "city", roles: ["auditor"] };
const CENTER: Reader = { person: "center@city", agency: "center", roles: ["center"] };
const RECORDS: Reader = { person: "records@household", agency: OWN, roles: ["records"] };
const ADMIN: Reader = {
  person: "admin@household",
  agency: "civil-affairs-bureau",
  roles: ["administrator"],
  systems: ["household"],
};
const ARCHIVES: Reader = { person: "a@national", agency: "national-archives", roles: ["archives"] };

async function ask(reader: Reader, number: string) {
  const event = {
    routeKey: "GET /v1/documents",
    rawPath: "/v1/documents",
    rawQueryString: String(new URLSearchParams({ number })),
    queryStringParameters: { number },
    headers: { authorization: JSON.stringify({ systems: [], mfa: true, ...reader }) },
    requestContext: { requestId: "r", http: { method: "GET", sourceIp: "192.0.2.1" } },
  } as unknown as Event;
  const { statusCode, body } = (await find(event as never, {} as never)) as Answer & {
    readonly body: string;
  };
  const { rows = [] } = JSON.parse(body) as { rows?: { stream: string; change?: number }[] };
  return { status: statusCode, rows, streams: rows.map(each => each.stream).sort() };
}
const found = async (reader: Reader, number: string) => (await ask(reader, number)).streams;

test("each finds what they may read, and is told nothing of the rest", async () => {
  expect(await found(AUDITOR, "1100681935")).toEqual([own, police, system]);
  expect(await found(CENTER, "1100681935")).toEqual([own, police, system]);
  expect(await found(RECORDS, "1100681935")).toEqual([own]);
  expect(await found(ADMIN, "1100681935")).toEqual([system]);
  expect(await found(ARCHIVES, "1100681935")).toEqual([]);
  expect(await found(ADMIN, "1150012399")).toEqual([list]);
  expect(await found(ARCHIVES, "1100000007")).toEqual([pack]);
  expect(await found(RECORDS, "1100000007")).toEqual([]);
});

test.each([
  ["府研智字第1100681935號", 3],
  ["府研智字第１１００６８１９３５號", 3],
  [" 研智字第 1100681935 號 ", 3],
  ["110068", 3],
  ["第1100681935號函", 1],
  ["府𠮷字第1150012399號", 1],
  ["𠮷字", 1],
  ["府研智字第1100681936號", 0],
  ["681935", 0],
])("%s is found %i times", async (number, times) => {
  expect(await found(AUDITOR, number)).toHaveLength(times);
});

test.each(["", "府", "甲\u0000乙", "字".repeat(65)])("%j is refused", async number => {
  expect((await ask(AUDITOR, number)).status).toBe(422);
});

test("a change of a list says which one it is", async () => {
  expect((await ask(ADMIN, "1150012399")).rows).toMatchObject([
    { stream: list, type: "ChangeProposed", change: 1, number: "府𠮷字第１１５００１２３９９號" },
  ]);
});

test("what is there is not put again, and a view that was lost is made again from the events", async () => {
  expect((await rebuildDocuments(() => {})).changed).toBe(0);
});

test("a number is found wherever in an event it is, and no other text is taken for one", () => {
  const event = {
    type: "X",
    reason: "府字第1號",
    content: { document: "甲字第2號", notices: [{ noticeNo: "乙-3" }] },
  };
  expect(documentsIn(event)).toEqual(["甲字第2號", "乙-3"]);
  expect(leadIn("府研智字第1100681935號之 12")).toBe("1100681935");
  expect(leadIn("應變計畫")).toBe("應變計畫");
});
