// A message from the gate, read by whoever may get one from anybody: signed by the gate, about these very bytes, made just now, and
// not had before.
import { createHash } from "node:crypto";
import { type PublicKey, verifyDocument } from "../../functions/shared/signing/signed.ts";

export type MessageFault = "not-signed" | "not-these-bytes" | "too-old" | "had-before";
export type MessageReading =
  | { readonly kind: "message"; readonly type: string; readonly data: unknown }
  | { readonly kind: "refused"; readonly fault: MessageFault };

/** As long as two clocks may be apart. */
const FRESH_SECONDS = 5 * 60;
const MOST_IDS = 10_000;

type Headers = Readonly<Record<string, string | string[] | undefined>>;

export class MessageReader {
  /** A message that was sent once more bears the same name: it is answered, and does nothing. */
  readonly #had = new Set<string>();

  read(
    headers: Headers,
    body: Buffer,
    { keys, at }: { keys: readonly PublicKey[]; at: Date },
  ): MessageReading {
    const id = headers["webhook-id"];
    const signed = signatures(headers["webhook-signature"])
      .map(each => verifyDocument(each, keys))
      .find(({ status }) => status === "valid");
    if (signed?.status !== "valid" || typeof id !== "string") return { kind: "refused", fault: "not-signed" };
    const { webhook, timestamp, sha256 } = signed.payload as Record<string, unknown>;
    const digest = createHash("sha256").update(body).digest("hex");
    if (webhook !== id || sha256 !== digest || String(timestamp) !== headers["webhook-timestamp"])
      return { kind: "refused", fault: "not-these-bytes" };
    if (Math.abs(at.getTime() / 1_000 - Number(timestamp)) > FRESH_SECONDS)
      return { kind: "refused", fault: "too-old" };
    const { type, data } = JSON.parse(body.toString("utf8")) as { type: string; data: unknown };
    if (this.#had.has(id)) return { kind: "refused", fault: "had-before" };
    this.#had.add(id);
    if (this.#had.size > MOST_IDS)
      for (const oldest of [...this.#had].slice(0, MOST_IDS / 2)) this.#had.delete(oldest);
    return { kind: "message", type, data };
  }
}

/** The standard's list: each begins with its scheme, and others than ours are not for us. */
function signatures(header: string | string[] | undefined): string[] {
  return (typeof header === "string" ? header : "")
    .split(" ")
    .flatMap(each => (each.startsWith("v1jws,") ? [each.slice("v1jws,".length)] : []));
}
