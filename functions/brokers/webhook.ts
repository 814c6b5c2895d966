// To a broker: one message, signed by the key that signs everything here.
import { createHash } from "node:crypto";
import { signDocument } from "../shared/signing/signing.ts";
import { webhookAddress } from "../shared/webhook/address.ts";
import { outboundHere, type Posted, post } from "../shared/webhook/post.ts";
import type { MessageType } from "./names.ts";

export interface Message {
  /** The same for the same thing told again, so that whoever hears it twice knows. */
  readonly id: string;
  readonly type: MessageType;
  readonly data: object;
}

export async function tell(to: string, message: Message, at: Date): Promise<Posted> {
  const outbound = outboundHere();
  const url = webhookAddress(to, outbound);
  if (!url) return { outcome: "unsafe" };
  const { id, type, data } = message;
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data });
  const timestamp = Math.floor(at.getTime() / 1_000);
  // Not the text itself but its digest is signed: the key service signs no more than a few thousand bytes.
  const signature = await signDocument({
    webhook: id,
    timestamp,
    sha256: createHash("sha256").update(body).digest("hex"),
  });
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": `v1jws,${signature}`,
  };
  return post(url, { headers, body, outbound });
}
