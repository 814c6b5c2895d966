// The gate's own small client over TLS, as in the cloud: one connection for many requests, and not a word to whoever cannot prove its name.
import { generateKeyPairSync, sign } from "node:crypto";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { DynamoDBClient, GetItemCommand } from "../../../functions/shared/journal/small-client.ts";

const BEFORE = getCACertificates("default");
afterAll(() => setDefaultCACertificates(BEFORE));

interface Named {
  readonly key: string;
  readonly cert: string;
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const SIGNED_BY_ECDSA = der(0x30, Buffer.from("06082a8648ce3d040302", "hex"));
const COMMON_NAME = Buffer.from("0603550403", "hex");
const OTHER_NAMES = Buffer.from("0603551d11", "hex");
const VALID = der(0x30, der(0x17, Buffer.from("200101000000Z")), der(0x17, Buffer.from("491231235959Z")));

/** Signed by itself, for one name: no program but this one is needed to make it. */
function certificate(name: string): Named {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const called = der(0x30, der(0x31, der(0x30, COMMON_NAME, der(0x0c, Buffer.from(name)))));
  const alsoCalled = der(0x30, OTHER_NAMES, der(0x04, der(0x30, der(0x82, Buffer.from(name)))));
  const said = der(
    0x30,
    ...[der(0xa0, der(0x02, Buffer.from([2]))), der(0x02, Buffer.from([1])), SIGNED_BY_ECDSA, called, VALID],
    ...[called, publicKey.export({ type: "spki", format: "der" }), der(0xa3, der(0x30, alsoCalled))],
  );
  const signature = der(0x03, Buffer.from([0]), sign("sha256", said, privateKey));
  const whole = der(0x30, said, SIGNED_BY_ECDSA, signature).toString("base64");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${whole}\n-----END CERTIFICATE-----\n`,
  };
}

let own: Named;
let others: Named;
beforeAll(() => {
  own = certificate("localhost");
  others = certificate("database.example");
});

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  vi.unstubAllEnvs();
});

/** What it saw of whoever came. */
async function serving(as: Named) {
  const seen = { connections: 0, requests: [] as (string | undefined)[] };
  server = createServer(as, (request, response) => {
    seen.requests.push(request.headers.authorization?.split(" ")[0]);
    request.resume().on("end", () => response.end('{"Item":{"pk":{"S":"x"}}}'));
  });
  server.on("secureConnection", () => seen.connections++);
  await new Promise<void>(done => server?.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv("AWS_ENDPOINT_URL_DYNAMODB", `https://localhost:${port}`);
  vi.stubEnv("AWS_REGION", "ap-northeast-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "nobody");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "nothing");
  return seen;
}

const client = () =>
  new DynamoDBClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 5_000, httpsAgent: { maxSockets: 4 } },
  });
const get = () => new GetItemCommand({ TableName: "t", Key: { pk: { S: "x" } } });

test("one connection serves one request after the other, each signed", async () => {
  setDefaultCACertificates([...BEFORE, own.cert.toString()]);
  const seen = await serving(own);
  const asking = client();
  for (let times = 0; times < 3; times++)
    expect(await asking.send(get())).toEqual({ Item: { pk: { S: "x" } } });
  expect(seen).toEqual({ connections: 1, requests: Array(3).fill("AWS4-HMAC-SHA256") });
});

test("a certificate that nobody vouches for is told nothing", async () => {
  setDefaultCACertificates(BEFORE);
  const seen = await serving(own);
  await expect(client().send(get())).rejects.toMatchObject({
    code: "DEPTH_ZERO_SELF_SIGNED_CERT",
    $metadata: { attempts: 2 },
  });
  expect(seen.requests).toEqual([]);
});

test("nor is one of another name, whoever vouches for it", async () => {
  setDefaultCACertificates([...BEFORE, others.cert.toString()]);
  const seen = await serving(others);
  await expect(client().send(get())).rejects.toMatchObject({ code: "ERR_TLS_CERT_ALTNAME_INVALID" });
  expect(seen.requests).toEqual([]);
});
