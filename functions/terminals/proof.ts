// Proves the signed attestation behind a release: read back, verified, and about this very loan and scan; never assumed.
import { readBlob } from "../shared/journal/blob.ts";
import { verifyDocument } from "../shared/signing/signed.ts";
import { publicKeys } from "../shared/signing/signing.ts";
import { isStatementOf } from "./attestation.ts";
import { proven } from "./stage.ts";
import { type Desk, refusal } from "./step.ts";
import type { Terminal } from "./terminal.ts";

export async function requireProof({ propertyNo, custody }: Terminal, desk: Desk): Promise<void> {
  const { document } = proven(custody.loan?.attestation);
  const verdict = verifyDocument(await readBlob(document), await publicKeys());
  if (verdict.status !== "valid" || !isStatementOf(verdict.payload, propertyNo, custody))
    throw refusal(desk, "attestation-not-proved");
}
