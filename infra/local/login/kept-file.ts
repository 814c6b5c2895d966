// A small JSON file that outlives the process; a file that cannot be understood is a fault, never an empty one.
import { readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import * as v from "valibot";

export function readKept<Shape>(file: string, shape: v.GenericSchema<unknown, Shape>): Shape | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw cause;
  }
  try {
    return v.parse(shape, JSON.parse(text));
  } catch (cause) {
    throw new Error(`${file}: 檔案損壞，請移走後再啟動 | damaged; move it away and start again`, { cause });
  }
}

/** Whoever reads sees the old text or the new one, never half of it. */
export async function keep(file: string, content: unknown): Promise<void> {
  const draft = `${file}.draft`;
  await writeFile(draft, JSON.stringify(content), { mode: 0o600 });
  await rename(draft, file);
}

function isMissing(fault: unknown): boolean {
  return fault instanceof Error && "code" in fault && fault.code === "ENOENT";
}
