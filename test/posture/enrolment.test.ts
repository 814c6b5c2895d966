// Enrolling a terminal's key at the counter: number and code belong together, once, for ten minutes, for whoever opened it.
import { beforeEach, expect, test, vi } from "vitest";
import { handler } from "../../functions/posture/counter.lambda.ts";
import { handler as reporting } from "../../functions/posture/posture.lambda.ts";
import { history } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { newTerminalKey, signedReport, type TerminalKey } from "../../infra/local/commands/posture-report.ts";
import { OWN, registered } from "../policies/as-if-none-city.ts";
import { withJournal } from "../shared/journal/table.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";

let person = "records@household";
vi.mock("../../functions/shared/http/identity.ts", () => ({
  identify: async () => ({ person, agency: "household-office", roles: ["records"], systems: [], mfa: true }),
}));
const clock = withFrozenClock();
withJournal();

const call = async (handle: typeof handler, key: string, propertyNo: string, body?: object) => {
  const event = {
    ...{ routeKey: key, rawPath: "/", rawQueryString: "", pathParameters: { propertyNo } },
    headers: { "content-type": "application/json", "accept-language": "zh-TW" },
    requestContext: { requestId: "request", http: { sourceIp: "198.51.100.7", method: "POST" } },
    ...(body && { body: JSON.stringify(body) }),
  };
  const { statusCode, body: text = "{}" } = (await handle(event as never, {} as never)) as {
    statusCode: number;
    body?: string;
  };
  return { status: statusCode, ...JSON.parse(text) };
};
const PLACE = "/v1/terminals/{propertyNo}";
const open = (no: string) => call(handler, `POST ${PLACE}/posture-enrolments`, no);
const scan = (no: string, code: string) => call(handler, `POST ${PLACE}/posture-enrolment`, no, { code });
const shown = (no: string) => call(handler, `GET ${PLACE}/posture`, no);
const report = (no: string, key: TerminalKey, sequence: number, more: object = {}) => {
  const iat = Math.floor(clock.now().getTime() / 1000);
  const word = { terminal: no, medium: "wired", iat, sequence, ...more };
  return call(reporting, `POST ${PLACE}/posture`, no, { report: signedReport(key, word) });
};
const codeOf = (key: TerminalKey, terminal: string, number: string, more: object = {}) =>
  signedReport(key, {
    ...{ purpose: "enrolment", terminal, number, machine: "PC-01", place: "file", key: key.enrolled },
    ...more,
  } as never);

let [one, other] = ["", ""];
beforeEach(async () => {
  person = "records@household";
  [one, other] = [await registered(OWN, "household"), await registered(OWN, "household")];
});

test("the number typed on the terminal and the code scanned from it enrol its key, measured, with what holds it", async () => {
  const key = newTerminalKey();
  const { number, status } = await open(one);
  expect([status, number]).toEqual([201, expect.stringMatching(/^\d{8}$/)]);
  expect((await scan(one, codeOf(key, one, number))).status).toBe(200);
  expect(await shown(one)).toMatchObject({
    source: "measured",
    holder: { machine: "PC-01", place: "file" },
    sequence: 0,
  });
  expect((await report(one, key, 1)).status).toBe(200);
});

test("the number is nowhere on record", async () => {
  const { number } = await open(one);
  expect(JSON.stringify(await history(stream("ENROLMENT", one)))).not.toContain(number);
});

test("a code counts once, and so does a number", async () => {
  const { number } = await open(one);
  const code = codeOf(newTerminalKey(), one, number);
  await scan(one, code);
  expect((await scan(one, code)).code).toBe("enrolment-not-open");
  expect((await scan(one, codeOf(newTerminalKey(), one, number))).code).toBe("enrolment-not-open");
  const again = await open(one);
  const key = newTerminalKey();
  expect((await scan(one, codeOf(key, one, again.number))).status).toBe(200);
  const third = await open(one);
  expect((await scan(one, codeOf(key, one, third.number))).code).toBe("posture-key-used");
});

test("a number lasts ten minutes by the gateway's clock", async () => {
  const { number } = await open(one);
  clock.advance(10 * 60_000);
  expect((await scan(one, codeOf(newTerminalKey(), one, number))).code).toBe("enrolment-not-open");
});

