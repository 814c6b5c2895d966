// Every entry there is and what it may touch; the stack makes one function of each and grants exactly this.
import type { StreamKind } from "./shared/journal/keys.ts";

export const RIGHTS = [
  "journal-read",
  "journal-write",
  "directory",
  "directory-shelves",
  "directory-pushed",
  "directory-tokens",
  "seats",
  "guards",
  "console-session",
  "lists",
  "vpn",
  "network",
  "sign",
  "signing-keys",
  "key-age",
  "packs-add",
  "packs-read",
  "follower-queues",
  "unread-queues",
  "targets",
  "webhooks",
  "network-upkeep",
  "names-read",
  "notices",
  "mail",
  "city-services",
  "sending",
  "heads-keep",
  "exports-seen",
] as const;
export type Right = (typeof RIGHTS)[number];

export interface FunctionEntry {
  readonly path: string;
  readonly rights: readonly Right[];
  /** Fed by the journal: only events of these kinds arrive, at least once, in any order. Each has a queue of its own. */
  readonly follows?: readonly StreamKind[];
  /** Reads the table's stream itself, which serves two readers well and no third; all others are fed by the dispatcher. */
  readonly readsStream?: boolean;
  /** Woken by a timer, for certainty where the journal's stream gives speed. */
  readonly everyMinutes?: number;
  /** Where it has more to do than an answer: a whole processor comes with 1,769 MB, and as much time as its work may take. */
  readonly size?: { readonly memoryMb: number; readonly seconds: number };
  /**
   * What a person must look at when its log says it so many times in five minutes. Each has an article of that name in the
   * operator's runbook.
   */
  readonly alarms?: Readonly<Record<string, number>>;
}

/** What a function has where its row says nothing else. Cold start is bound by the processor, which comes with memory. */
export const USUAL_SIZE = { memoryMb: 1_024, seconds: 15 };

/** What Client VPN asks. */
export const CONNECT = "sessions/connect";

/** Told by CloudFormation, after each deployment, what it left of a system. */
export const DEPLOYED = "systems/deployed";

/** Whoever asks the gate: each a refusal for a fault of ours, and not for a clause. */
const GATE_ALARMS = { "gate-failed": 1, "refusal-unrecorded": 1, "moved-too-often": 5 };

