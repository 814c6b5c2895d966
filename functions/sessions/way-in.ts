// What the gate knows of the way in: the channel and log-in, the link at home, the addresses, the system's capacity; pure.
import type { Adopted } from "./adoption.ts";
import type { Channel, Deadline, Part } from "./known.ts";
import type { Question } from "./question.ts";
import type { Found, GateStates, PostureReport, SystemPlan } from "./states.ts";

const MINUTE_MS = 60_000;
/** Both are encrypted by what they are; nothing is known to be so of any other way. */
const ENCRYPTED: readonly (Channel | undefined)[] = ["vpn", "vdi"];

export function sessionOf(question: Question, at: string): Part {
  const { channel, factors, loginUntil, business, rights, functions } = question;
  const { document, export: taken, trade } = question;
  return {
    known: {
      session: {
        ...(channel && { channel }),
        encrypted: ENCRYPTED.includes(channel),
        factors,
        loginExpired: loginUntil !== undefined && loginUntil <= at,
        ...(business && { business }),
        ...(rights && { rights }),
        ...(functions && { functions }),
      },
      ...(document && { document }),
      ...(taken && { export: taken }),
      ...(trade && { trade }),
    },
    deadlines: until(loginUntil, at, "session.loginExpired", {
      "zh-TW": "登入到期",
      en: "the log-in expires",
    }),
  };
}

export function postureOf(posture: Found<PostureReport> | undefined, profiles: Adopted, at: string): Part {
  if (!posture) return { known: {} };
  const { reportedAt, ...claims } = posture.state;
  const age = Date.parse(at) - Date.parse(reportedAt);
  // A report from the future proves nothing about now.
  if (age < 0) return { known: {} };
  const known = { ...claims, minutesOld: Math.floor(age / MINUTE_MS) };
  const fresh = freshMinutes(profiles).map(minutes =>
    new Date(Date.parse(reportedAt) + minutes * MINUTE_MS).toISOString(),
  );
  const reason = { "zh-TW": "連線環境須重新回報", en: "the link must be reported again" };
  return {
    known: { posture: known },
    records: { posture },
    deadlines: fresh.flatMap(end => until(end, at, "posture.minutesOld", reason)),
  };
}

function freshMinutes(profiles: Adopted): number[] {
  return Object.values(profiles).flatMap(({ postureFreshMinutes: minutes }) =>
    typeof minutes === "number" ? [minutes] : [],
  );
}

export function addressOf({ egress, source, firewall }: GateStates, at: string): Part {
  if (!egress || !source || !firewall) return { known: {} };
  const ended = (end: string | undefined) => end !== undefined && end <= at;
  const known = {
    egress: ended(egress.state.until) ? "ended" : egress.state.status,
    source: ended(source.state.until) ? "not-listed" : source.state.status,
    inboundRule: firewall.state.inbound,
    outboundRule: firewall.state.outbound,
  };
  const ends = { "zh-TW": "白名單位址到期", en: "the listed address ends" };
  const reportEnds = { "zh-TW": "回報的位址到期", en: "the reported address ends" };
  return {
    known: { address: known },
    records: {
      "address.egress": egress,
      "address.source": source,
      "address.inboundRule": firewall,
      "address.outboundRule": firewall,
    },
    deadlines: [
      ...until(source.state.until, at, "address.source", ends),
      ...until(egress.state.until, at, "address.egress", reportEnds),
    ],
  };
}

export function capacityOf(system: Found<SystemPlan> | undefined, question: Question, at: string): Part {
  if (!system || !question.system) return { known: {} };
  const { planned, open, remoteTestedAt } = system.state;
  const remoteTested = remoteTestedAt !== undefined && remoteTestedAt <= at;
  const seats = question.channel && planned[question.channel];
  return {
    known: {
      system: { code: question.system, remoteTested },
      ...(question.channel &&
        seats !== undefined && { capacity: { planned: seats, open: open[question.channel] ?? 0 } }),
    },
    records: { system, capacity: system },
  };
}

function until(
  end: string | undefined,
  at: string,
  fact: Deadline["fact"],
  reason: Deadline["reason"],
): Deadline[] {
  return end !== undefined && at < end ? [{ at: end, fact, reason }] : [];
}
