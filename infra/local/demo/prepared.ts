// The demo city before anybody works from home: people, readiness, the register, the nine systems and their lists.
import { EXCHANGE_SYSTEMS, type ExchangeCode } from "../../../functions/shared/rules/systems.ts";
import { type DemoCity, DOCUMENT, HOME, PERSONNEL, RECORDS, SCAN, SUPERVISOR, SYSTEM } from "./demo-city.ts";
import { BORROWERS, OFFICE, PEOPLE, peopleFile, UNITS } from "./people.ts";

export async function prepared(city: DemoCity): Promise<void> {
  await city.on(30, "09:00");
  await Promise.all([
    staffed(city).then(() => ready(city)),
    registered(city),
    ...EXCHANGE_SYSTEMS.map(system => planned(city, system)),
  ]);
  await city.on(29, "10:00");
  await Promise.all(["household", "police", "health", "land"].map(system => listed(city, system)));
  await city.caughtUp();
}

const placeOf = (system: string) => EXCHANGE_SYSTEMS.indexOf(system as ExchangeCode);
/** Where a system leaves this machine, as its stage says. */
export const egressOf = (system: string) => `203.0.113.${22 + placeOf(system)}/32`;
const serversOf = (system: string) => `203.0.113.${64 + 16 * placeOf(system)}/28`;
export const adminOf = (system: string) => `admin@${system}`;

async function staffed(city: DemoCity): Promise<void> {
  for (const [unit, { name }] of Object.entries(UNITS))
    await city.done(PERSONNEL, `POST /v1/agencies/${OFFICE}/units/${unit}`, { name });
  await city.file(PERSONNEL, `/v1/people/import?agency=${OFFICE}`, peopleFile(PEOPLE, UNITS));
  for (const [unit, { name, head }] of Object.entries(UNITS))
    await city.done(PERSONNEL, `POST /v1/agencies/${OFFICE}/units/${unit}`, { name, head });
  // The file has no titles.
  const posted = PEOPLE.map(({ account, unit, title }) => {
    const { head } = UNITS[unit];
    const place = { unit, title, calendar: "office", ...(head !== account && { superior: head }) };
    return city.done(PERSONNEL, `POST /v1/people/${account}/posting`, place);
  });
  await Promise.all(posted);
}

async function ready(city: DemoCity): Promise<void> {
  const agency = `POST /v1/agencies/${OFFICE}`;
  const sites = [
    { id: "north-gate", name: "北側門外棚架" },
    { id: "lobby", name: "一樓大廳外走廊" },
  ];
  await city.done(SUPERVISOR, `${agency}/return-sites`, { sites });
  await city.done(SUPERVISOR, `${agency}/scan-officers`, { people: [SCAN] });
  const relay = {
    notice: "府研智字第1100681935號",
    relayedTo: ["各戶政事務所"],
    relayedAt: city.now.toISOString(),
  };
  await city.done(SUPERVISOR, `${agency}/relays`, relay);
  const fit = { fit: true, note: "堪用" };
  const people = { people: BORROWERS, planRef: "應變計畫 115-1", drillRequired: true };
  await city.done(RECORDS, `${agency}/readiness`, { hardware: fit, software: fit, ...people });
  await city.done(SUPERVISOR, `${agency}/drills`, {
    doneAt: city.now.toISOString(),
    participants: BORROWERS,
  });
}

async function registered(city: DemoCity): Promise<void> {
  const all = city.register();
  const more = [OFFICE, SYSTEM, "exchange-terminal", "agency", "2024-03-01", RECORDS, "電源線；滑鼠"];
  const rows = all.map(({ propertyNo, serial, brand }) => [propertyNo, serial, brand, ...more]);
  const head = ["財產編號", "序號", "廠牌", "機關", "體系", "用途", "權屬", "啟用日期", "保管人", "配件"];
  const file = [head, ...rows].map(cells => cells.join(",")).join("\r\n");
  await city.file(RECORDS, `/v1/terminals/import?agency=${OFFICE}`, file);
  const keyed = all.map(({ propertyNo, key }) =>
    city.done(RECORDS, `POST /v1/terminals/${propertyNo}/posture-key`, { key }),
  );
  await Promise.all(keyed);
}

async function planned(city: DemoCity, system: string): Promise<void> {
  const plan = { accounts: 20, seats: 10, bandwidthMbps: 100, planRef: "容量規劃 115-1" };
  await city.done(adminOf(system), `PUT /v1/systems/${system}/plan`, plan);
  const way = { endpoint: city.endpointOf(system), channel: "vpn", egress: egressOf(system) };
  await city.done(adminOf(system), `POST /v1/systems/${system}/endpoints`, way);
}

async function listed(city: DemoCity, system: string): Promise<void> {
  const home = system === SYSTEM ? HOME : `198.51.100.${100 + placeOf(system)}`;
  await changed(city, { system, direction: "inbound", range: `${home}/32`, owner: "居家辦公人員" });
  await changed(city, { system, direction: "outbound", range: serversOf(system), owner: "公文交換主機" });
}

async function changed(
  city: DemoCity,
  { system, direction, range, owner }: Readonly<Record<"system" | "direction" | "range" | "owner", string>>,
): Promise<void> {
  const list = `POST /v1/lists/${system}/vpn/${direction}/changes`;
  const body = { reason: "居家辦公", document: DOCUMENT, add: [{ range, owner }] };
  const { number } = await city.done(adminOf(system), list, body);
  await city.done(`admin2@${system}`, `${list}/${number}/approval`);
}
