// What a VDI broker may, with the lease of each of its sessions in one answer: ask for its systems and for what serves nothing, and read and end what came in by VDI, no VPN session.
import { expect, test } from "vitest";
import { placeAsked, sessionPlace } from "../../functions/sessions/authorization-targets.ts";
import { isPermitted, permit } from "../../functions/shared/http/permit.ts";
import { Problem } from "../../functions/shared/http/problem.ts";

const broker = { person: "broker", agency: "office", roles: ["broker"], systems: ["household"], mfa: false };
type Of = Omit<Parameters<typeof sessionPlace>[1], "agency" | "person">;
const may = (name: string, of: Of) => {
  const act = {
    name,
    kind: name === "readSession" || name === "listSessions" ? "read" : "write",
    request: "r",
    at: new Date(0),
  } as const;
  try {
    permit(broker, act, sessionPlace("s", { agency: "household-office", person: "a@household", ...of }));
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return false;
  }
};

test.each<readonly [string, Of, { askSession: boolean; readSession: boolean; endSession: boolean }]>([
  ["by VDI into its system", { system: "household", channel: "vdi" }, all(true)],
  ["by VPN into its system", { system: "household", channel: "vpn" }, { ...all(false), askSession: true }],
  ["by VDI into another system", { system: "police", channel: "vdi" }, all(false)],
  ["through what serves nothing", {}, { ...all(false), askSession: true }],
])("a session %s", (_, of, expected) => {
  const names = ["askSession", "readSession", "endSession"] as const;
  expect(Object.fromEntries(names.map(name => [name, may(name, of)]))).toEqual(expected);
});

function all(may: boolean) {
  return { askSession: may, readSession: may, endSession: may };
}

test.each<readonly [string, Of, boolean]>([
  ["by VDI into its system, as a list", { system: "household", channel: "vdi" }, true],
  ["into its system, whatever the channel", { system: "household" }, false],
  ["by VDI into another system", { system: "police", channel: "vdi" }, false],
])("sessions %s", async (_, { system = "", channel }, expected) => {
  const place = await placeAsked({ live: "true", system, ...(channel && { channel }) });
  expect(isPermitted(() => permit(broker, listing, place))).toBe(expected);
});
const listing = { name: "listSessions", kind: "read", request: "r", at: new Date(0) } as const;
