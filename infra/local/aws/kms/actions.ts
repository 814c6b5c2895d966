// What the key service can be asked: Sign, GetPublicKey and DescribeKey for signing keys, with the checks and errors of AWS KMS.
import { createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import * as v from "valibot";
import type { KmsKeys, PrivateKey } from "./keys.ts";

const ALGORITHM = "ECDSA_SHA_256";
const MOST_BYTES = 4_096;

export class KmsRefusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const keyId = v.pipe(v.string(), v.minLength(1), v.maxLength(2_048));
const signShape = v.object({
  KeyId: keyId,
  Message: v.pipe(v.string(), v.base64()),
  MessageType: v.optional(v.picklist(["RAW", "DIGEST", "EXTERNAL_MU"]), "RAW"),
  SigningAlgorithm: v.string(),
});
const publicKeyShape = v.object({ KeyId: keyId });

type Action = (keys: KmsKeys, body: unknown) => object;

export const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ["Sign", signMessage],
  ["GetPublicKey", getPublicKey],
  ["DescribeKey", describeKey],
]);

function signMessage(keys: KmsKeys, body: unknown): object {
  const { KeyId, Message, MessageType, SigningAlgorithm } = parsed(signShape, body);
  const key = found(keys, KeyId);
  if (SigningAlgorithm !== ALGORITHM) {
    const why = `Algorithm ${SigningAlgorithm} is incompatible with key spec ECC_NIST_P256.`;
    throw new KmsRefusal("InvalidKeyUsageException", why);
  }
  const message = Buffer.from(Message, "base64");
  if (message.length === 0 || message.length > MOST_BYTES) {
    throw new KmsRefusal(
      "ValidationException",
      `Member must have length between 1 and ${MOST_BYTES}: message`,
    );
  }
  // Node signs no digest made elsewhere, and the product never asks for it.
  if (MessageType !== "RAW")
    throw new KmsRefusal("ValidationException", "This stand-in signs raw messages only.");
  const signature = sign("sha256", message, key);
  return { KeyId: arnOf(keys, KeyId), Signature: signature.toString("base64"), SigningAlgorithm };
}

function getPublicKey(keys: KmsKeys, body: unknown): object {
  const { KeyId } = parsed(publicKeyShape, body);
  const spki = createPublicKey(found(keys, KeyId).export({ format: "pem", type: "pkcs8" }));
  return {
    KeyId: arnOf(keys, KeyId),
    PublicKey: spki.export({ format: "der", type: "spki" }).toString("base64"),
    CustomerMasterKeySpec: "ECC_NIST_P256",
    KeySpec: "ECC_NIST_P256",
    KeyUsage: "SIGN_VERIFY",
    SigningAlgorithms: [ALGORITHM],
  };
}

function describeKey(keys: KmsKeys, body: unknown): object {
  const { KeyId } = parsed(publicKeyShape, body);
  const { made } = kept(keys, KeyId);
  const facts = { Enabled: true, KeyState: "Enabled", KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" };
  return {
    KeyMetadata: {
      KeyId: keys.idOf(KeyId),
      Arn: arnOf(keys, KeyId),
      CreationDate: made / 1000,
      ...facts,
    },
  };
}

function found(keys: KmsKeys, id: string): KeyObject {
  const { made: _, ...key } = kept(keys, id);
  return createPrivateKey({ key, format: "jwk" });
}

function kept(keys: KmsKeys, id: string): PrivateKey {
  const key = keys.find(id);
  if (key) return key;
  const what =
    keys.idOf(id) === undefined ? `Alias ${id} is not found.` : `Key '${arnOf(keys, id)}' does not exist`;
  throw new KmsRefusal("NotFoundException", what);
}

function arnOf(keys: KmsKeys, id: string): string {
  return `arn:aws:kms:ap-northeast-1:000000000000:key/${keys.idOf(id)}`;
}

function parsed<Schema extends v.GenericSchema>(schema: Schema, body: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, body);
  if (!result.success)
    throw new KmsRefusal("ValidationException", result.issues.map(({ message }) => message).join("; "));
  return result.output;
}
