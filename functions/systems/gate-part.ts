// A system at the gate: which one an endpoint leads into, whether remote work was tried, how many seats are left; pure.
import type { Channel } from "../allowlist/names.ts";
import { counted, unlessUnknownYear } from "../gate/by-calendar.ts";
import type { FactsFrom, Known } from "../gate/facts.ts";
import { deadlineAt, foundIn, type GatePart, isPast, type Reads } from "../gate/part.ts";
import type { SystemChannel } from "../gate/question.ts";
import { joinedUntil } from "../network/upkeep.ts";
import { leavingOf, sessionOf } from "../sessions/gate-part.ts";
import type { SessionBroker } from "../sessions/session-event.ts";
import { stream } from "../shared/journal/keys.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { brokerOf } from "./broker.ts";
import { joinedHoursOf } from "./deployment.ts";
import { hasBroker } from "./names.ts";
import { purposeOf } from "./purpose.ts";
import { type CapacityPlan, endpointOf, isRemoteTested, type SystemState } from "./system.ts";

const SEATS_OF: Readonly<Record<Channel, (plan: CapacityPlan) => number>> = {
  vpn: ({ accounts }) => accounts,
  vdi: ({ seats }) => seats,
};

export const systemsPart: GatePart = {
  streams({ through, question }) {
    if (through) return [stream("SYSTEM", through.system)];
    return question.through ? [] : SYSTEMS.map(system => stream("SYSTEM", system));
  },
  touches: { SYSTEM: ({ id: [system = ""] }) => ({ system }) },
  about: reads => ({ through: throughOf(reads) }),
  facts(reads, { at }) {
    const system = systemOf(reads);
    // What serves no system left nothing open; another rule keeps it closed.
    if (!system) return [{ known: { endsConfirmed: true, endpointHours: OPEN } }];
    const planned = plannedSeats(reads);
    const seatsLeft = planned === undefined ? {} : { seatsLeft: planned - openBeside(reads, at) };
    const remoteTested = isPast(system.state.remoteTestedAt, at) && isRemoteTested(system.state);
    const endsConfirmed = areEndsConfirmed(reads);
    const known = { remoteTested, ...seatsLeft, endsConfirmed, ...purposeFor(reads) };
    return [
      { from: system, known },
      ...endpointHours(reads, at, system.state).map(told => ({ from: system, ...told })),
    ];
  },
};

const OPEN = "open";
const HOURS_END = {
  "zh-TW": "體系 VPN 端點的開放時段結束",
  en: "the hours of the system's VPN endpoint end",
};

/** Out of these hours an endpoint leads nowhere; of a year without a calendar nobody knows them. */
function endpointHours({ through, question }: Reads, at: string, state: SystemState): readonly FactsFrom[] {
  const hours = through?.channel === "vpn" ? joinedHoursOf(state, question.endpoint) : undefined;
  if (!hours) return [{ known: { endpointHours: OPEN } }];
  return unlessUnknownYear(() => {
    const end = joinedUntil(hours, at);
    // Who is too early or too late is told when it is.
    const known = { endpointHours: end === undefined ? `${hours.from}–${hours.until}` : OPEN };
    return { known, deadlines: deadlineAt(end, "endpointHours", counted(HOURS_END, dayOf(at)), { at }) };
  });
}

/** As the question names it, or as its endpoint is for. */
export function businessOf(reads: Reads): string | undefined {
  return reads.question.details.business ?? purposeFor(reads).business;
}

/**
 * What the VPN service cannot say follows from the endpoint, as two administrators recorded it; where they did not, nobody knows. An
 * order says of which business it is, and has the endpoint's rights and functions where it is of the endpoint's.
 */
function purposeFor(reads: Reads): Pick<Known, "business" | "rights" | "functions"> {
  const { details, endpoint } = reads.question;
  const inForce = purposeOf(systemOf(reads)?.state.purposes, endpoint)?.inForce;
  if (reads.through?.channel !== "vpn" || !inForce) return {};
  const { business, rights, functions } = inForce;
  const { trade, business: asked } = details;
  if (asked !== undefined && !(trade && asked === business)) return {};
  return { business, rights: details.rights ?? rights, functions: details.functions ?? functions };
}

/** By which of its endpoints it could be asked for, on record in the system. */
export function endpointsFor(reads: Reads): readonly string[] {
  const all = Object.entries(systemOf(reads)?.state.endpoints ?? {});
  return all.filter(([, { channel }]) => channel === reads.through?.channel).map(([endpoint]) => endpoint);
}

/** Whom a session asked for here is told to when it ends. */
export function brokerToConfirm(reads: Reads): SessionBroker | undefined {
  const { through, question } = reads;
  if (!through || !hasBroker({ channel: through.channel, endpoint: question.endpoint })) return undefined;
  const { inForce } = brokerOf(systemOf(reads)?.state.brokers, question.endpoint) ?? {};
  return inForce && { account: inForce.account, seconds: inForce.seconds };
}

/**
 * A desktop that may still be open keeps the system's next ones out, a tunnel the next ones of its server; whoever is in already did
 * nothing by which another's stayed open. Nobody asks it of Client VPN, where EC2 says itself who is cut.
 */
function areEndsConfirmed(reads: Reads): boolean {
  const { through, question } = reads;
  const channel = through?.channel;
  const isAsked = channel !== undefined && hasBroker({ channel, endpoint: question.endpoint });
  if (!isAsked || sessionOf(reads).state?.status === "allowed") return true;
  const state = systemOf(reads)?.state;
  const late = Object.values(state?.unclosed ?? {}).map(({ endpoint }) => endpoint);
  if (channel === "vpn") return !late.includes(question.endpoint);
  // One that was taken away since counts as a desktop's.
  return late.every(endpoint => endpointOf(state, endpoint)?.channel === "vpn");
}

function systemOf(reads: Reads) {
  return foundIn<SystemState>(reads, "SYSTEM", reads.through?.system ?? "");
}

/** Of the channel asked for; a system without a plan has none, and that is not the same as none left. */
export function plannedSeats(reads: Reads): number | undefined {
  const plan = systemOf(reads)?.state.plan;
  return plan && reads.through && SEATS_OF[reads.through.channel](plan);
}

/** One that is asked about again has one of the seats itself, and those that it takes over leave theirs. */
function openBeside(reads: Reads, at: string): number {
  const { open, through } = reads;
  const leaving = leavingOf(reads, at).filter(
    ({ state }) => state.system === through?.system && state.channel === through?.channel,
  );
  return open - leaving.length;
}

function throughOf(reads: Reads): SystemChannel | undefined {
  const { through, endpoint } = reads.question;
  if (through) return isServed(reads, through, endpoint) ? through : undefined;
  for (const system of SYSTEMS) {
    const found = endpointOf(reads.held<SystemState>(stream("SYSTEM", system))?.state, endpoint);
    if (found) return { system, channel: found.channel };
  }
  return undefined;
}

/** By the endpoint that is named or, where somebody asks without one what would be, by any at all. */
function isServed(reads: Reads, { system, channel }: SystemChannel, endpoint: string): boolean {
  const state = reads.held<SystemState>(stream("SYSTEM", system))?.state;
  if (endpoint !== "") return endpointOf(state, endpoint)?.channel === channel;
  return Object.values(state?.endpoints ?? {}).some(each => each.channel === channel);
}
