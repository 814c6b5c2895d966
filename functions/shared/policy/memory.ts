// The engine's memory as a build leaves it, with the policies it has read: put back at a start, none of them is read again.
import type { InitOutput } from "@cedar-policy/cedar-wasm/web";

/** The digest of what the engine has read, under each name. */
export type HasRead = Map<string, string>;

interface Heading {
  readonly read: readonly (readonly [name: string, digest: string])[];
  /** How far the engine's table of foreign objects has grown; nothing in it is in use between two calls. */
  readonly objects: number;
  readonly bytes: number;
}

const PAGE = 65_536;

export function kept({ memory, __wbindgen_externrefs: objects }: InitOutput, read: HasRead): Buffer {
  const heading: Heading = { read: [...read], objects: objects.length, bytes: memory.buffer.byteLength };
  return Buffer.concat([Buffer.from(`${JSON.stringify(heading)}\n`), Buffer.from(memory.buffer)]);
}

/** Only into an engine of the same program that has done nothing yet. */
export function putBack({ memory, __wbindgen_externrefs: objects }: InitOutput, whole: Buffer): HasRead {
  const end = whole.indexOf("\n");
  const heading: Heading = JSON.parse(whole.toString("utf8", 0, end));
  const bytes = whole.subarray(end + 1);
  if (bytes.length !== heading.bytes) throw new Error("the engine's memory is not whole");
  memory.grow((bytes.length - memory.buffer.byteLength) / PAGE);
  new Uint8Array(memory.buffer).set(bytes);
  objects.grow(heading.objects - objects.length);
  return new Map(heading.read);
}
