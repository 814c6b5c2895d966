// The words by which terminals are found: kept for many at once in few requests, whatever comes twice or late.
import type { DynamoDBStreamEvent } from "aws-lambda";
import fc from "fast-check";
import { expect, test } from "vitest";
import { permitGateway } from "../../functions/shared/http/permit.ts";
import { change } from "../../functions/shared/journal/change.ts";
import { commit } from "../../functions/shared/journal/commit.ts";
import type { Recorded } from "../../functions/shared/journal/event.ts";
import { eventItem } from "../../functions/shared/journal/items.ts";
import { read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { beginnings, findWords } from "../../functions/shared/journal/words-view.ts";
import { handler } from "../../functions/terminals/index.lambda.ts";
import type { RegistrationEvent } from "../../functions/terminals/registration.ts";
import { findTerminals } from "../../functions/terminals/search.ts";
import { searchWords } from "../../functions/terminals/search-words.ts";
import { type Terminal, terminalLaw } from "../../functions/terminals/terminal.ts";
import { sentDuring } from "../bench/decision/requests.ts";
import { withJournal } from "../shared/journal/table.ts";

withJournal();

const AGENCY = "household-office";
const permit = permitGateway({ name: "seed", kind: "write", request: "index", at: new Date() });
const numberOf = (at: number) => `3140101-03-${String(at).padStart(5, "0")}`;

async function happened(propertyNo: string, event: RegistrationEvent): Promise<Recorded> {
  const held = await read<Terminal>(stream("TERMINAL", propertyNo));
  const made = change(terminalLaw, held, [{ event }], permit);
  await commit({ changes: [made] });
  return made.recorded[0] as Recorded;
}

function registered(propertyNo: string): Promise<Recorded> {
  return happened(propertyNo, {
    type: "TerminalRegistered",
    propertyNo,
    serial: `SN-${propertyNo.slice(-5)}`,
    agency: AGENCY,
    system: "household",
    role: "exchange-terminal",
    ownership: "agency",
    brand: "Acer",
    certificateName: propertyNo,
    inServiceFrom: "2019-03-01",
    custodian: "keeper42",
    accessories: ["電源線"],
  });
}

function amended(propertyNo: string, serial: string): Promise<Recorded> {
  return happened(propertyNo, { type: "TerminalAmended", before: {}, after: { serial } });
}

/** As the journal's stream would hand them on. */
async function arrive(recorded: readonly Recorded[]): Promise<void> {
  const Records = recorded.map(each => ({
    dynamodb: { SequenceNumber: each.hash, NewImage: eventItem(each) },
  })) as DynamoDBStreamEvent["Records"];
  expect(await handler({ Records })).toEqual({ batchItemFailures: [] });
}

async function found(beginning: string, agency = AGENCY): Promise<string[]> {
  return (await findWords(`TERMINAL#${agency}`, beginning, { limit: 1_000 })).ids.sort();
}

/** How often each request was sent. */
async function requests(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const sent = await sentDuring(work);
  const names = [...new Set(sent.map(([name]) => name))];
  return Object.fromEntries(names.map(name => [name, sent.filter(([each]) => each === name).length]));
}

test("a hundred terminals take one reading, and one writing for every hundred words", async () => {
  const numbers = Array.from({ length: 100 }, (_, at) => numberOf(at));
  const recorded = await Promise.all(numbers.map(registered));
  // The number, its item and its end; the serial, which ends the same; brand; keeper and its end; 電源線, 源線, 線; and its make.
  const words = 11;
  expect(await requests(() => arrive(recorded))).toEqual({ BatchGetItem: 1, TransactWriteItems: words });
  expect(await found("電源")).toEqual(numbers);
  expect(await found("keeper")).toEqual(numbers);
  expect(await found("00077")).toEqual([numberOf(77)]);
});

test("a hundred events of one terminal take one reading and one writing", async () => {
  const number = numberOf(1_000);
  const recorded = [await registered(number)];
  while (recorded.length < 100) recorded.push(await amended(number, `PF-${recorded.length}`));
  expect(await requests(() => arrive(recorded))).toEqual({ BatchGetItem: 1, TransactWriteItems: 1 });
  expect(await found("pf-99")).toEqual([number]);
});

test("what brings no word takes no request at all", async () => {
  const recorded = [await registered(numberOf(1_500))].map(each => ({
    ...each,
    event: { type: "CarriedOut" },
  }));
  expect(await requests(() => arrive(recorded))).toEqual({});
});

test("what comes twice, late or in any order leads to the same", async () => {
  const number = numberOf(2_000);
  const first = await registered(number);
  const second = await amended(number, "ZQ-1");
  await arrive([second]);
  await arrive([first, second, first]);
  expect(await found("zq-1")).toEqual([number]);
  expect(await found("02000")).toEqual([number]);
});

test("a barcode without hyphens finds the number, and a serial that looks like one is found too", async () => {
  const [number, other] = [numberOf(5_000), numberOf(5_001)];
  await arrive([await registered(number), await registered(other), await amended(other, "999999999123")]);
  const search = async (q: string) =>
    (await findTerminals({ agency: AGENCY, q, limit: 5 })).rows.map(({ state }) => state?.propertyNo);
  expect(await search(number.replaceAll("-", ""))).toEqual([number]);
  expect(await search("999999999123")).toEqual([other]);
});

test("a word is found by its beginning and not by its neighbours', in whatever writing", async () => {
  const numbers = [4_000, 4_001, 4_002, 4_003].map(numberOf);
  const serials = ["𠮷田", "𠮷", "吉田", "\u{10fffe}"];
  for (const [at, number] of numbers.entries())
    await arrive([await registered(number), await amended(number, serials[at] ?? "")]);
  const [whole, alone, other, last] = numbers;
  expect(await found("𠮷")).toEqual([whole, alone]);
  expect(await found("𠮷田")).toEqual([whole]);
  expect(await found("吉")).toEqual([other]);
  expect(await found("\u{10fffe}")).toEqual([last]);
});

test("two runs that put the same words at the same time do not fail each other", async () => {
  const recorded = await Promise.all([3_000, 3_001].map(at => registered(numberOf(at))));
  await Promise.all([arrive(recorded), arrive(recorded), arrive(recorded.toReversed())]);
  expect(await found("0300")).toEqual([numberOf(3_000), numberOf(3_001)]);
});

test("every beginning of every word finds by the words that are kept, and nothing else does", () => {
  const text = fc.stringMatching(/^[ab滑鼠線1-3-]{0,6}$/);
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), text, (accessories, wanted) => {
      const terminal = {
        propertyNo: "3140101-03-00001",
        serial: "",
        custodian: "",
        brand: "",
        accessories,
        custody: {},
      };
      const words = searchWords(terminal as unknown as Terminal);
      const byAll = words.some(word => word.startsWith(wanted));
      expect(beginnings(words).some(word => word.startsWith(wanted))).toBe(byAll);
    }),
  );
});

test("no word is kept that another one begins with", () => {
  expect(beginnings(["sn", "sn-1", "1", "1", "keeper42", "keeper"])).toEqual(["1", "keeper42", "sn-1"]);
});
