// Starts the Cedar engine once and has it read policies by name; it decides nothing. A build leaves the memory of an engine that has
// read them all: a start that puts it back reads none of them again.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import type { InitOutput } from "@cedar-policy/cedar-wasm/web";
import * as cedar from "@cedar-policy/cedar-wasm/web";
import { envIfAny } from "../env.ts";

interface Engine {
  readonly program: InitOutput;
  readonly read: HasRead;
}

let engine: Engine | undefined;

export function startEngine(): typeof cedar {
  engine ??= started();
  return cedar;
}

function started(): Engine {
  // Each of the engine's functions is compiled when it is first called, and need not be looked at before that either.
  setFlagsFromString("--wasm-lazy-validation");
  // Made faster in the background only once it is really busy: that costs a start more than all its answers.
  setFlagsFromString("--wasm-tiering-budget=100000000");
  const module =
    builtIn(PROGRAM) ?? new URL("cedar_wasm_bg.wasm", import.meta.resolve("@cedar-policy/cedar-wasm/web"));
  const program = cedar.initSync({ module: readFileSync(module) });
  const memory = builtIn(MEMORY);
  return { program, read: memory ? putBack(program, readFileSync(memory)) : new Map() };
}

export const PROGRAM = "engine.wasm";
export const MEMORY = "memory";

/** Where a file lies that a build has laid down for all functions; undefined where policies are read from their texts. */
export function builtIn(file: string): string | undefined {
  const folder = envIfAny("POLICIES");
  return folder && join(folder, file);
}

/** The name is the engine's handle: another set under it replaces the one before; the same is not read twice, and answers no. */
export function readIn(name: string, policies: cedar.PolicySet): boolean {
  engine ??= started();
  const digest = createHash("sha256").update(JSON.stringify(policies)).digest("base64");
  if (engine.read.get(name) === digest) return false;
  engine.read.delete(name);
  const answer = cedar.preparsePolicySet(name, policies);
  if (answer.type !== "success")
    throw new Error(`policies of ${name} do not parse: ${JSON.stringify(answer.errors)}`);
  engine.read.set(name, digest);
  return true;
}

/** All that the engine has read by now, for those who start with it. */
export function engineMemory(): Buffer {
  engine ??= started();
  return memoryOf(engine.program, engine.read);
}

/** The digest of what the engine has read, under each name. */
type HasRead = Map<string, string>;

interface Heading {
  readonly read: readonly (readonly [name: string, digest: string])[];
  /** How far the engine's table of foreign objects has grown; nothing in it is in use between two calls. */
  readonly objects: number;
  readonly bytes: number;
}

const PAGE = 65_536;

function memoryOf({ memory, __wbindgen_externrefs: objects }: InitOutput, read: HasRead): Buffer {
  const heading: Heading = { read: [...read], objects: objects.length, bytes: memory.buffer.byteLength };
  return Buffer.concat([Buffer.from(`${JSON.stringify(heading)}\n`), Buffer.from(memory.buffer)]);
}

/** Only into an engine of the same program that has done nothing yet. */
function putBack({ memory, __wbindgen_externrefs: objects }: InitOutput, whole: Buffer): HasRead {
  const end = whole.indexOf("\n");
  const heading: Heading = JSON.parse(whole.toString("utf8", 0, end));
  const bytes = whole.subarray(end + 1);
  if (bytes.length !== heading.bytes) throw new Error("the engine's memory is not whole");
  memory.grow((bytes.length - memory.buffer.byteLength) / PAGE);
  new Uint8Array(memory.buffer).set(bytes);
  objects.grow(heading.objects - objects.length);
  return new Map(heading.read);
}
