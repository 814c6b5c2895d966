// A month of working from home in Keelung, July 2021: who, on which device, and the acts that the stories of home working are made of.
import type { City, Knock, StoryReply } from "./city.ts";
import { Device } from "./device.ts";
import { AGENCY, HOME, SECOND, SERVERS, SUPERVISOR, WORKER } from "./household.ts";
import type { StepSeen } from "./step.ts";

export const SYSTEM = "household-dm";
export const PERSONNEL = "personnel@household";
export const SCAN = "scan@household";
const ADMIN = "admin@household";
const CENTER = "center@city";

/** One's own laptop, once it has its number. */
export class OwnDevice {
  device: Device | undefined;

  get known(): Device {
    if (!this.device) throw new Error("the device is not registered yet");
    return this.device;
  }
}

export async function prepareSystem(city: City): Promise<void> {
  const plan = { accounts: 20, seats: 0, bandwidthMbps: 100, planRef: "應變計畫 110-1" };
  await city.done(ADMIN, `PUT /v1/systems/${SYSTEM}/plan`, plan);
  const endpoint = { endpoint: city.endpointOf(SYSTEM), channel: "vpn" };
  await city.done(ADMIN, `POST /v1/systems/${SYSTEM}/endpoints`, endpoint);
  for (const [direction, range] of [
    ["inbound", `${HOME}/32`],
    ["outbound", SERVERS],
  ] as const) {
    const list = `/v1/lists/${SYSTEM}/vpn/${direction}/changes`;
    const add = [{ range, owner: "戶政事務所" }];
    const { number } = await city.done(ADMIN, `POST ${list}`, { reason: "居家辦公", document: "函", add });
    await city.done(SECOND, `POST ${list}/${number}/approval`);
  }
  const windows = [
    { kind: "office", from: "08:00", until: "12:00", days: "working-days" },
    { kind: "office", from: "13:00", until: "17:00", days: "working-days" },
  ];
  const hours = { windows, outsideHours: "assigned" };
  await city.done(PERSONNEL, `POST /v1/agencies/${AGENCY}/working-hours`, hours);
  await city.drain();
}

export async function enrol(city: City, person: string): Promise<void> {
  const staff = { agency: AGENCY, status: "civil-servant" };
  await city.done(PERSONNEL, `POST /v1/people/${person}/enrol`, staff);
}

/** By two, for document management. */
export async function adopt(city: City, profile: string, from: string, place = "keelung"): Promise<void> {
  const standing = { city: place, kind: "government", document: "組織自治條例" };
  await city.done(CENTER, `POST /v1/agencies/${AGENCY}/standing`, standing);
  const terms = { profile, version: 1, activity: "document-management", document: "府人字第1號", from };
  const { adoptions } = await city.done(SUPERVISOR, `POST /v1/agencies/${AGENCY}/adoptions`, terms);
  const last = Object.keys(adoptions).toSorted((one, other) => Number(other) - Number(one))[0];
  await city.done(PERSONNEL, `POST /v1/agencies/${AGENCY}/adoptions/${last}/confirmation`);
}

export async function ban(city: City, brand: string): Promise<void> {
  const own = { activity: "document-management", parameter: "bannedBrands", values: [brand], unit: "names" };
  await city.done(SUPERVISOR, `POST /v1/agencies/${AGENCY}/overlays`, { ...own, document: "資安字第1號" });
}

export async function registerOwn(city: City, own: OwnDevice): Promise<void> {
  const laptop = { deviceKind: "laptop", brand: "Acer", model: "型 14", serial: "SN-1" };
  const { device } = await city.done(WORKER, `POST /v1/people/${WORKER}/devices`, laptop);
  own.device = new Device(device);
  const key = { key: own.device.key };
  await city.done("records@household", `POST /v1/terminals/${device}/posture-key`, key);
}

export async function testOwn(city: City, { known }: OwnDevice, until: string): Promise<void> {
  const passed = { passed: true, report: "資安檢測紀錄", until };
  await city.done(SCAN, `POST /v1/devices/${known.propertyNo}/tests`, passed);
}

/** Personnel lets it be used for document management. */
export async function letUse(city: City, { known }: OwnDevice): Promise<void> {
  const use = { approved: true, systems: [SYSTEM] };
  await city.done(PERSONNEL, `POST /v1/devices/${known.propertyNo}/decision`, use);
}

/** Whose data has yet to be deleted, as personnel sees it. */
export async function openDeletions(city: City): Promise<readonly string[]> {
  const { rows } = (await city.ask(PERSONNEL, `GET /v1/deletions?agency=${AGENCY}`)).body;
  return rows.map(({ device }: { device: string }) => device);
}

