// The files of a folder that hold lists, each known by its name; a file that might be meant as a list and is none is refused.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FIREWALLS } from "../../../../functions/allowlist/firewalls.ts";
import type { Firewall } from "../../../../functions/allowlist/names.ts";

export interface ListFile {
  readonly name: string;
  readonly list: Firewall;
  readonly format: "csv" | "yaml";
  readonly bytes: Buffer<ArrayBuffer>;
}

const FORMATS = { csv: "csv", yaml: "yaml", yml: "yaml" } as const;

/** By name, so that the same folder always gives the same account. */
export function listFilesIn(folder: string): ListFile[] {
  const names = readdirSync(folder)
    .filter(name => /\.(csv|ya?ml)$/.test(name))
    .sort();
  const files = names.map(name => fileOf(folder, name));
  const lists = files.map(({ list }) => nameOf(list));
  const twice = lists.find((list, at) => lists.indexOf(list) !== at);
  if (twice) throw new Error(`同一名單有兩個檔案 | two files for one list: ${twice}`);
  return files;
}

function fileOf(folder: string, name: string): ListFile {
  const [stem = "", ending = ""] = [
    name.slice(0, name.lastIndexOf(".")),
    name.slice(name.lastIndexOf(".") + 1),
  ];
  const list = FIREWALLS.find(each => nameOf(each) === stem);
  // Egress too: what the archives set is reported, and no file here would change it.
  if (!list) throw new Error(`檔名不是任何名單 | no firewall list has this name: ${name}`);
  const bytes = Buffer.from(readFileSync(join(folder, name)));
  return { name, list, format: FORMATS[ending as keyof typeof FORMATS], bytes };
}

function nameOf({ system, channel, direction }: Firewall): string {
  return `${system}-${channel}-${direction}`;
}
