// What is asked of every route about a foreign thing: a request that is the reader's own in all but one place, and each such place.
import { ROUTES } from "../../functions/routes.ts";
import type { Caller } from "../../functions/shared/http/identity.ts";
import type { Route } from "../../functions/shared/http/route.ts";
import { isDay } from "../../functions/shared/time/day.ts";
import { OWN, type OwnThings, SUPPLY, VDI } from "./as-if-none-city.ts";

export type Kind = "terminal" | "person" | "agency" | "session" | "stop" | "pack" | "system";
export const PACK_ROUTES: readonly Route[] = ROUTES.filter(({ path }) =>
  path.startsWith("/v1/packs/{number}"),
);

/** Where an id stands in a request, by the name of its field. */
const KIND_OF: Readonly<Record<string, Kind>> = {
  ...{ propertyNo: "terminal", terminal: "terminal", dependsOnId: "terminal" },
  ...{ person: "person", borrower: "person", custodian: "person", people: "person", owner: "person" },
  ...{ agency: "agency", to: "agency", relayedTo: "agency" },
  ...{ session: "session", stop: "stop", system: "system" },
};

export interface Request {
  readonly params: Record<string, string>;
  readonly query: Record<string, string>;
  readonly body: unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: a schema is looked at for the names of its fields only.
const entriesOf = (schema: any): Record<string, { type: string }> =>
  schema?.entries ?? (schema?.pipe ? entriesOf(schema.pipe[0]) : {});

const valuesOf = (own: OwnThings): Record<string, string> => ({
  ...{ propertyNo: own.propertyNo, terminal: own.propertyNo, person: own.person, borrower: own.person },
  ...{ agency: OWN, session: own.session, system: "household", channel: "vpn", direction: "inbound" },
  ...{ number: "1", filing: "1", stop: "stop-none", stream: "TERMINAL#1-1", version: "1", code: "fault" },
  ...{ endpoint: VDI, from: "2026-11-01", until: "2026-11-02", address: "198.51.100.7" },
  ...{
    week: "2026-11-30",
    day: "2026-11-27",
    month: "2026-11",
    category: "general",
    reason: "r",
    document: "d",
  },
  ...{ to: "national-archives", format: "csv", supply: SUPPLY },
});

/** Whose `from` and `until` are moments and no days. */
const BY_MOMENT: readonly string[] = ["readListsInTime", "readOvertimeEffect"];

/** A request that is the reader's own in everything. */
export function ownRequest(route: Route, own: OwnThings): Request {
  const values = valuesOf(own);
  const moments = { from: "2026-11-01T00:00:00.000Z", until: "2026-11-02T00:00:00.000Z" };
  if (BY_MOMENT.includes(route.name)) Object.assign(values, moments);
  const required = Object.entries(entriesOf(route.query)).filter(([, { type }]) => type !== "optional");
  const value = (name: string) => [name, values[name] ?? "1"] as const;
  return {
    params: Object.fromEntries(Object.keys(entriesOf(route.params)).map(value)),
    query: Object.fromEntries(required.map(([name]) => value(name))),
    body: route.bytes ? "" : owned(structuredClone(route.example ?? {}), named(values)),
  };
}

/** In a body only what names something is put in place of the example's; its moments and words stay. */
function named(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => name in KIND_OF || name === "endpoint"),
  );
}

function owned(body: unknown, values: Record<string, string>): unknown {
  if (Array.isArray(body)) return body.map(each => owned(each, values));
  if (typeof body !== "object" || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      typeof value === "string" && !isDay(value) ? (values[name] ?? value) : owned(value, values),
    ]),
  );
}

interface About {
  readonly slot: Slot;
  readonly own: OwnThings;
}

export interface Slot {
  readonly name: string;
  readonly kind: Kind;
  put(request: Request, id: string): Request;
}