export async function sayDeleted(city: City, { known }: OwnDevice): Promise<void> {
  const gone = { deletionMethod: "erased", note: "清除公務資料夾" };
  await city.done(WORKER, `POST /v1/devices/${known.propertyNo}/deletion`, gone);
}

const findings = { noPublicContact: true, noSpecialEquipment: true, highAutonomy: true, lowSecrecy: true };
const factors = { workFactor: "可居家辦理", ictFactor: "自備設備已檢測", environmentFactor: "有書房" };
const terms = { content: "公文陳核", hours: "08:00–17:00" };

export interface Wanted {
  readonly person: string;
  readonly regulation: "ey-draft" | "keelung-pregnancy";
  readonly from: string;
  readonly to: string;
  readonly expectedOn?: string;
}

export function application({ regulation, from, to, expectedOn }: Wanted): object {
  const place = { placeKind: "residence", place: "住居所", contacts: "分機 1234" };
  const common = { regulation, activity: "document-management", from, to, ...place };
  if (regulation === "ey-draft") return { ...common, priorityGround: "child-care" };
  return { ...common, pregnancy: "own", expectedOn, work: ["by-ict"], environment: true };
}

/** Applied for, pledged, and granted by whoever the text says. */
export async function approve(city: City, wanted: Wanted): Promise<string> {
  const place = `/v1/people/${wanted.person}/applications`;
  const { rows } = await city.done(wanted.person, `POST ${place}`, application(wanted));
  const of = `${place}/${rows[0].application}`;
  const pledge = (await city.ask(wanted.person, `GET ${of}/pledge`)).body;
  await city.done(wanted.person, `POST ${of}/pledge`, { text: pledge.digest });
  const isAgencys = wanted.regulation === "keelung-pregnancy";
  if (isAgencys) await city.done(SUPERVISOR, `POST ${of}/opinion`, { agrees: true, note: "可" });
  const decision = { granted: true, terms, ...(isAgencys ? { factors } : { findings }) };
  await city.done(isAgencys ? PERSONNEL : SUPERVISOR, `POST ${of}/decision`, decision);
  return of;
}

export function setWeek(city: City, person: string, days: readonly string[]): Promise<StoryReply> {
  const monday = mondayOf(days[0] ?? "");
  return city.ask(SUPERVISOR, `POST /v1/home-weeks/${monday}`, { rows: [{ person, days }] });
}

/** Days of July 2021, set or refused. */
export async function setDays(
  city: City,
  own: OwnDevice,
  dates: readonly string[],
  person = WORKER,
): Promise<StepSeen> {
  return seen(city, own, { refused: refusedBy(await setWeek(city, person, july(...dates))) });
}

export function july(...dates: readonly string[]): string[] {
  return dates.map(date => `2021-07-${date}`);
}

/** Asked for, and by which clauses it was refused; a session that is let in stays, and is said. */
export async function connects(
  city: City,
  own: OwnDevice,
): Promise<StepSeen & { readonly refused: readonly string[]; readonly session: string | undefined }> {
  const { allowed, refused, session } = await asked(city, own);
  const clauses = refused.filter(each => each.includes("/"));
  return { ...(await seen(city, own)), refused: clauses, session: allowed ? session : undefined };
}

function mondayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
  return at.toISOString().slice(0, 10);
}

/** What an act was refused by; none where it was done. */
export function refusedBy({ status, body }: StoryReply): readonly string[] {
  if (status < 300) return [];
  const also = (body.also ?? []).flatMap(({ clauses = [] }: { clauses?: string[] }) => clauses);
  return [...new Set<string>([...(body.clauses ?? []), ...also])].sort();
}

export const who = (device: Device, person = WORKER) => ({ person, device, system: SYSTEM, address: HOME });

/** Asked for at once, over a wired link of one's own home. */
export async function asked(city: City, { known }: OwnDevice): Promise<Knock> {
  await city.reports(known, "wired", city.now, SAFE);
  return city.knock(who(known));
}
export const SAFE = { publicWifi: false, sharedDevice: false, antivirus: true, compliant: true };

export async function isLive(city: City, session: string): Promise<boolean> {
  return (await city.session(session)).status === "allowed";
}

export async function seen(
  city: City,
  { device }: OwnDevice,
  more: Omit<StepSeen, "gate"> = {},
): Promise<StepSeen> {
  await city.drain();
  return device ? { ...more, gate: await city.gate(who(device)) } : more;
}
