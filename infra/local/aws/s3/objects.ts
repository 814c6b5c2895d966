// Objects of a bucket with Object Lock, kept in files: every write is a version of its own, and a locked one stays.
import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { keepNow, readKept } from "../../login/kept-file.ts";
import { S3Refusal } from "./refusal.ts";

export interface Lock {
  readonly mode: "COMPLIANCE" | "GOVERNANCE";
  readonly until: string;
}

export interface ObjectVersion {
  readonly version: string;
  readonly etag: string;
  readonly type: string;
  readonly at: string;
  readonly lock?: Lock;
  /** A plain delete hides what is there and destroys nothing. */
  readonly deleted?: true;
}

const versions = v.array(
  v.custom<ObjectVersion>(each => typeof each === "object" && each !== null && "version" in each),
);

export class Objects {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  put(key: string, bytes: Buffer, { type, lock }: { type: string; lock: Lock | undefined }): ObjectVersion {
    const etag = `"${createHash("md5").update(bytes).digest("hex")}"`;
    const made = { version: randomUUID(), etag, type, at: new Date().toISOString(), ...(lock && { lock }) };
    mkdirSync(this.#place(key), { recursive: true });
    writeFileSync(join(this.#place(key), made.version), bytes);
    this.#keep(key, [...this.#versions(key), made]);
    return made;
  }

  newest(key: string): ObjectVersion | undefined {
    const found = this.#versions(key).at(-1);
    return found?.deleted ? undefined : found;
  }

  bytes(key: string, { version }: ObjectVersion): Buffer {
    return readFileSync(join(this.#place(key), version));
  }

  hide(key: string): void {
    const marker = {
      version: randomUUID(),
      etag: "",
      type: "",
      at: new Date().toISOString(),
      deleted: true,
    } as const;
    this.#keep(key, [...this.#versions(key), marker]);
  }

  /** Nobody ends a lock early, whatever they ask for. */
  destroy(key: string, version: string): void {
    const found = this.#versions(key).find(each => each.version === version);
    if (found?.lock && found.lock.until > new Date().toISOString()) {
      throw new S3Refusal(403, "AccessDenied", "Access Denied because object protected by object lock.");
    }
    this.#keep(
      key,
      this.#versions(key).filter(each => each !== found && each.version !== version),
    );
  }

  #versions(key: string): readonly ObjectVersion[] {
    return readKept(join(this.#place(key), "versions.json"), versions) ?? [];
  }

  #keep(key: string, versions: readonly ObjectVersion[]): void {
    mkdirSync(this.#place(key), { recursive: true });
    keepNow(join(this.#place(key), "versions.json"), versions);
  }

  /** By digest: a key is no path. */
  #place(key: string): string {
    return join(this.#folder, createHash("sha256").update(key).digest("hex"));
  }
}
