// The door to the city's own messenger: a message signed by a shared secret, as the Standard Webhooks have it; that it answers 200 says
// nothing of arrival, so what stays unread goes by mail all the same.
import { createHmac } from "node:crypto";
import { digestOf } from "../shared/digest.ts";
import { env } from "../shared/env.ts";
import { secretOf } from "../shared/secret.ts";
import { webhookAddress } from "../shared/webhook/address.ts";
import { outboundHere, post } from "../shared/webhook/post.ts";
import { sayingOf } from "./happenings.ts";
import type { Notice } from "./notice.ts";

interface Sent {
  readonly outcome: "sent" | "later" | "refused";
  readonly why?: string;
}

export async function sendMessage(account: string, notices: readonly Notice[], at: Date): Promise<Sent> {
  const outbound = outboundHere();
  const url = webhookAddress(env("MESSENGER"), outbound);
  if (!url) return { outcome: "refused", why: "unsafe" };
  const body = JSON.stringify({
    type: "notices",
    timestamp: at.toISOString(),
    data: { account, notices: notices.map(shownOf) },
  });
  const id = `notices-${digestOf(account, ...notices.map(each => each.id)).slice(0, 32)}`;
  try {
    const headers = signed({ id, body, at }, await secretOf("MESSENGER_SECRET", FRESH_MS));
    const { outcome } = await post(url, { headers, body, outbound });
    return outcome === "told" ? { outcome: "sent" } : { outcome: "later", why: outcome };
  } catch (error) {
    return { outcome: "later", why: (error as Error).name };
  }
}

function shownOf(notice: Notice) {
  const { title, page } = sayingOf(notice);
  const link = env("API_URL") + page;
  return { id: notice.id, at: notice.at, urgent: notice.urgency === "urgent", title, link };
}

/** The first 24 bytes or more of a secret that only the city's messenger knows besides. */
function signed(
  { id, body, at }: { readonly id: string; readonly body: string; readonly at: Date },
  secret: string,
) {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signature = createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest("base64");
  return {
    "content-type": "application/json; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature}`,
  };
}

const FRESH_MS = 60_000;
