// The key service's keys: each made once and kept in a file of its own that only this user may read; never handed out.
import { generateKeyPairSync } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { keep, readKept } from "../../login/kept-file.ts";

const shape = v.object({
  kty: v.literal("EC"),
  crv: v.literal("P-256"),
  x: v.string(),
  y: v.string(),
  d: v.string(),
  /** When it was made, in milliseconds; a key kept before that was noted counts from when it is first read. */
  made: v.optional(v.number(), () => Date.now()),
});
export type PrivateKey = v.InferOutput<typeof shape>;

export class KmsKeys {
  readonly #folder: string;
  readonly #keys = new Map<string, PrivateKey>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Makes the keys that are not there yet, as deploying the stack would. */
  async ensure(ids: Iterable<string>): Promise<void> {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    for (const id of ids) {
      const file = join(this.#folder, `${id}.json`);
      const key = readKept(file, shape) ?? newKey();
      await keep(file, key);
      this.#keys.set(id, key);
    }
  }

  find(id: string): PrivateKey | undefined {
    return this.#keys.get(id);
  }
}

function newKey(): PrivateKey {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return v.parse(shape, { ...privateKey.export({ format: "jwk" }), made: Date.now() });
}
