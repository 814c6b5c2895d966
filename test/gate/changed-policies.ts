// The gate's policies with one of them changed, as somebody would try it before it is in force.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const LETTER = "tainan-2021.cedar";

/** A copy of policies/connect whose letter is edited, for as long as it is used. */
export async function withPolicies<T>(
  edit: (letter: string) => string,
  use: (folder: string) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "docgate-policies-"));
  try {
    cpSync("policies/connect", folder, { recursive: true });
    const file = join(folder, LETTER);
    writeFileSync(file, edit(readFileSync(file, "utf8")));
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** 3.4b takes Wi-Fi for as good as a wire. */
export function allowingWifi(letter: string): string {
  return changed(letter, 'context.profiles["tainan-2021"].allowedMedia', '["wired", "wifi"]');
}

/** 3.4d keeps one seat free. */
export function keepingOneFree(letter: string): string {
  return changed(letter, "context.seatsLeft > 0", "context.seatsLeft > 1");
}

function changed(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the letter no longer says: ${from}`);
  return text.replace(from, to);
}
