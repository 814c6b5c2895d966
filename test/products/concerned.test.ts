// Which terminals a register concerns, a page at a time: each once and none lost, whatever the makes, and little is read for it.
import { beforeAll, expect, test } from "vitest";
import { concernedTerminals } from "../../functions/products/concerned.ts";
import type { NoticeInForce, Products } from "../../functions/products/products.ts";
import { standingOf } from "../../functions/products/standing.ts";
import { permitGateway } from "../../functions/shared/http/permit.ts";
import { change } from "../../functions/shared/journal/change.ts";
import { commit } from "../../functions/shared/journal/commit.ts";
import { type Item, read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { putWords } from "../../functions/shared/journal/words-view.ts";
import type { RegistrationEvent } from "../../functions/terminals/registration.ts";
import { leadingTo } from "../../functions/terminals/search-words.ts";
import { type Terminal, terminalLaw } from "../../functions/terminals/terminal.ts";
import { rebuildIndex } from "../../infra/local/commands/rebuild/views.ts";
import { sentDuring } from "../bench/decision/requests.ts";
import { withJournal } from "../shared/journal/table.ts";

withJournal();

const AGENCY = "household-office";
const AT = "2026-03-02T02:00:00.000Z";
const permit = permitGateway({ name: "seed", kind: "write", request: "concerned", at: new Date(AT) });

type Make = readonly [count: number, brand: string, model?: string];
/** More of one than a page of places holds; some begin as others do, and of some nobody said the make. */
const MAKES: readonly Make[] = [
  [260, "Acer"],
  [3, "Acer", "X"],
  [2, "Acer#", "X"],
  [2, 'Acer","X'],
  [7, "Huawei"],
  [5, "Huawei", "MateBook"],
  [2, "Huawai"],
  [4, ""],
  [1, "", ""],
  [30, "華碩"],
];

const notice = (make: string, models: readonly string[] = [], noticeNo = make): NoticeInForce => ({
  ...{ noticeNo, noticeDate: "2025-12-02", make, aliases: [], models, document: "d" },
  ...{ by: "a", at: AT, confirmedBy: "b", confirmedAt: AT },
});
const register = (...notices: readonly NoticeInForce[]): Products => ({
  ...{ loadedAt: AT, proposed: 1, pending: {}, notices, exceptions: {} },
});

const terminals = new Map<string, Terminal>();

async function happened(propertyNo: string, event: RegistrationEvent): Promise<void> {
  const held = await read<Terminal>(stream("TERMINAL", propertyNo));
  const made = change(terminalLaw, held, [{ event }], permit);
  await commit({ changes: [made] });
  terminals.set(propertyNo, made.next.state as Terminal);
}

/** No order of numbers is the order of makes. */
const numberOf = (at: number) => `3140101-03-${String((at * 7_919) % 100_003).padStart(7, "0")}`;

async function registered(brand: string, model: string | undefined, agency = AGENCY): Promise<string> {
  const propertyNo = numberOf(terminals.size + 1);
  await happened(propertyNo, {
    type: "TerminalRegistered",
    ...{ propertyNo, serial: "SN", agency, system: "household", role: "exchange-terminal" },
    ...{ ownership: "agency", brand, ...(model !== undefined && { model }), certificateName: propertyNo },
    ...{ inServiceFrom: "2019-03-01", custodian: "keeper", accessories: [] },
  } as RegistrationEvent);
  return propertyNo;
}

/** As it follows every event. */
const indexed = (propertyNo: string) => putWords(leadingTo(terminals.get(propertyNo) as Terminal));

beforeAll(async () => {
  for (const [count, brand, model] of MAKES) for (let n = 0; n < count; n++) await registered(brand, model);
  await registered("Huawei", undefined, "police-bureau");
  await rebuildIndex(() => {});
});

/** By looking at every single one. */
function expected(products: Products): string[] {
  return [...terminals.values()]
    .filter(({ agency, status }) => agency === AGENCY && status === "registered")
    .filter(({ propertyNo, brand, model }) => {
      const { standing } = standingOf(products, { propertyNo, brand, model }, AT);
      return !["clear", "not-bound", "not-loaded"].includes(standing);
    })
    .map(({ propertyNo }) => propertyNo)
    .sort();
}

async function everyPage(products: Products, limit: number): Promise<string[]> {
  const found: string[] = [];
  let start: Item | undefined;
  do {
    const { rows, next } = await concernedTerminals(products, { agency: AGENCY, limit, start }, AT);
    expect(rows.length).toBeLessThanOrEqual(limit);
    for (const { terminal, found: told } of rows) {
      found.push(terminal.propertyNo);
      expect(told).toEqual(standingOf(products, terminal, AT));
    }
    start = next;
  } while (start);
  return found.sort();
}

const firstPage = (products: Products | undefined, at = AT) =>
  concernedTerminals(products, { agency: AGENCY, limit: 50, start: undefined }, at);

test.each([
  ["a make as a whole, with what is nearly it and what is blank", register(notice("華為")), 19],
  ["some products of a make", register(notice("華為", ["MateBook"])), 19],
  ["the make of most", register(notice("Acer")), 272],
  ["two makes", register(notice("Acer"), notice("ASUS")), 302],
  ["a make that is not there, beside what is blank", register(notice("Examplo")), 5],
] as const)("%s: the pages of any size hold each once", async (_, products, count) => {
  const all = expected(products);
  expect(all).toHaveLength(count);
  for (const limit of [1, 7, 19, 200])
    if (count / limit < 50) expect(await everyPage(products, limit)).toEqual(all);
});

test("an exception is the single terminal's", async () => {
  const [propertyNo = ""] = expected(register(notice("ASUS"))).filter(
    each => terminals.get(each)?.brand === "華碩",
  );
  const exception = {
    ...{ propertyNo, agency: AGENCY, noticeNo: "ASUS", approval: "x", officer: "c", reason: "r" },
    ...{ until: "2026-04-01T00:00:00.000Z", by: "a", at: AT, confirmedBy: "b", confirmedAt: AT },
  };
  const { rows } = await firstPage({ ...register(notice("ASUS")), exceptions: { 5: exception } });
  const excepted = rows.filter(({ found }) => found.standing === "excepted");
  expect(excepted.map(({ terminal, found }) => [terminal.propertyNo, found.exception?.number])).toEqual([
    [propertyNo, 5],
  ]);
  expect(rows.filter(({ found }) => found.standing === "banned")).toHaveLength(29);
});

test("what was amended, handed over or retired is shown as it is now, in one place", async () => {
  const [kept, other, gone] = [
    await registered("Huawei", undefined),
    await registered("Huawei", undefined),
    await registered("Huawei", undefined),
  ];
  for (const each of [kept, other, gone]) await indexed(each);
  await happened(kept, { type: "TerminalAmended", before: {}, after: { model: "MateBook" } });
  const away = { agency: "police-bureau", system: "police", custodian: "k" };
  await happened(other, { type: "TerminalTransferred", before: away, after: away });
  await happened(gone, { type: "TerminalRetired", cause: "汰換" });
  for (const each of [kept, other, gone]) await indexed(each);
  const products = register(notice("華為"));
  const found = await everyPage(products, 4);
  expect(found).toEqual(expected(products));
  expect(found.filter(each => each === kept)).toHaveLength(1);
  expect(found).not.toContain(other);
  expect(found).not.toContain(gone);
});

test("where nothing is judged or named, nothing is read at all", async () => {
  const banned = register(notice("華為"));
  const { loadedAt: _, ...unloaded } = banned;
  const sent = await sentDuring(async () => {
    for (const products of [undefined, register(), unloaded])
      expect(await firstPage(products)).toEqual({ rows: [], next: undefined });
    expect(await firstPage(banned, "2025-11-30T15:59:59.999Z")).toEqual({ rows: [], next: undefined });
  });
  expect(sent).toEqual([]);
});

test("the rest of a make that nothing names is passed over, and only the terminals concerned are read", async () => {
  const sent = await sentDuring(() => firstPage(register(notice("Huawei Cloud", ["nothing of the kind"]))));
  const keysOf = (input: object) =>
    Object.values((input as { RequestItems: Record<string, { Keys: unknown[] }> }).RequestItems)[0]?.Keys;
  const states = sent.filter(([name]) => name === "BatchGetItem").map(([, input]) => keysOf(input)?.length);
  expect(sent.filter(([name]) => name === "Query")).toHaveLength(2);
  expect(states).toEqual([5]);
});

test("a page that ends before all was looked at says where to go on", async () => {
  const products = register(notice("華碩"));
  const page = { agency: AGENCY, limit: 5, start: undefined };
  const first = await concernedTerminals(products, page, AT);
  expect(first.rows.map(({ terminal }) => terminal.brand)).toEqual(["", "", "", "", ""]);
  const second = await concernedTerminals(products, { ...page, start: first.next }, AT);
  expect(second.rows.map(({ terminal }) => terminal.brand)).toEqual(Array(5).fill("華碩"));
  expect(second.next).toBeDefined();
});
