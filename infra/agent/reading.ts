// What the agent reads of its terminal, and the report that follows from it: what could not be read is left out, and refuses; pure.
import type { Medium } from "../../functions/gate/names.ts";

/** Read from the system itself: all of it counts as measured. What is absent could not be read. */
export interface Reading {
  readonly medium: Medium;
  /** The adapter on the way to the gateway, for the window alone. */
  readonly adapter?: string;
  readonly antivirus?: AntivirusReading;
  readonly diskEncrypted?: boolean;
  /** The day of the newest update of the operating system. */
  readonly updatedOn?: string;
  /** How many security updates wait to be put in, where the system can tell. */
  readonly securityUpdates?: number;
  readonly sharedDevice?: boolean;
}

export interface AntivirusReading {
  readonly product: string;
  readonly realTime: boolean;
  /** The day its signatures were made; absent where the product does not say. */
  readonly signaturesOn?: string;
}

/** Told to the agent by whoever set it up, who answers for it. */
export interface Told {
  readonly compliant?: boolean;
  readonly securityAgent?: boolean;
  readonly appControl?: boolean;
  readonly servicesOff?: boolean;
}

/** A scanner with signatures older than this protects from what nobody sends any more. */
const OLDEST_SIGNATURES_DAYS = 7;

export interface Claimed {
  readonly [claim: string]: unknown;
  readonly medium: Medium;
}

/** The claims of a report: measured, but for those it lists as declared. */
export function claimsOf(reading: Reading, told: Told, today: string): Claimed {
  const { medium, antivirus, sharedDevice } = reading;
  const declared = Object.keys(told).filter(name => told[name as keyof Told] !== undefined);
  const details = detailsOf(reading);
  return {
    medium,
    // Nobody can tell a public Wi-Fi from another: only of a link that is none it is certain.
    ...(medium === "wired" && { publicWifi: false }),
    ...(sharedDevice !== undefined && { sharedDevice }),
    ...(antivirus && { antivirus: protects(antivirus, today) }),
    ...told,
    ...(declared.length > 0 && { declared }),
    ...(Object.keys(details).length > 0 && { details }),
  };
}

function protects({ realTime, signaturesOn }: AntivirusReading, today: string): boolean {
  if (!realTime) return false;
  if (signaturesOn === undefined) return true;
  const days = (Date.parse(today) - Date.parse(signaturesOn)) / 86_400_000;
  return days <= OLDEST_SIGNATURES_DAYS;
}

function detailsOf({
  antivirus,
  diskEncrypted,
  updatedOn,
  securityUpdates,
}: Reading): Record<string, unknown> {
  return {
    ...(antivirus && { antivirus: clean(antivirus.product) }),
    ...(antivirus?.signaturesOn && { signaturesOn: antivirus.signaturesOn }),
    ...(diskEncrypted !== undefined && { diskEncrypted }),
    ...(updatedOn && { updatedOn }),
    ...(securityUpdates !== undefined && { securityUpdates }),
  };
}

/** A product may call itself anything: no control characters, nothing that rearranges a line, not endless. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim()
    .slice(0, 60);
}

/** What must be said again at once when it changes. */
export function essenceOf({ medium, adapter: _, ...rest }: Reading): string {
  return JSON.stringify([medium, rest]);
}
