// Documents signed by the real client against the key service: anyone verifies them with the public keys, and nobody alters them.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KMSClient, SignCommand } from "@aws-sdk/client-kms";
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PublicKey, verifyDocument } from "../../../functions/shared/signing/signed.ts";
import {
  joseSignature,
  publicKeys,
  signDocument,
  signingKeyMade,
} from "../../../functions/shared/signing/signing.ts";
import { LOCAL_AWS } from "../../../infra/local/aws/database.ts";
import { type Kms, startKms } from "../../../infra/local/aws/kms/server.ts";

const folder = mkdtempSync(join(tmpdir(), "docgate-kms-"));
let kms: Kms;
/** What the functions ask by; where it leads is changed while they run. */
const ALIAS = "alias/docgate-signing";
const aliases = new Map([[ALIAS, "Signing"]]);
let keys: readonly PublicKey[];
let document: string;

// The client reads where the service is when its door is first opened.
beforeAll(async () => {
  kms = await startKms({ port: 0, folder, keys: ["Signing", "Signing2"], aliases });
  Object.assign(process.env, {
    AWS_REGION: LOCAL_AWS.region,
    AWS_ACCESS_KEY_ID: LOCAL_AWS.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_AWS.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_KMS: kms.url,
    SIGNING_KEYS: JSON.stringify({ current: ALIAS, retired: [] }),
  });
  document = await signDocument({ about: "terminal", result: "clean" });
  keys = await publicKeys();
});
afterAll(async () => {
  await kms.close();
  rmSync(folder, { recursive: true });
});

const codeOf = (text: string, by = keys) => {
  const verdict = verifyDocument(text, by);
  return verdict.status === "valid" ? "valid" : verdict.code;
};

test("a document verifies by the published keys, ours and any other library's", async () => {
  expect(verifyDocument(document, keys)).toEqual({
    status: "valid",
    kid: keys[0]?.kid,
    payload: { about: "terminal", result: "clean" },
  });
  const { payload } = await compactVerify(document, createLocalJWKSet({ keys } as unknown as JSONWebKeySet));
  expect(JSON.parse(new TextDecoder().decode(payload))).toEqual({ about: "terminal", result: "clean" });
});

test("the key service says since when the key that signs is there", async () => {
  expect((await signingKeyMade()).getTime()).toBeLessThanOrEqual(Date.now());
});

test("any one letter of it changed is found", () => {
  const missed: number[] = [];
  for (let at = 0; at < document.length; at++) {
    const letter = document[at] === "A" ? "B" : "A";
    if (codeOf(document.slice(0, at) + letter + document.slice(at + 1)) === "valid") missed.push(at);
  }
  expect(missed).toEqual([]);
});

describe("a document is refused", () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  test.each<[string, () => string, string]>([
    ["that is none", () => "abc", "not-a-document"],
    ["with a part more", () => `${document}.x`, "not-a-document"],
    ["without a signature", () => document.split(".").slice(0, 2).join("."), "not-a-document"],
    [
      "that says it needs no signature",
      () =>
        [part({ alg: "none", typ: "docgate+jws", kid: keys[0]?.kid }), ...document.split(".").slice(1)].join(
          ".",
        ),
      "wrong-header",
    ],
    [
      "of another type",
      () =>
        [part({ alg: "ES256", typ: "JWT", kid: keys[0]?.kid }), ...document.split(".").slice(1)].join("."),
      "wrong-header",
    ],
  ])("%s", (_, text, code) => {
    expect(codeOf(text())).toBe(code);
  });

  test("by whoever does not hold its key", () => {
    expect(codeOf(document, [])).toBe("unknown-key");
  });

  test("under a key that was renamed to ours", async () => {
    const other = await startKms({ port: 0, folder: join(folder, "other"), keys: ["Signing"] });
    const [mine] = keys;
    const forged = { ...mine, x: mine?.y, y: mine?.x } as PublicKey;
    expect(codeOf(document, [forged])).toBe("unknown-key");
    await other.close();
  });
});

test("the key outlives the service, so that what it signed stays verifiable", async () => {
  const again = await startKms({ port: 0, folder, keys: ["Signing"] });
  const client = new KMSClient({ endpoint: again.url, ...LOCAL_AWS });
  const Message = Buffer.from("x");
  const { Signature } = await client.send(
    new SignCommand({ KeyId: "Signing", Message, MessageType: "RAW", SigningAlgorithm: "ECDSA_SHA_256" }),
  );
  client.destroy();
  await again.close();
  expect(joseSignature(Signature ?? new Uint8Array())).toHaveLength(64);
  expect(codeOf(document)).toBe("valid");
});

test("the alias leads to another key while functions run: it signs at once, and what the first one signed stays verifiable", async () => {
  const [first] = keys;
  process.env.SIGNING_KEYS = JSON.stringify({ current: ALIAS, retired: keys });
  expect(await publicKeys()).toEqual([first]);
  aliases.set(ALIAS, "Signing2");
  const later = await signDocument({ about: "terminal", result: "clean" });
  const both = await publicKeys();
  expect(both.map(({ kid }) => kid)).toEqual([both[0]?.kid, first?.kid]);
  expect(codeOf(later)).toBe("unknown-key");
  expect([codeOf(later, both), codeOf(document, both)]).toEqual(["valid", "valid"]);
  aliases.set(ALIAS, "Signing");
});

test("what is too long for the service is refused before it is asked", async () => {
  await expect(signDocument({ text: "x".repeat(4_096) })).rejects.toThrow("cannot be signed");
});

test.each([
  ["an unknown key", { KeyId: "Nobody" }, "NotFoundException"],
  ["an unknown alias", { KeyId: "alias/nobody" }, "NotFoundException"],
  ["another algorithm", { SigningAlgorithm: "ECDSA_SHA_384" }, "InvalidKeyUsageException"],
  ["an empty message", { Message: Buffer.alloc(0) }, "ValidationException"],
])("the key service refuses %s by its own code", async (_, change, code) => {
  const client = new KMSClient({ endpoint: kms.url, ...LOCAL_AWS, maxAttempts: 1 });
  const wish = {
    KeyId: "Signing",
    Message: Buffer.from("x"),
    MessageType: "RAW",
    SigningAlgorithm: "ECDSA_SHA_256",
  } as const;
  const error = await client
    .send(new SignCommand({ ...wish, ...change } as typeof wish))
    .catch(error => error);
  client.destroy();
  expect(error.name).toBe(code);
});

describe("npm run verify", () => {
  const run = (...args: string[]) =>
    new Promise<{ code: unknown; said: string }>(done =>
      execFile(process.execPath, ["infra/local/commands/verify.ts", ...args], (fault, stdout, stderr) =>
        done({ code: fault ? fault.code : 0, said: stdout + stderr }),
      ),
    );
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  test("says in plain words whether a file can be trusted", async () => {
    const jwks = file("jwks.json", JSON.stringify({ keys }));
    const good = await run(file("good.jws", document), "--keys", jwks);
    expect([good.code, good.said.includes("簽章有效")]).toEqual([0, true]);
    const bad = await run(file("bad.jws", document.replace(/^./, "f")), "--keys", jwks);
    expect([bad.code, bad.said.includes("不可信")]).toEqual([1, true]);
  });

  test("without a file, or with keys that cannot be had, says so", async () => {
    expect((await run()).code).toBe(2);
    const none = await run(file("good.jws", document), "--keys", "http://127.0.0.1:1/jwks.json");
    expect([none.code, none.said.includes("無法取得公開金鑰")]).toEqual([2, true]);
  });
});
