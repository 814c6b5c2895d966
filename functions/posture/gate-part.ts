// What the gate knows of the way in: the channel and log-in, the link at home, the addresses, the system's seats; pure.

import type { Channel, Deadline, Part, PersonSession, TerminalSession } from "../gate/facts.ts";
import type { Question } from "../gate/question.ts";
import type {
  EgressReport,
  FirewallRule,
  Found,
  OpenAlready,
  PostureReport,
  SourceMembership,
  SystemPlan,
} from "../gate/states.ts";
import type { ProfileId } from "../shared/rules/clauses.ts";
import { profileOf } from "../shared/rules/profile.ts";
import type { Words } from "../shared/words.ts";

const MINUTE_MS = 60_000;
/** Both are encrypted by what they are; nothing is known to be so of any other way. */
const ENCRYPTED: readonly (Channel | undefined)[] = ["vpn", "vdi"];

export function askedOf({ person: _, system, loginUntil, ...asked }: Question, at: string): Part {
  return {
    known: {
      ...asked,
      ...(system && { system }),
      encrypted: ENCRYPTED.includes(asked.channel),
      loginExpired: loginUntil !== undefined && loginUntil <= at,
    },
    deadlines: endAt(loginUntil, "loginExpired", { "zh-TW": "登入到期", en: "the log-in expires" }, at),
  };
}

export function postureOf(
  posture: Found<PostureReport> | undefined,
  profiles: readonly ProfileId[],
  at: string,
): Part {
  if (!posture) return { known: {} };
  const { reportedAt, ...claims } = posture.state;
  const age = Date.parse(at) - Date.parse(reportedAt);
  // A report from the future proves nothing about now.
  if (!(age >= 0)) return { known: {} };
  const reason = { "zh-TW": "連線環境須重新回報", en: "the link must be reported again" };
  return {
    from: posture,
    known: { ...claims, postureMinutes: Math.floor(age / MINUTE_MS) },
    deadlines: profiles.flatMap(id => {
      const fresh = profileOf(id).parameters.postureFreshMinutes?.value ?? null;
      if (fresh === null) return [];
      const end = new Date(Date.parse(reportedAt) + fresh * MINUTE_MS).toISOString();
      return endAt(end, "postureMinutes", reason, at);
    }),
  };
}

export function egressOf(egress: Found<EgressReport> | undefined, at: string): Part {
  if (!egress) return { known: {} };
  const { status, until } = egress.state;
  const reason = { "zh-TW": "回報的位址到期", en: "the reported address ends" };
  return {
    from: egress,
    known: { egress: isOver(until, at) ? "ended" : status },
    deadlines: endAt(until, "egress", reason, at),
  };
}

export function sourceOf(source: Found<SourceMembership> | undefined, at: string): Part {
  if (!source) return { known: {} };
  const { status, until } = source.state;
  const reason = { "zh-TW": "白名單位址到期", en: "the listed address ends" };
  return {
    from: source,
    known: { source: isOver(until, at) ? "not-listed" : status },
    deadlines: endAt(until, "source", reason, at),
  };
}

export function ruleOf(name: "inboundRule" | "outboundRule", rule: Found<FirewallRule> | undefined): Part {
  return rule ? { from: rule, known: { [name]: rule.state.inForce } } : { known: {} };
}

export function seatsOf(system: Found<SystemPlan> | undefined, { channel }: Question, at: string): Part {
  if (!system) return { known: {} };
  const { planned, open, remoteTestedAt } = system.state;
  const seats = channel && planned[channel];
  return {
    from: system,
    known: {
      remoteTested: isOver(remoteTestedAt, at),
      ...(channel && seats !== undefined && { seatsLeft: seats - (open[channel] ?? 0) }),
    },
  };
}

export function openAlready(
  name: "terminalSession" | "personSession",
  open: OpenAlready<TerminalSession | PersonSession> | undefined,
): Part {
  return open
    ? { ...(open.session && { from: open.session }), known: { [name]: open.where } }
    : { known: {} };
}

function isOver(instant: string | undefined, at: string): boolean {
  return instant !== undefined && instant <= at;
}

function endAt(end: string | undefined, fact: Deadline["fact"], reason: Words, at: string): Deadline[] {
  return end !== undefined && at < end ? [{ at: end, fact, reason }] : [];
}
