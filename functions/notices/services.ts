// The doors to the city's own services: its messenger, and what calls people by telephone or video. Each is sent a message signed by a
// secret shared with it alone, as the Standard Webhooks have it; that it answers 200 says nothing of arrival.
import { createHmac } from "node:crypto";
import { digestOf } from "../shared/digest.ts";
import { env } from "../shared/env.ts";
import { secretOf } from "../shared/secret.ts";
import { webhookAddress } from "../shared/webhook/address.ts";
import { outboundHere, post } from "../shared/webhook/post.ts";
import { spokenOf } from "./composing.ts";
import { sayingOf } from "./happenings.ts";
import type { CityService, HasServices } from "./names.ts";
import type { Notice } from "./notice.ts";

interface Told {
  readonly outcome: "sent" | "later" | "refused";
  readonly why?: string;
}

const SERVICES = {
  voice: { url: "VOICE", secret: "VOICE_SECRET", type: "call" },
  messenger: { url: "MESSENGER", secret: "MESSENGER_SECRET", type: "notices" },
} as const;

export function servicesHere(): HasServices {
  return { voice: env("VOICE") !== "none", messenger: env("MESSENGER") !== "none" };
}

/** Whose number or name there the account is, the service knows and we do not say. */
export async function tellService(
  service: CityService,
  account: string,
  notices: readonly Notice[],
  at: Date,
): Promise<Told> {
  const { url: address, secret, type } = SERVICES[service];
  const outbound = outboundHere();
  const url = webhookAddress(env(address), outbound);
  if (!url) return { outcome: "refused", why: "unsafe" };
  const spoken = service === "voice" && { spoken: spokenOf(notices) };
  const data = { account, ...spoken, notices: notices.map(shownOf) };
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data });
  const id = `${type}-${digestOf(account, ...notices.map(each => each.id)).slice(0, 32)}`;
  try {
    const headers = signed({ id, body, at }, await secretOf(secret, FRESH_MS));
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

/** The first 24 bytes or more of a secret that only that service knows besides. */
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
