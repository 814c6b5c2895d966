// The key service's keys: each made once and kept in a file of its own that only this user may read; never handed out.
import { generateKeyPairSync } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { keep, readKept } from "../../login/kept-file.ts";
import type { Properties } from "../../run/intrinsics.ts";

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

/** Ids of keys, by what else they are called. */
export type Aliases = ReadonlyMap<string, string>;

/** Of the resources that declare them. */
export function aliasesOf(declared: ReadonlyMap<string, Properties>): Aliases {
  return new Map(
    [...declared.values()].map(({ AliasName, TargetKeyId }) => [
      String(AliasName),
      String(TargetKeyId).split("key/").at(-1) ?? "",
    ]),
  );
}

export class KmsKeys {
  readonly #folder: string;
  readonly #keys = new Map<string, PrivateKey>();
  readonly #aliases: Aliases;

  constructor(folder: string, aliases: Aliases) {
    this.#folder = folder;
    this.#aliases = aliases;
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

  find(said: string): PrivateKey | undefined {
    return this.#keys.get(this.idOf(said) ?? "");
  }

  /** Of what is asked for by its id, its ARN, its alias or the alias's ARN; of an alias that is not there, nothing. */
  idOf(said: string): string | undefined {
    const [, alias] = /^(?:arn:.+:)?(alias\/.+)$/.exec(said) ?? [];
    return alias === undefined ? (said.split("key/").at(-1) ?? said) : this.#aliases.get(alias);
  }
}

function newKey(): PrivateKey {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return v.parse(shape, { ...privateKey.export({ format: "jwk" }), made: Date.now() });
}
