// Where a run can be found: the content of `<data>/endpoints.json`, written when everything answers and not before.
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Closable } from "./closables.ts";

export interface Endpoints {
  readonly api: string;
  readonly console: string;
  readonly issuer: string;
  /** The run's own controls: its clock, its followers, its timers. */
  readonly control: string;
  readonly aws: Readonly<
    Record<"dynamodb" | "ec2" | "kms" | "lambda" | "mail" | "s3" | "secrets" | "sqs", string>
  >;
  /** The deployed name of each entry, by its path such as `terminals/lend`. */
  readonly functions: Readonly<Record<string, string>>;
  /** The VPN endpoint of each system. */
  readonly vpn: readonly { readonly system: string; readonly endpoint: string }[];
  /** The journal's table. */
  readonly table: string;
  readonly accounts: readonly string[];
  readonly pid: number;
  /** Where one reads what was sent by mail. */
  readonly mail: string;
  /** By which what the city's messenger and what calls people are sent is signed. */
  readonly servicesSecret: string;
  /** By which a directory pushes who is who. */
  readonly directoryToken: string;
  /** With it a script says from which address it comes: see caller.ts. */
  readonly callerKey: string;
}

export function announceEndpoints(data: string, endpoints: Endpoints): Closable {
  const file = join(data, "endpoints.json");
  writeFileSync(`${file}.new`, `${JSON.stringify(endpoints, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return { close: () => rmSync(file, { force: true }) };
}
