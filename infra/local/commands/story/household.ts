// The household system in June 2021: who, with which terminal, from where, and the acts that the story is made of.
import type { City, Knock } from "./city.ts";
import { Device } from "./device.ts";
import type { StepSeen } from "./step.ts";

export const SYSTEM = "household";
export const AGENCY = "household-office";
export const RECORDS = "records@household";
export const SUPERVISOR = "supervisor@household";
export const WORKER = "worker@household";
export const ADMIN = "admin@household";
export const SECOND = "admin2@household";
/** Of the system's VPN, as reported to the archives; of the borrower's line at home; of the servers behind. */
export const EGRESS = "203.0.113.24/32";
export const HOME = "198.51.100.7";
export const SERVERS = "203.0.113.64/28";

export const hh01 = new Device("3140101-03-0000001");
export const laptop = new Device("3140101-03-0000099");
const WHY = { reason: "居家辦公", document: "府研智字第1100681935號" };

export const at = (device: Device) => `/v1/terminals/${device.propertyNo}`;
export const who = (device: Device, address = HOME) => ({ person: WORKER, device, system: SYSTEM, address });

/** After whatever happened: whether the gate of HH-01 is open. */
export async function seen(city: City, more: Omit<StepSeen, "gate"> = {}): Promise<StepSeen> {
  await city.drain();
  return { ...more, gate: await city.gate(who(hh01)) };
}

/** Plugged in and asked for at once, and hung up again unless it is to stay. */
export async function asked(
  city: City,
  {
    device = hh01,
    medium = "wired",
    address = HOME,
  }: { device?: Device; medium?: "wired" | "wifi"; address?: string } = {},
): Promise<Knock> {
  await city.reports(device, medium);
  return city.knock(who(device, address));
}

export async function register(city: City, device: Device, more: object = {}): Promise<void> {
  await city.done(RECORDS, "POST /v1/terminals", {
    propertyNo: device.propertyNo,
    serial: `SN-${device.propertyNo.slice(-3)}`,
    agency: AGENCY,
    system: SYSTEM,
    role: "exchange-terminal",
    ownership: "agency",
    brand: "Acer",
    inServiceFrom: "2019-03-01",
    custodian: RECORDS,
    accessories: ["電源線"],
    ...more,
  });
  await city.done(RECORDS, `POST ${at(device)}/posture-key`, { key: device.key });
}

/** Proposed by one administrator, approved by the other, and put in force by whoever follows the journal. */
export async function list(city: City, direction: "inbound" | "outbound", range: string): Promise<void> {
  const place = `/v1/lists/${SYSTEM}/vpn/${direction}`;
  const body = { ...WHY, add: [{ range, owner: "戶政事務所" }] };
  const { number } = await city.done(ADMIN, `POST ${place}/changes`, body);
  await city.done(SECOND, `POST ${place}/changes/${number}/approval`);
  await city.drain();
}

/** Under the head of their unit, who alone may recall and suspend them besides personnel. */
export async function place(city: City): Promise<void> {
  const personnel = "personnel@household";
  const staff = { agency: AGENCY, status: "civil-servant" };
  await city.done(personnel, `POST /v1/people/${SUPERVISOR}/enrol`, staff);
  const unit = { name: "登記課", head: SUPERVISOR };
  await city.done(personnel, `POST /v1/agencies/${AGENCY}/units/registration`, unit);
  const posting = { unit: "registration", title: "課員", superior: SUPERVISOR, calendar: "office" };
  await city.done(personnel, `POST /v1/people/${WORKER}/posting`, posting);
}

export async function prepare(city: City): Promise<void> {
  const sites = { sites: [{ id: "north-gate", name: "北側門外棚架" }] };
  await city.done(SUPERVISOR, `POST /v1/agencies/${AGENCY}/return-sites`, sites);
  const officers = { people: ["scan@household"] };
  await city.done(SUPERVISOR, `POST /v1/agencies/${AGENCY}/scan-officers`, officers);
  const fit = { fit: true, note: "堪用" };
  const review = {
    hardware: fit,
    software: fit,
    people: [WORKER],
    planRef: "應變計畫 110-1",
    drillRequired: true,
  };
  await city.done(SUPERVISOR, `POST /v1/agencies/${AGENCY}/readiness`, review);
  const drill = { doneAt: "2021-06-04T09:30:00+08:00", participants: [WORKER] };
  await city.done(SUPERVISOR, `POST /v1/agencies/${AGENCY}/drills`, drill);
}

export async function lendAndCarryOut(
  city: City,
  { dueOn, carriedOutAt } = { dueOn: "2021-06-18", carriedOutAt: "2021-06-07T10:00:00+08:00" },
): Promise<void> {
  const place = at(hh01);
  const terms = {
    borrower: WORKER,
    purpose: "防疫居家辦公收發公文",
    dueOn,
    accessories: ["電源線"],
    norm: "108.11.15",
  };
  const { custody } = await city.done(RECORDS, `POST ${place}/loans`, terms);
  await city.done("property@household", `POST ${place}/loan/approval`, { until: dueOn });
  await city.done(WORKER, `POST ${place}/loan/pledge`, { text: custody.loan.pledgeText });
  await city.at(new Date(carriedOutAt));
  await city.done(RECORDS, `POST ${place}/loan/carry-out`);
}

export const report = {
  contact: { office: "資訊科", role: "體系管理人員", extension: "1234" },
  capacity: { vpnAccounts: 20, bandwidthMbps: 100, vdiSeats: 0 },
  remarks: "防疫期間",
  rows: [{ channel: "vpn", range: EGRESS, purpose: "VPN 出口" }],
};

export const plan = { accounts: 20, seats: 0, bandwidthMbps: 100, planRef: "應變計畫 110-1" };

export const disinfection = {
  site: "north-gate",
  startedAt: "2021-06-21T00:30:00.000Z",
  doneAt: "2021-06-21T00:45:00.000Z",
};

export const scan = {
  tool: "T-CLEAN",
  toolVersion: "5.1",
  patternVersion: "16.781.00",
  patternDate: "2021-06-20",
  mode: "full-detailed",
  network: "offline",
  startedAt: "2021-06-21T00:50:00.000Z",
  finishedAt: "2021-06-21T03:30:00.000Z",
  findings: [],
  report: "a".repeat(64),
};
