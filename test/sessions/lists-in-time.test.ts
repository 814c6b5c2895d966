// The lane of lists on a time axis: what it says of a moment is what the gate would have decided by then, for an entry that begins and
// ends, a firewall that drifted and was put right, and moments to come.
import { beforeAll, expect, test } from "vitest";
import type { Entry } from "../../functions/allowlist/lists/entry.ts";
import { writeEntries } from "../../functions/allowlist/lists/entry.ts";
import { type ListEvent, listLaw } from "../../functions/allowlist/lists/list.ts";
import { listsInTime } from "../../functions/sessions/lists-in-time.ts";
import { keepBlob } from "../../functions/shared/journal/blob.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { happened } from "../gate/city.ts";
import { withJournal } from "../shared/journal/table.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";

withFrozenClock("2026-11-25T02:00:00.000Z");
withJournal();

const HOME = "198.51.100.7";
const day = (of: string, hour = "02") => `2026-11-${of}T${hour}:00:00.000Z`;

async function put(direction: string, at: string, event: ListEvent): Promise<void> {
  await happened(listLaw, stream("LIST", "household", "vpn", direction), event, new Date(at));
}

async function approved(direction: string, at: string, number: number, entry: Partial<Entry>): Promise<void> {
  const facts = { owner: "o", reason: "r", document: "d", addedBy: "a", approvedBy: "b", change: 1 };
  const kept = { ...facts, addedAt: at, from: at, range: `${HOME}/32`, ...entry };
  const entries = await keepBlob(writeEntries([kept]));
  await put(direction, at, { type: "ChangeApproved", number, entries, count: 1 });
}

async function found(
  at: string,
  type: "RangesApplied" | "DriftFound",
  ranges: readonly string[],
): Promise<void> {
  const held = { prefixList: "pl-1", version: 1, count: ranges.length };
  const kept = { family: 4, ...held, ranges: await keepBlob(JSON.stringify(ranges)) } as const;
  const drift = { wanted: "w", added: [], removed: ["10.9.0.0/16"] };
  await put("outbound", at, type === "DriftFound" ? { type, ...kept, ...drift } : { type, ...kept });
}

beforeAll(async () => {
  await approved("outbound", day("02"), 1, { range: "10.9.0.0/16" });
  await found(day("03"), "RangesApplied", ["10.9.0.0/16"]);
  await approved("inbound", day("04"), 1, { from: day("05"), until: day("28") });
  await put("inbound", day("10"), { type: "ChangeRejected", number: 2, because: "no" });
  await found(day("12"), "DriftFound", []);
  await found(day("13"), "RangesApplied", ["10.9.0.0/16"]);
});

const asked = (address: string, from = day("01"), until = day("30")) =>
  listsInTime({ through: { system: "household", channel: "vpn" }, address, from, until });

test("each span is told with what let nothing through, until an end that is yet to come", async () => {
  expect(await asked(HOME)).toEqual([
    { from: day("01"), until: day("03"), closed: ["source", "inboundRule", "outboundRule"] },
    { from: day("03"), until: day("05"), closed: ["source", "inboundRule"] },
    { from: day("05"), until: day("12"), closed: [] },
    { from: day("12"), until: day("13"), closed: ["outboundRule"] },
    { from: day("13"), until: day("28"), closed: [] },
    { from: day("28"), until: day("30"), closed: ["source", "inboundRule"] },
  ]);
});

test("where no address is known, only what goes out is judged; another address is on no list", async () => {
  expect((await asked("")).map(({ closed }) => closed)).toEqual([["outboundRule"], [], ["outboundRule"], []]);
  expect((await asked("203.0.113.5", day("20"), day("21"))).map(({ closed }) => closed)).toEqual([
    ["source", "inboundRule"],
  ]);
});

test("a span within the past begins as the lists stood by then", async () => {
  expect(await asked(HOME, day("12", "05"), day("12", "07"))).toEqual([
    { from: day("12", "05"), until: day("12", "07"), closed: ["outboundRule"] },
  ]);
});

test("of a system without any list nothing lets anybody through", async () => {
  const through = { system: "school", channel: "vdi" } as const;
  const spans = await listsInTime({ through, address: HOME, from: day("01"), until: day("02") });
  expect(spans.map(({ closed }) => closed.length)).toEqual([3]);
});
