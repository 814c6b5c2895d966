// A terminal's reporting key: one terminal in the whole city, once and for good, and nobody without it learns whether there is one.
import { generateKeyPairSync } from "node:crypto";
import { beforeEach, expect, test, vi } from "vitest";
import { handler } from "../../functions/posture/posture.lambda.ts";
import { type Posture, type PostureEvent, postureLaw } from "../../functions/posture/posture.ts";
import { read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { thumbprintOf } from "../../functions/shared/signing/signed.ts";
import { newTerminalKey, signedReport, type TerminalKey } from "../../infra/local/commands/posture-report.ts";
import { happened } from "../gate/city.ts";
import { OWN, registered } from "../policies/as-if-none-city.ts";
import { withJournal } from "../shared/journal/table.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";

vi.mock("../../functions/shared/http/identity.ts", () => import("./as-records.ts"));
const clock = withFrozenClock();
withJournal();

const asked = async (path: string, propertyNo: string, body: object) => {
  const event = {
    ...{ routeKey: `POST /v1/terminals/{propertyNo}/${path}`, rawPath: "/", rawQueryString: "" },
    headers: { "content-type": "application/json" },
    pathParameters: { propertyNo },
    requestContext: { requestId: "request", http: { sourceIp: "198.51.100.7", method: "POST" } },
    body: JSON.stringify(body),
  };
  const { statusCode, body: text = "" } = (await handler(event as never, {} as never)) as {
    statusCode: number;
    body?: string;
  };
  return { status: statusCode, text, code: JSON.parse(text).code as string | undefined };
};
const enrol = (propertyNo: string, { enrolled }: TerminalKey) =>
  asked("posture-key", propertyNo, { key: enrolled });
const seconds = () => Math.floor(clock.now().getTime() / 1000);
const reportOf = (terminal: string, key: TerminalKey, sequence: number) =>
  signedReport(key, { terminal, medium: "wired", iat: seconds(), sequence });
const send = (propertyNo: string, report: string) => asked("posture", propertyNo, { report });

let [one, other] = ["", ""];
beforeEach(async () => {
  [one, other] = [await registered(OWN, "household"), await registered(OWN, "household")];
});

test("is enrolled for one terminal and refused for any other", async () => {
  const key = newTerminalKey();
  expect((await enrol(one, key)).status).toBe(200);
  expect(await enrol(other, key)).toMatchObject({ status: 409, code: "posture-key-used" });
  expect((await read(stream("POSTURE", other))).version).toBe(0);
});

test("of two that enrol it at once one has it", async () => {
  const key = newTerminalKey();
  const answers = await Promise.all([enrol(one, key), enrol(other, key)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test("is not enrolled again, not even after another one: an old report stays old", async () => {
  const [first, second] = [newTerminalKey(), newTerminalKey()];
  await enrol(one, first);
  const report = reportOf(one, first, 1);
  expect((await send(one, report)).status).toBe(200);
  expect((await enrol(one, first)).code).toBe("posture-key-used");
  expect((await send(one, report)).code).toBe("posture-replayed");
  expect((await enrol(one, second)).status).toBe(200);
  expect((await enrol(one, first)).code).toBe("posture-key-used");
  expect((await send(one, report)).code).toBe("posture-signature");
});

test("enrolled before claims were kept is its terminal's from the next report on", async () => {
  const key = newTerminalKey();
  const { kty, crv, x, y } = key.enrolled;
  const old = { kty, crv, x, y, kid: thumbprintOf(key.enrolled), alg: "ES256", use: "sig" } as const;
  const event = { type: "PostureKeyEnrolled", agency: OWN, key: old, source: "declared" } as const;
  await happened<Posture, PostureEvent>(postureLaw, stream("POSTURE", one), event);
  expect((await enrol(one, key)).code).toBe("posture-key-used");
  for (const sequence of [1, 2]) expect((await send(one, reportOf(one, key, sequence))).status).toBe(200);
  expect((await enrol(other, key)).code).toBe("posture-key-used");
});

test("is nothing that somebody without it may find out about", async () => {
  await enrol(one, newTerminalKey());
  const stranger = newTerminalKey();
  const [withKey, without] = [
    await send(one, reportOf(one, stranger, 1)),
    await send(other, reportOf(other, stranger, 1)),
  ];
  expect(withKey).toEqual(without);
  expect([withKey.status, withKey.code]).toEqual([403, "posture-signature"]);
});

test("must be a point of the curve", async () => {
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "" } = publicKey.export({ format: "jwk" });
  const key = { kty: "EC", crv: "P-256", x, y: x };
  expect((await asked("posture-key", one, { key })).code).toBe("posture-key-invalid");
});
