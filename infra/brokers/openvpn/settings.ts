// What the companion is told of the place it runs in: one JSON file; what is missing or misspelt stops it before anybody is let in.
import { readFileSync } from "node:fs";

export interface Settings {
  /** Of the gateway, such as `https://gate.example.gov.tw`. */
  readonly api: string;
  /** Where the city's provider gives tokens to programs, and as which program this one asks. */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecretFile: string;
  readonly scope?: string;
  /** As they are recorded at the gateway. */
  readonly system: string;
  readonly endpoint: string;
  /** The unix socket of OpenVPN's management interface. */
  readonly management: string;
  /** Is given account and password on two lines, as OpenVPN's `auth-user-pass-verify … via-file` does, and ends with 0 if they are right. */
  readonly login?: string;
  /** How long a session stays open when the gate is not heard; never more than five minutes. */
  readonly silenceSeconds: number;
  readonly pollMs: number;
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
  const known: readonly string[] = [...TEXTS, ...OPTIONAL, ...Object.keys(NUMBERS)];
  const wrong = [
    ...Object.keys(given).filter(name => !known.includes(name)),
    ...TEXTS.filter(name => typeof given[name] !== "string" || given[name] === ""),
    ...OPTIONAL.filter(name => given[name] !== undefined && typeof given[name] !== "string"),
  ];
  const numbers = Object.entries(NUMBERS).map(([name, { most, without }]) => {
    const value = given[name] ?? without;
    if (typeof value !== "number" || !(value > 0 && value <= most)) wrong.push(`${name} (1–${most})`);
    return [name, value];
  });
  if (wrong.length > 0) throw new Error(`設定有誤或不全 missing or wrong: ${wrong.join(", ")}`);
  return { ...given, ...Object.fromEntries(numbers) } as unknown as Settings;
}