const ROWS: readonly FunctionEntry[] = [
  { path: "about/about", rights: [] },
  { path: "about/keys", rights: ["signing-keys"] },
  { path: "about/health", rights: ["journal-read", "signing-keys", "key-age", "unread-queues", "sending"] },
  {
    path: "about/look-daily",
    rights: ["signing-keys", "key-age", "exports-seen"],
    everyMinutes: 24 * 60,
    alarms: { "signing-key-old": 1, "export-unfinished": 1 },
  },
  { path: "audit/read", rights: ["journal-read"] },
  {
    path: "audit/keep-heads",
    rights: ["journal-read", "heads-keep"],
    everyMinutes: 24 * 60,
    // A whole day of the city is read.
    size: { memoryMb: 1_024, seconds: 300 },
    alarms: { "heads-not-kept": 1 },
  },
  { path: "audit/verify", rights: ["journal-read", "signing-keys"] },
  { path: "console/door", rights: ["console-session"], alarms: { "session-unread": 3 } },
  { path: "console/home", rights: ["console-session"], alarms: { "session-unread": 3 } },
  { path: "console/console", rights: ["console-session"], alarms: { "session-unread": 3 } },
  { path: "console/counter", rights: ["console-session"], alarms: { "session-unread": 3 } },
  { path: "console/sessions", rights: ["console-session"], alarms: { "session-unread": 3 } },
  { path: "console/lists", rights: ["console-session"], alarms: { "session-unread": 3 } },
  { path: "console/people", rights: ["console-session"], alarms: { "session-unread": 3 } },
  { path: "console/office", rights: ["console-session"], alarms: { "session-unread": 3 } },
  { path: "console/search", rights: ["console-session"], alarms: { "session-unread": 3 } },
  { path: "console/home-days", rights: ["console-session"], alarms: { "session-unread": 3 } },
  { path: "console/hours", rights: ["console-session"], alarms: { "session-unread": 3 } },
  { path: "console/home-logs", rights: ["console-session"], alarms: { "session-unread": 3 } },
  { path: "console/help", rights: ["console-session"], alarms: { "session-unread": 3 } },
  { path: "agencies/prepare", rights: ["journal-write", "guards"] },
  { path: "agencies/adopt", rights: ["journal-write", "guards"] },
  { path: "calendars/load", rights: ["journal-write"] },
  { path: "people/enrol", rights: ["journal-write"] },
  { path: "people/place", rights: ["journal-write"] },
  { path: "people/breach", rights: ["journal-write"] },
  {
    path: "people/import",
    rights: ["journal-write", "directory"],
    size: { memoryMb: 1_769, seconds: 29 },
  },
  { path: "approvals/apply", rights: ["journal-write"] },
  { path: "approvals/amend", rights: ["journal-write"] },
  { path: "approvals/decide", rights: ["journal-write"] },
  { path: "approvals/read", rights: ["journal-read"] },
  { path: "people/read", rights: ["journal-read"] },
  { path: "rosters/own", rights: ["journal-write"] },
  {
    path: "rosters/set",
    rights: ["journal-write"],
    size: { memoryMb: 1_769, seconds: 29 },
  },
  {
    path: "rosters/import",
    rights: ["journal-write"],
    size: { memoryMb: 1_769, seconds: 29 },
  },
  { path: "rosters/change", rights: ["journal-write"] },
  { path: "rosters/read", rights: ["journal-read"] },
  { path: "hours/assign", rights: ["journal-write"] },
  { path: "hours/own", rights: ["journal-write"] },
  { path: "hours/confirm", rights: ["journal-write"] },
  { path: "hours/leave", rights: ["journal-write"] },
  { path: "hours/book", rights: ["journal-write"] },
  { path: "hours/close", rights: ["journal-write"], size: { memoryMb: 1_769, seconds: 29 } },
  { path: "hours/import", rights: ["journal-write"], size: { memoryMb: 1_769, seconds: 29 } },
  { path: "hours/read", rights: ["journal-read"], size: { memoryMb: 1_769, seconds: 29 } },
  { path: "hours/warn", rights: ["journal-write"], everyMinutes: 60 },
  { path: "attendance/own", rights: ["journal-write"] },
  { path: "attendance/over", rights: ["journal-write"] },
  {
    path: "attendance/import",
    rights: ["journal-write"],
    size: { memoryMb: 1_769, seconds: 29 },
  },
  { path: "attendance/read", rights: ["journal-read"] },
  { path: "attendance/remind", rights: ["journal-write"], everyMinutes: 60 },
  { path: "devices/devices", rights: ["journal-write"] },
  { path: "devices/read", rights: ["journal-read"] },
  { path: "devices/due", rights: ["journal-write"], follows: ["APPROVAL"], everyMinutes: 60 },
  { path: "supplies/supplies", rights: ["journal-write"] },
  { path: "supplies/due", rights: ["journal-write"], follows: ["APPROVAL"], everyMinutes: 60 },
  { path: "terminals/register", rights: ["journal-write"] },
  { path: "terminals/registers", rights: ["journal-write"] },
  { path: "terminals/list", rights: ["journal-read"] },
  { path: "terminals/index", rights: ["journal-write"], follows: ["TERMINAL"], everyMinutes: 10 },
  { path: "terminals/lend", rights: ["journal-write"] },
  { path: "terminals/return", rights: ["journal-write", "signing-keys"] },
  { path: "terminals/attest", rights: ["journal-write", "sign"] },
  { path: "terminals/incident", rights: ["journal-write"] },
  { path: "terminals/batch", rights: ["journal-write", "signing-keys"] },
  { path: "terminals/history", rights: ["journal-read"] },
  { path: "terminals/remind", rights: ["journal-write"], everyMinutes: 60 },
  { path: "systems/manage", rights: ["journal-write", "guards"] },
  { path: "systems/read", rights: ["journal-read"] },
  { path: DEPLOYED, rights: ["journal-write", "guards"], alarms: { "deployment-unrecorded": 1 } },
  { path: "brokers/manage", rights: ["journal-write", "guards", "webhooks"] },
  { path: "brokers/notify-by-hand", rights: ["journal-write", "sign", "webhooks"] },
  { path: "brokers/confirm", rights: ["journal-write", "guards"], alarms: { "closed-falsely": 1 } },
  { path: "brokers/feed", rights: ["journal-read"] },
  {
    path: "brokers/notify",
    rights: ["journal-write", "guards", "sign", "webhooks"],
    follows: ["SESSION"],
    everyMinutes: 1,
    alarms: { "session-not-closed": 1, "broker-not-told": 5 },
  },
  { path: "allowlist/lists/read", rights: ["journal-read"] },
  { path: "allowlist/lists/history", rights: ["journal-read"] },
  { path: "allowlist/changes/propose", rights: ["journal-write", "guards", "targets"] },
  { path: "allowlist/changes/decide", rights: ["journal-write", "guards", "targets"] },
  { path: "allowlist/changes/remove", rights: ["journal-write", "guards"] },
  { path: "allowlist/endings/expire", rights: ["journal-write", "guards"], everyMinutes: 1 },
  {
    path: "allowlist/applying/apply",
    rights: ["journal-write", "guards", "lists"],
    follows: ["LIST"],
    everyMinutes: 1,
    alarms: { "prefix-list-drift": 1, "prefix-list-full": 1, "apply-unfinished": 3 },
  },
  { path: "reports/file", rights: ["journal-write", "guards"] },
  { path: "reports/compile", rights: ["journal-write", "guards", "sign", "packs-add"] },
  { path: "reports/answer", rights: ["journal-write", "guards"] },
  { path: "reports/reconcile", rights: ["journal-write"] },
  { path: "reports/read", rights: ["journal-read"] },
  { path: "reports/download", rights: ["journal-read", "signing-keys", "packs-read"] },
  {
    path: CONNECT,
    rights: ["journal-write", "seats"],
    alarms: GATE_ALARMS,
  },
  {
    path: "closing/close",
    rights: ["journal-write", "seats", "guards", "vpn"],
    follows: [
      "TERMINAL",
      "DEVICE",
      "PERSON",
      "APPROVAL",
      "ROSTER",
      "OVERTIME",
      "TICKET",
      "AGENCY",
      "SYSTEM",
      "LIST",
      "REPORT",
      "STOP",
      "POSTURE",
      "SESSION",
      "PRODUCTS",
      "FIRM",
    ],
    readsStream: true,
    everyMinutes: 1,
    size: { memoryMb: 1_769, seconds: 60 },
    alarms: { "stray-connection": 1, "vpn-unseen": 10, "closing-unfinished": 3 },
  },
  { path: "sessions/ask", rights: ["journal-write", "seats", "guards"], alarms: GATE_ALARMS },
  { path: "sessions/act", rights: ["journal-write"], alarms: { "gate-failed": 1 } },
  { path: "sessions/watch", rights: ["journal-read"] },
  { path: "sessions/search", rights: ["journal-read"] },
  { path: "sessions/index", rights: ["journal-write"], follows: ["SESSION"], everyMinutes: 10 },
  {
    path: "documents/index",
    rights: ["journal-write"],
    follows: ["AGENCY", "SYSTEM", "LIST", "REPORT", "PACK", "PRODUCTS", "CALENDAR"],
    everyMinutes: 10,
  },
  { path: "documents/find", rights: ["journal-read"] },
  { path: "sessions/explain", rights: ["journal-read"] },
  {
    path: "recheck/recheck",
    rights: ["journal-write", "guards"],
    follows: ["SESSION"],
    everyMinutes: 1,
    size: { memoryMb: 1_769, seconds: 30 },
    alarms: {
      "decision-differs": 1,
      "official-engine-failed": 1,
      "decisions-unjudged": 1,
      "decision-unjudgeable": 20,
      "yeses-unjudged": 1,
    },
  },
  { path: "stops/reopen", rights: ["journal-write", "guards"] },
  { path: "stops/stop", rights: ["journal-write", "guards"] },
  {
    path: "stops/cut",
    rights: ["journal-write", "network"],
    follows: ["STOP"],
    everyMinutes: 1,
    alarms: { "network-not-cut": 1, "network-not-restored": 1, "network-drift": 1 },
  },
  { path: "network/keep", rights: ["journal-read", "network-upkeep"], everyMinutes: 5 },
  { path: "firm/firm", rights: ["journal-write", "guards"] },
  { path: "firm/read", rights: ["journal-read"] },
  { path: "oddities/watch", rights: ["journal-write"], follows: ["SESSION"], everyMinutes: 10 },
  { path: "oddities/read", rights: ["journal-read"] },
  { path: "products/products", rights: ["journal-write", "guards"] },
  { path: "products/concerned", rights: ["journal-read"] },
  { path: "posture/posture", rights: ["journal-write"] },
  { path: "posture/counter", rights: ["journal-write"] },
  { path: "posture/patches", rights: ["journal-read"] },
  // A page's dozen questions are a page's whole wait.
  { path: "together/together", rights: ["journal-read"], size: { memoryMb: 1_769, seconds: 29 } },
  { path: "tickets/ticket", rights: ["journal-write"] },
  { path: "directory/directory", rights: ["journal-read", "directory", "directory-shelves"] },
  {
    path: "people/scim/scim",
    rights: ["journal-write", "directory", "directory-shelves", "directory-pushed", "directory-tokens"],
  },
  {
    path: "people/scim/settle",
    rights: ["journal-write", "directory", "directory-shelves", "directory-pushed"],
    everyMinutes: 1,
  },
  {
    path: "notices/note",
    rights: ["journal-read", "notices"],
    follows: [
      ...(["TERMINAL", "DEVICE", "PERSON", "APPROVAL", "ROSTER", "ATTENDANCE", "WORKLOG"] as const),
      ...(["SUPPLY", "OVERTIME", "COMPLEAVE", "HOURSBOOK"] as const),
      ...(["AGENCY", "SYSTEM", "LIST", "SESSION"] as const),
      ...(["REPORT", "PACK", "STOP", "NETWORK", "CALENDAR", "PRODUCTS", "FIRM", "ODDITY"] as const),
    ],
    everyMinutes: 10,
  },
  {
    path: "notices/deliver",
    rights: ["journal-read", "names-read", "notices", "mail", "city-services"],
    everyMinutes: 1,
    size: { memoryMb: 1_024, seconds: 30 },
    alarms: { "notice-not-sent": 10, "notice-given-up": 1 },
  },
  { path: "notices/bounce", rights: ["notices"], alarms: { "mail-bounced": 10 } },
  { path: "notices/inbox", rights: ["names-read", "notices"] },
  { path: "reports/remind", rights: ["journal-write", "guards"], everyMinutes: 60 },
];

/** Those that the dispatcher feeds. */
export const FED: readonly (FunctionEntry & Required<Pick<FunctionEntry, "follows">>)[] = ROWS.flatMap(row =>
  row.follows && !row.readsStream ? [{ ...row, follows: row.follows }] : [],
);

export const DISPATCHER = "following/dispatch";

export const ENTRIES: readonly FunctionEntry[] = [
  ...ROWS,
  {
    path: DISPATCHER,
    rights: ["follower-queues"],
    follows: [...new Set(FED.flatMap(({ follows }) => follows))],
    readsStream: true,
    alarms: { "queue-refused": 1 },
  },
];
