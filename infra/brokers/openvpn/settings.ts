// What the companion is told of the place it runs in: one JSON file; what is missing or misspelt stops it before anybody is let in.
import { readFileSync } from "node:fs";
import type { GateSettings } from "../gate.ts";

export interface Settings extends GateSettings {
  /** The unix socket of OpenVPN's management interface. */
  readonly management: string;
  /** Is given account and password on two lines, as OpenVPN's `auth-user-pass-verify … via-file` does, and ends with 0 if they are right. */
  readonly login?: string;
  /** How long a session stays open when the gate is not heard; never more than five minutes. */
  readonly silenceSeconds: number;
  readonly pollMs: number;
  /** Where the gate's messages arrive, on loopback behind the city's own HTTPS; without it looking every `pollMs` has to do. */
  readonly messagesPort?: number;
}

const TEXTS = [
  "api",
  "tokenUrl",
  "clientId",
  "clientSecretFile",
  "system",
  "endpoint",
  "management",
] as const;
const OPTIONAL = ["scope", "login"] as const;
const NUMBERS = {
  silenceSeconds: { most: 300, without: 300 },
  pollMs: { most: 1_000, without: 500 },
} as const;

export function readSettings(file: string): Settings {
  return settingsIn(JSON.parse(readFileSync(file, "utf8")));
}

export function settingsIn(given: Record<string, unknown>): Settings {
  const known: readonly string[] = [...TEXTS, ...OPTIONAL, ...Object.keys(NUMBERS), "messagesPort"];
  const { messagesPort: port } = given;
  const isPort = Number.isInteger(port) && Number(port) > 0 && Number(port) < 65_536;
  const wrong = [
    ...Object.keys(given).filter(name => !known.includes(name)),
    ...TEXTS.filter(name => typeof given[name] !== "string" || given[name] === ""),
    ...OPTIONAL.filter(name => given[name] !== undefined && typeof given[name] !== "string"),
    ...(port === undefined || isPort ? [] : ["messagesPort"]),
  ];
  const numbers = Object.entries(NUMBERS).map(([name, { most, without }]) => {
    const value = given[name] ?? without;
    if (typeof value !== "number" || !(value > 0 && value <= most)) wrong.push(`${name} (1–${most})`);
    return [name, value];
  });
  if (wrong.length > 0) throw new Error(`設定有誤或不全 missing or wrong: ${wrong.join(", ")}`);
  return { ...given, ...Object.fromEntries(numbers) } as unknown as Settings;
}
