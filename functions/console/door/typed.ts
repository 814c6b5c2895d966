// What a person typed into a form, field by field, with the files they chose.
import type { Event } from "../../shared/http/http.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";

export interface Typed {
  /** All values under a name, in the order of the form. */
  all(name: string): readonly string[];
  one(name: string): string;
  readonly pairs: readonly (readonly [name: string, value: string])[];
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

const LIMIT = 6 * 1024 * 1024;

export async function typedIn({ body = "", isBase64Encoded, headers }: Event): Promise<Typed> {
  const bytes = Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
  if (bytes.length > LIMIT) throw new Problem(PROBLEM["body-too-large"]);
  const type = headers["content-type"] ?? "";
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData().catch(cause => {
    throw new Problem(PROBLEM["unsupported-media-type"], { cause });
  });
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const pairs: [string, string][] = [];
  for (const [name, value] of form) {
    if (typeof value === "string") pairs.push([name, value]);
    else if (value.size > 0) files.set(name, new Uint8Array(await value.arrayBuffer()));
  }
  return typed(pairs, files);
}

export function typed(pairs: Typed["pairs"], files: Typed["files"] = new Map()): Typed {
  const all = (name: string) => pairs.filter(([each]) => each === name).map(([, value]) => value);
  return { all, one: name => all(name).at(-1) ?? "", pairs, files };
}

export const NOTHING_TYPED: Typed = typed([]);
