// A city of two agencies in a journal: what is the reader's own, and a terminal, people, lists, a report, sessions, a pack and a
// stop of somebody else, beside ids of the same shape that nobody has.
import { randomUUID } from "node:crypto";
import { type AgencyEvent, agencyLaw } from "../../functions/agencies/agency.ts";
import { type List, type ListEvent, listLaw } from "../../functions/allowlist/lists/list.ts";
import { type PersonEvent, personLaw } from "../../functions/people/person.ts";
import { type PostureEvent, postureLaw } from "../../functions/posture/posture.ts";
import { type PackEvent, packLaw } from "../../functions/reports/pack.ts";
import { type Session, sessionLaw } from "../../functions/sessions/session.ts";
import type { SessionEvent } from "../../functions/sessions/session-event.ts";
import { keepBlob } from "../../functions/shared/journal/blob.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { type StopEvent, stopLaw } from "../../functions/stops/stop.ts";
import { supplyLaw } from "../../functions/supplies/supply.ts";
import { type SystemEvent, systemLaw } from "../../functions/systems/system.ts";
import { type TerminalEvent, terminalLaw } from "../../functions/terminals/terminal.ts";
import { cityInOrder, dueOn, happened } from "../gate/city.ts";
import * as told from "../house/city.ts";

export const OWN = told.AGENCY;
export const FOREIGN = told.FOREIGN;
const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

let numbers = 0;
/** A property number nobody has yet. */
export const nobodysNumber = () => `3140101-04-${String(++numbers).padStart(7, "0")}`;

export async function registered(agency: string, system: string, steps: readonly object[] = []) {
  const propertyNo = nobodysNumber();
  const paper = told.registered(propertyNo, { agency, system });
  for (const event of [paper, ...steps])
    await happened(terminalLaw, stream("TERMINAL", propertyNo), event as TerminalEvent);
  return propertyNo;
}

const lent = async (borrower: string) => {
  await keepBlob(told.PLEDGE);
  return told.carriedOut(borrower, dueOn());
};

const enrolled = async (person: string, more: readonly object[] = []) => {
  for (const event of [told.enrolled(FOREIGN), ...more])
    await happened(personLaw, stream("PERSON", person), event as PersonEvent);
  return person;
};

/** Everything of the other agency, in the stages that would show. */
export async function foreignThings() {
  const [person, left] = [`a-${randomUUID()}`, `b-${randomUUID()}`];
  await enrolled(person, [{ type: "Suspended", reason: "x" }]);
  await enrolled(left, [{ type: "PersonLeft" }]);
  const out = await registered(FOREIGN, "police", await lent(person));
  const held = await registered(FOREIGN, "police", [...(await lent(person)), { type: "ReturnDeclared" }]);
  const office = await registered(FOREIGN, "police");
  await happened(agencyLaw, stream("AGENCY", FOREIGN), {
    type: "RulesAdopted",
    ...{ profiles: ["tainan-2021"], bannedBrands: ["Acer"], loanReminderDays: [] },
  } as AgencyEvent);
  const key = { kty: "EC", crv: "P-256", x: "x", y: "y", kid: "kid", alg: "ES256", use: "sig" };
  const enrol = { type: "PostureKeyEnrolled", agency: FOREIGN, key, source: "declared" } as PostureEvent;
  await happened(postureLaw, stream("POSTURE", out), enrol);
  return { people: [person, left], terminals: [out, held, office], ...(await foreignRecords(person, out)) };
}

async function foreignRecords(person: string, terminal: string) {
  const system = { type: "CapacityPlanned", accounts: 5, seats: 5, bandwidthMbps: 1, planRef: "p" } as const;
  await happened(systemLaw, stream("SYSTEM", "police"), system as SystemEvent);
  const list = stream("LIST", "police", "vpn", "inbound");
  const proposal = await keepBlob(JSON.stringify({ add: [], amend: [], remove: [] }));
  const change = {
    type: "ChangeProposed",
    number: 1,
    reason: "r",
    document: "d",
    content: proposal,
    basis: 0,
  };
  await happened<List, ListEvent>(listLaw, list, {
    ...change,
    size: { added: 0, amended: 0, removed: 0 },
  } as unknown as ListEvent);
  const session = await recordedSession({ person, terminal, agency: FOREIGN, system: "police" });
  const stop = `stop-${randomUUID()}`;
  const stopped = { scope: { kind: "terminal", id: terminal }, because: "x", agency: FOREIGN };
  await happened(stopLaw, stream("STOP", "city"), {
    type: "ConnectionsStopped",
    ...{ stop, ...stopped, system: "police", person },
  } as StopEvent);
  await happened(packLaw, stream("PACK", "1"), { type: "PackCompiled", number: 1 } as unknown as PackEvent);
  return { session, stop };
}

export async function recordedSession(asked: object): Promise<string> {
  const session = `ses-${randomUUID()}`;
  await happened<Session, SessionEvent>(sessionLaw, stream("SESSION", session), {
    type: "SessionUndecided",
    fault: "gate-unavailable",
    ...{ channel: "vdi", endpoint: "e", connection: session, address: "", question: { factors: 2 } },
    ...asked,
  } as unknown as SessionEvent);
  return session;
}

export type OwnThings = Awaited<ReturnType<typeof ownThings>>;

export const SUPPLY = "SU-00000001";
export const VDI = "vdi-broker-household";
/** What is the reader's own, in order. */
export async function ownThings() {
  const city = await cityInOrder();
  await city.systems({ type: "EndpointAdded", endpoint: VDI, channel: "vdi", egress: "203.0.113.25/32" });
  const { person, propertyNo } = await city.borrower();
  const session = await recordedSession({ person, terminal: propertyNo, agency: OWN, system: "household" });
  const item = { agency: OWN, kind: "monitor", brand: "範例牌", model: "24 吋", label: "" } as const;
  await happened(supplyLaw, stream("SUPPLY", SUPPLY), { type: "SupplyRegistered", ...item });
  return { person, propertyNo, session, soon };
}