test("a code without this counter's number is refused and on record; the fifth closes the enrolment", async () => {
  const { number } = await open(one);
  const wrong = number === "00000000" ? "11111111" : "00000000";
  for (let tries = 1; tries <= 5; tries++)
    expect(await scan(one, codeOf(newTerminalKey(), one, wrong))).toMatchObject({
      status: 422,
      code: "enrolment-number",
    });
  expect((await scan(one, codeOf(newTerminalKey(), one, number))).code).toBe("enrolment-not-open");
  const events = await history<{ type: string }>(stream("ENROLMENT", one));
  expect(events.filter(({ event }) => event.type === "EnrolmentMissed")).toHaveLength(5);
});

test("opening it again makes the number before worthless", async () => {
  const first = await open(one);
  const second = await open(one);
  if (first.number === second.number) return;
  expect((await scan(one, codeOf(newTerminalKey(), one, first.number))).code).toBe("enrolment-number");
});

test("another terminal's code, another member of staff, or nothing opened: refused", async () => {
  const { number } = await open(one);
  expect((await scan(one, codeOf(newTerminalKey(), other, number))).code).toBe("enrolment-other-terminal");
  expect((await scan(other, codeOf(newTerminalKey(), other, number))).code).toBe("enrolment-not-open");
  person = "records2@household";
  expect((await scan(one, codeOf(newTerminalKey(), one, number))).code).toBe("enrolment-not-open");
});

test("a code whose key did not sign it, a report, half a code: none of them is a code", async () => {
  const { number } = await open(one);
  const [mine, theirs] = [newTerminalKey(), newTerminalKey()];
  const whole = codeOf(mine, one, number);
  const codes = [
    codeOf(mine, one, number, { key: theirs.enrolled }),
    codeOf(mine, one, number, { machine: "PC\u202e01" }),
    signedReport(mine, { terminal: one, medium: "wired", iat: 1, sequence: 1 }),
    whole.slice(0, -4),
    "a.b.c",
  ];
  for (const code of codes) expect((await scan(one, code)).code).toBe("enrolment-code");
});

test("what is told and not read is declared, claim by claim; details are kept and judge nothing", async () => {
  const key = newTerminalKey();
  await scan(one, codeOf(key, one, (await open(one)).number));
  const details = { antivirus: "Microsoft Defender Antivirus", signaturesOn: "2026-11-20" };
  await report(one, key, 1, { compliant: true, declared: ["compliant"], details });
  expect((await shown(one)).report).toMatchObject({
    mediumSource: "measured",
    declared: ["compliant"],
    details,
  });
  await report(one, key, 2, { declared: ["medium"] });
  expect((await shown(one)).report).toMatchObject({ mediumSource: "declared" });
  expect((await report(one, key, 3, { declared: ["nothing"] })).code).toBe("posture-report");
});

test("numbers that are missing between two reports are on record, and a new key closes no gap", async () => {
  const key = newTerminalKey();
  await scan(one, codeOf(key, one, (await open(one)).number));
  await report(one, key, 1);
  await report(one, key, 2);
  expect(await shown(one)).not.toHaveProperty("gaps");
  await report(one, key, 7);
  await report(one, key, 9_000_000_000);
  const gaps = { count: 2, missing: 4 + 8_999_999_992, last: { after: 7, before: 9_000_000_000 } };
  expect((await shown(one)).gaps).toMatchObject(gaps);
  const next = newTerminalKey();
  await scan(one, codeOf(next, one, (await open(one)).number));
  await report(one, next, 1);
  expect((await shown(one)).gaps).toMatchObject(gaps);
});

test("a terminal is told of its gate what its own report decides, and of the rest how much there is", async () => {
  const key = newTerminalKey();
  await scan(one, codeOf(key, one, (await open(one)).number));
  const { gate } = await report(one, key, 1, { medium: "wifi" });
  expect(gate.open).toEqual([]);
  expect(gate.refusals).toMatchObject([{ clause: "tainan-2021/3.4b" }]);
  expect(gate.others).toBeGreaterThan(0);
  expect((await report(one, key, 2)).gate.refusals).toEqual([]);
});
