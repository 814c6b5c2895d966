// What stands for the city's voice service on this machine: it takes what is to be said, signed, keeps each once, and calls nobody.
import { createHmac, timingSafeEqual } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import * as v from "valibot";

const said = v.object({
  type: v.literal("call"),
  timestamp: v.string(),
  data: v.object({ account: v.string(), spoken: v.object({ "zh-TW": v.string(), en: v.string() }) }),
});
export type Call = v.InferOutput<typeof said>;

export class Calls {
  readonly #folder: string;
  readonly #secret: string;

  constructor(folder: string, secret: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#folder = folder;
    this.#secret = secret;
  }

  /** What to answer. How old a message is, is not judged: this machine's clock may be moved. */
  take({ headers }: Pick<IncomingMessage, "headers">, body: Buffer): 200 | 400 | 401 {
    const id = String(headers["webhook-id"]);
    const signed = createHmac("sha256", this.#secret).update(`${id}.${headers["webhook-timestamp"]}.`);
    const [ours, theirs] = [`v1,${signed.update(body).digest("base64")}`, headers["webhook-signature"]];
    if (!equal(ours, String(theirs))) return 401;
    const { success } = v.safeParse(v.pipe(v.string(), v.parseJson(), said), body.toString());
    if (!success || !/^call-[0-9a-f]+$/.test(id)) return 400;
    const file = join(this.#folder, `${id}.json`);
    if (!existsSync(file)) writeFileSync(file, body, { mode: 0o600 });
    return 200;
  }

  /** The newest first. */
  kept(): readonly Call[] {
    const files = readdirSync(this.#folder).filter(name => name.endsWith(".json"));
    const all = files.map(name => JSON.parse(readFileSync(join(this.#folder, name), "utf8")) as Call);
    return all.sort((a, b) => (a.timestamp < b.timestamp ? 1 : -1));
  }
}

function equal(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
