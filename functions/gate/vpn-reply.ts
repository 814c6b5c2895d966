// The gate's answer in the fields that each schema version of the VPN service wants, and no other: any slip denies the connection; pure.
import type { SchemaVersion } from "./vpn-question.ts";
import { cut } from "./vpn-text.ts";

export interface Said {
  readonly allow: boolean;
  readonly message: string;
  /** Shown in connection logs and nowhere judged. */
  readonly statuses: readonly string[];
}

const MOST_STATUSES = 10;

export function vpnReply(version: SchemaVersion, { allow, message, statuses }: Said) {
  const told = version === "v1" ? "error-msg-on-failed-posture-compliance" : "error-msg-on-denied-connection";
  return {
    allow,
    [told]: cut(message),
    "posture-compliance-statuses": statuses.slice(0, MOST_STATUSES).map(status => cut(status)),
    "schema-version": version,
  };
}
