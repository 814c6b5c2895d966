// What was signed before a key was lost: its public half is kept, another key signs, and all of it still verifies.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { EVENT } from "../../../../functions/shared/journal/keys.ts";
import { type PublicKey, verifyDocument } from "../../../../functions/shared/signing/signed.ts";
import { signingAlias } from "../../../stages/names.ts";
import type { Endpoints } from "../../run/endpoints.ts";
import { useJournal } from "../../run/journal-settings.ts";
import { withGateway } from "../../run/running.ts";
import { itemsIn } from "./copy.ts";

/** As a copy is kept with each audit: the given one, or what the gateway publishes while it is still there. */
export async function keepKeys(data: string, file: string, given: string | undefined): Promise<string> {
  if (given !== undefined) copyFileSync(given, file);
  else await withGateway(data, async ({ api }) => writeFileSync(file, await publishedAt(api)));
  return `${keysIn(file).length} public keys`;
}

export async function publishedAt(api: string): Promise<string> {
  const answer = await fetch(`${api}/.well-known/jwks.json`);
  if (!answer.ok) throw new Error(`${api} answers ${answer.status}`);
  return answer.text();
}

export function keysIn(file: string): readonly PublicKey[] {
  return (JSON.parse(readFileSync(file, "utf8")) as { keys: readonly PublicKey[] }).keys;
}

/** By the key service of that gateway, as a function asks it, and verified by what it publishes. */
export async function signsAnew(endpoints: Endpoints, published: readonly PublicKey[]): Promise<boolean> {
  useJournal(endpoints);
  const SIGNING_KEYS = JSON.stringify({ current: signingAlias("docgate"), retired: [] });
  Object.assign(process.env, { AWS_ENDPOINT_URL_KMS: endpoints.aws.kms, SIGNING_KEYS });
  const { signDocument } = await import("../../../../functions/shared/signing/signing.ts");
  const verdict = verifyDocument(await signDocument({ purpose: "drill" }), published);
  return verdict.status === "valid" && verdict.kid === published[0]?.kid;
}

const DOCUMENT = /eyJ[\w-]+\.[\w-]+\.[\w-]{86}/g;

export interface Documents {
  /** Signed by one of the keys of before. */
  readonly signed: number;
  /** Of these, what no published key verifies any more. */
  readonly lost: number;
  /** And what would be lost if the one that signs now were published alone. */
  readonly alone: number;
}

export async function documentsOf(
  copy: string,
  before: readonly PublicKey[],
  after: readonly PublicKey[],
): Promise<Documents> {
  let [signed, lost, alone] = [0, 0, 0];
  const fits = (document: string, keys: readonly PublicKey[]) =>
    verifyDocument(document, keys).status === "valid";
  for await (const item of itemsIn(copy)) {
    if (!item.sk?.S?.startsWith(EVENT)) continue;
    for (const [document] of JSON.stringify(item).matchAll(DOCUMENT)) {
      if (!fits(document, before)) continue;
      signed++;
      if (!fits(document, after)) lost++;
      if (!fits(document, after.slice(0, 1))) alone++;
    }
  }
  return { signed, lost, alone };
}