export function slotsOf(route: Route, own: OwnThings): Slot[] {
  const parts = (["params", "query"] as const).flatMap(part =>
    Object.keys(entriesOf(route[part])).flatMap((name): Slot[] => {
      const kind = PACK_ROUTES.includes(route) && name === "number" ? "pack" : KIND_OF[name];
      const put = (request: Request, id: string) => ({
        ...request,
        [part]: { ...request[part], [name]: id },
      });
      return kind ? [{ name: `${part}.${name}`, kind, put }] : [];
    }),
  );
  return [...parts, ...slotsIn(route.example, []), ...more(route, own)];
}

function slotsIn(example: unknown, path: readonly string[]): Slot[] {
  if (typeof example !== "object" || example === null) return [];
  return Object.entries(example).flatMap(([name, value]): Slot[] => {
    const field = /^\d+$/.test(name) ? (path.at(-1) ?? "") : name;
    const kind = KIND_OF[field];
    // Of which system one's own thing is, is one's own to say.
    // Nor does a day name anything, such as the last one of a span.
    if (typeof value !== "string" || !kind || kind === "system" || isDay(value))
      return slotsIn(value, [...path, name]);
    return [{ name: `body.${[...path, name].join(".")}`, kind, put: putting([...path, name]) }];
  });
}

function putting(path: readonly string[]): Slot["put"] {
  return (request, id) => {
    const body = structuredClone(request.body);
    let place = body as Record<string, unknown>;
    for (const step of path.slice(0, -1)) place = place[step] as Record<string, unknown>;
    place[path.at(-1) as string] = id;
    return { ...request, body };
  };
}

/** What no example names: any scope of a stop, an entry that depends on a loan, one's own sessions sifted. */
function more({ name }: Route, own: OwnThings): Slot[] {
  const body = (
    slot: string,
    kind: Kind,
    put: (body: Record<string, unknown>, id: string) => object,
  ): Slot => ({
    name: slot,
    kind,
    put: (request, id) => ({ ...request, body: put(request.body as Record<string, unknown>, id) }),
  });
  const query = (slot: string, kind: Kind, put: (id: string) => Record<string, string>): Slot => ({
    name: slot,
    kind,
    put: (request, id) => ({ ...request, query: put(id) }),
  });
  if (name === "stopConnections")
    return (["terminal", "person", "agency", "session"] as const).map(kind =>
      body(`scope ${kind}`, kind, (rest, id) => ({ ...rest, scope: { kind, id } })),
    );
  if (name === "previewChange" || name === "proposeChange")
    return [
      body("depends on a loan", "terminal", (rest, id) => ({
        ...{ reason: rest.reason, document: rest.document },
        add: [{ range: "198.51.101.9", owner: "x", dependsOn: "loan", dependsOnId: id }],
      })),
    ];
  if (name === "listSessions")
    return [
      query("own, of agency", "agency", agency => ({ person: own.person, agency })),
      query("own, with terminal", "terminal", terminal => ({ person: own.person, terminal })),
      query("of system on a day", "system", system => ({ system, day: "2026-11-28" })),
      query("live, of system", "system", system => ({ system, live: "true" })),
      query("live, of agency", "agency", agency => ({ live: "true", agency })),
      query("system and terminal", "terminal", terminal => ({ system: "household", terminal })),
    ];
  return [];
}

/** Whoever asks asks about themselves where the route is about a person. */
export function asReader(route: Route, request: Request, by: Caller, { slot, own }: About): Request {
  const isAbout =
    slot.kind !== "person" && ["explainGate", "listSessions", "readListsInTime"].includes(route.name);
  if (route.name === "askSession") return { ...request, body: questionOf(request.body, by, { slot, own }) };
  const person = by.roles.includes("worker") ? by.person : own.person;
  return isAbout && request.query.person ? { ...request, query: { ...request.query, person } } : request;
}

function questionOf(body: unknown, by: Caller, { slot, own }: About): object {
  const { terminal, endpoint, person, address } = body as Record<string, string>;
  if (!by.roles.includes("broker")) return { terminal, endpoint };
  return { terminal, endpoint, person: slot.kind === "person" ? person : own.person, address, factors: 2 };
}
