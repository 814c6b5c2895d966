// A small journal on the real database, harmed in every way at every place: each harm is found, and without one nothing is.
import { generateKeyPairSync, sign } from "node:crypto";
import { DeleteItemCommand, DynamoDBClient, PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { beforeAll, describe, expect, test } from "vitest";
import { auditJournal } from "../../functions/audit/journal-audit.ts";
import { auditText } from "../../functions/audit/text-audit.ts";
import { keepBlob } from "../../functions/shared/journal/blob.ts";
import { change } from "../../functions/shared/journal/change.ts";
import { commit } from "../../functions/shared/journal/commit.ts";
import { type Item, read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { DOCUMENT_TYPE, type PublicKey, thumbprintOf } from "../../functions/shared/signing/signed.ts";
import { type Terminal, type TerminalEvent, terminalLaw } from "../../functions/terminals/terminal.ts";
import { LOCAL_AWS } from "../../infra/local/aws/database.ts";
import { acting } from "../shared/journal/counter.ts";
import { withJournal } from "../shared/journal/table.ts";

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const jwk = publicKey.export({ format: "jwk" }) as Pick<PublicKey, "kty" | "crv" | "x" | "y">;
const key: PublicKey = { ...jwk, kid: thumbprintOf(jwk), alg: "ES256", use: "sig" };

function signed(payload: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "ES256", kid: key.kid, typ: DOCUMENT_TYPE })}.${part(payload)}`;
  const bytes = sign("sha256", Buffer.from(text), { key: privateKey, dsaEncoding: "ieee-p1363" });
  return `${text}.${bytes.toString("base64url")}`;
}

const journal = withJournal();
let client: DynamoDBClient;
let items: Item[];

const put = (Item: Item) => client.send(new PutItemCommand({ TableName: journal.table(), Item }));
const take = ({ pk, sk }: Item) =>
  client.send(new DeleteItemCommand({ TableName: journal.table(), Key: { pk, sk } as Item }));
const flaws = async (keys = [key]) =>
  (await auditJournal({ keys, earlier: [] })).findings.map(({ flaw }) => flaw);

beforeAll(async () => {
  client = new DynamoDBClient({ endpoint: journal.url(), ...LOCAL_AWS });
  const number = "3140101-03-0000123";
  const of = stream("TERMINAL", number);
  const pledge = await keepBlob("切結內容");
  const document = await keepBlob(signed({ type: "docgate/attestation", propertyNo: number }));
  const loan = {
    number: 1,
    borrower: "w",
    purpose: "居家辦公",
    dueOn: "2021-06-18",
    accessories: [],
    norm: "1",
  };
  const keeping = { agency: "household-office", system: "household", custodian: "r" };
  const facts = { serial: "S", brand: "Acer", certificateName: number, inServiceFrom: "2019-03-01" };
  const events: readonly TerminalEvent[] = [
    {
      type: "TerminalRegistered",
      propertyNo: number,
      ...keeping,
      ...facts,
      role: "exchange-terminal",
      ownership: "agency",
      accessories: ["電源線"],
    },
    { type: "LoanRegistered", ...loan, pledgeText: pledge },
    { type: "PledgeAccepted", text: pledge },
    { type: "ReturnDeclared" },
    { type: "Attested", document, report: "9".repeat(64) },
  ];
  for (const event of events) {
    await commit({ changes: [change(terminalLaw, await read<Terminal>(of), [{ event }], acting())] });
  }
  items = (await client.send(new ScanCommand({ TableName: journal.table() }))).Items ?? [];
});

test("untouched, it is as it was recorded", async () => {
  expect([items.length, await flaws()]).toEqual([8, []]);
});

const other = (letter = "") => (letter === "7" ? "8" : "7");
/** The value with the byte in its middle changed. */
function changed(value: Item[string]): Item[string] {
  const flip = (text: string) => {
    const at = text.length >> 1;
    return text.slice(0, at) + other(text[at]) + text.slice(at + 1);
  };
  if (value.B) return { B: value.B.with(value.B.length >> 1, (value.B[value.B.length >> 1] ?? 0) ^ 1) };
  return value.S === undefined ? { N: flip(value.N ?? "") } : { S: flip(value.S) };
}

async function foundAfter(harmed: Item, at: number): Promise<boolean> {
  const original = items[at] as Item;
  const moved = harmed.pk?.S !== original.pk?.S || harmed.sk?.S !== original.sk?.S;
  if (moved) await take(original);
  await put(harmed);
  const found = (await flaws()).length > 0;
  if (moved) await take(harmed);
  await put(original);
  return found;
}

describe.each([0, 1, 2, 3, 4, 5, 6, 7])("item %i in the table", at => {
  test("with any one attribute changed, taken away or added is found", async () => {
    const item = items[at] as Item;
    const missed: string[] = [];
    for (const [name, value] of Object.entries(item)) {
      if (!(await foundAfter({ ...item, [name]: changed(value) }, at))) missed.push(`${name} changed`);
      const { [name]: _, ...less } = item;
      if (name !== "pk" && name !== "sk" && !(await foundAfter(less, at))) missed.push(`${name} gone`);
    }
    if (!(await foundAfter({ ...item, board4: { S: "OUT" }, board4sort: { S: "1" } }, at)))
      missed.push("more");
    expect(missed).toEqual([]);
  });

  test("taken away is found", async () => {
    await take(items[at] as Item);
    const found = await flaws();
    await put(items[at] as Item);
    expect(found).not.toEqual([]);
  });
});

test("any one byte of a kept text changed, also those that say nothing, is found", () => {
  const texts = items.filter(({ pk }) => pk?.S?.startsWith("BLOB#"));
  const missed: string[] = [];
  for (const item of texts) {
    const bytes = item.bytes?.B ?? new Uint8Array();
    for (let at = 0; at < bytes.length; at++) {
      const harmed = { ...item, bytes: { B: bytes.with(at, (bytes[at] ?? 0) ^ 1) } } as Item;
      if (auditText(item.pk?.S ?? "", [harmed], [key])?.length === 0) missed.push(`${item.pk?.S} ${at}`);
    }
  }
  expect([texts.length, missed]).toEqual([2, []]);
});

test("a signed document whose key nobody publishes is found", async () => {
  expect(await flaws([])).toEqual(["signature-bad"]);
});

test("a text cut short while it was stored is no flaw while no event names it", async () => {
  const rest: Item = {
    pk: { S: `BLOB#${"0".repeat(64)}` },
    sk: { S: "CHUNK#0001" },
    chunks: { N: "2" },
    bytes: { B: Uint8Array.of(1) },
  };
  await put(rest);
  expect(await flaws()).toEqual([]);
  await take(rest);
});
