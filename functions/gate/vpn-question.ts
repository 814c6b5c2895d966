// The VPN service's question, read from whatever arrived: what cannot be read is unknown and refuses later; pure, never throws.
import { hash } from "node:crypto";
import { isComputerNo } from "../devices/computers.ts";
import { lastRead, scanCaller } from "../shared/address/address-reading.ts";
import { writeAddress } from "../shared/address/address-writing.ts";
import { withoutSuffix } from "../shared/http/token-person.ts";
import { accountIn } from "../shared/rules/account.ts";
import { keyIn, PLAIN } from "../shared/rules/text.ts";
import type { GateFault } from "./fault.ts";
import { VPN_LOGINS } from "./names.ts";
import type { Question } from "./question.ts";

export const SCHEMA_VERSIONS = ["v1", "v2", "v3"] as const;
export type SchemaVersion = (typeof SCHEMA_VERSIONS)[number];

export interface VpnQuestion {
  readonly question: Question;
  readonly version: SchemaVersion;
  /** Why there is nothing to decide: not even who asks, or for what connection, could be read. */
  readonly fault?: Extract<GateFault, "malformed-question" | "user-name-with-domain">;
}

const LONGEST = 256;
const LONGEST_NAME = 128;

/**
 * What the question cannot say follows from the endpoint: AWS asks after everything was proved that its authentication asks for,
 * and a name under one that asks for no log-in was proved by nobody. Where that is not known, nothing but the certificate was.
 */
export function readVpnQuestion(
  event: unknown,
  authentication: string | undefined,
  suffixes: readonly string[] = [],
): VpnQuestion {
  const said = typeof event === "object" && event !== null ? (event as Record<string, unknown>) : {};
  const text = (key: string) => (typeof said[key] === "string" ? (said[key] as string) : "");
  const given = text("connection-id");
  const isId = /^[\w.-]{1,128}$/.test(given);
  const session = isId ? given : `unreadable-${digestOf(event)}`;
  const username = VPN_LOGINS.some(login => login === authentication) ? nameIn(text("username")) : "";
  const [terminal = "", ...agency] = text("common-name").split(".");
  const isTerminal = isComputerNo(terminal);
  const question: Question = {
    session,
    connection: isId ? given : shown(given),
    person: accountIn(withoutSuffix(username, suffixes)) ?? "",
    isNamed: username !== "",
    terminal: isTerminal ? terminal : "",
    certificate: text("common-name"),
    agencyHint: isTerminal ? keyIn(agency.join("."), LONGEST_NAME) : undefined,
    endpoint: shown(text("endpoint-id")),
    address: addressOf(text("public-ip")),
    // One each. Whether the log-in itself asked for more is not told, so no more is counted.
    details: { factors: [text("common-name"), username].filter(Boolean).length },
  };
  const version = SCHEMA_VERSIONS.find(each => each === said["schema-version"]);
  const fault = !isId || version === undefined ? "malformed-question" : userNameFault(username);
  return { question, version: version ?? "v3", ...(fault && { fault }) };
}

/** What the service writes where it knows no name is none. */
function nameIn(username: string): string {
  return username === "N/A" ? "" : username;
}

/** Who `HOUSEHOLD\worker` is in our register nobody has told us: the directory is to send the account alone. */
function userNameFault(username: string): VpnQuestion["fault"] {
  return /[\\＼]/.test(username) ? "user-name-with-domain" : undefined;
}

/** The one form of an address; what is none stays as it came, so that a person can see what was sent. */
export function addressOf(text: string): string {
  const family = scanCaller(text);
  return family === undefined ? shown(text) : writeAddress(family, lastRead.words);
}

/** Fit for a record and a screen: no half characters, nothing that rearranges the line, not endless. */
function shown(text: string): string {
  if (PLAIN.test(text)) return text.slice(0, LONGEST);
  return text
    .toWellFormed()
    .replaceAll(/[\p{C}\p{DI}\u{2800}]/gv, "\uFFFD")
    .slice(0, LONGEST)
    .toWellFormed();
}

function digestOf(event: unknown): string {
  let text = "";
  try {
    text = JSON.stringify(event) ?? "";
  } catch {
    // What cannot be written down is told apart from nothing else.
  }
  return hash("sha256", text, "hex").slice(0, 24);
}
