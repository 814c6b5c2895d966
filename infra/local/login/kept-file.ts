// A small file that outlives the process; one that cannot be understood is a fault, never an empty one.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import * as v from "valibot";
import { Damaged } from "../run/sentence.ts";

export function readKept<Shape>(file: string, shape: v.GenericSchema<unknown, Shape>): Shape | undefined {
  let text: string;
  try {
    text = readKeptText(file);
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw cause;
  }
  try {
    return v.parse(shape, JSON.parse(text));
  } catch (cause) {
    throw new Damaged(file, cause);
  }
}

/** A fault says which file it is about: not all of them do by themselves. */
export function readKeptText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (fault) {
    throw Object.assign(fault as Error, { path: file });
  }
}

/** Whoever reads sees the old text or the new one, never half of it. */
export async function keep(file: string, content: unknown): Promise<void> {
  const draft = `${file}.draft`;
  await writeFile(draft, JSON.stringify(content), { mode: 0o600 });
  await rename(draft, file);
}

export function keepNow(file: string, content: unknown): void {
  const draft = `${file}.draft`;
  writeFileSync(draft, JSON.stringify(content), { mode: 0o600 });
  renameSync(draft, file);
}

function isMissing(fault: unknown): boolean {
  return fault instanceof Error && "code" in fault && fault.code === "ENOENT";
}
