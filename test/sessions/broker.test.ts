// What a broker may, with the lease of each of its sessions in one answer: ask for its systems and for what serves nothing, read, list
// and end what came in by VDI or by the city's own VPN, and no session of Client VPN.
import { expect, test } from "vitest";
import { placeAsked, sessionPlace } from "../../functions/sessions/authorization-targets.ts";
import { isPermitted, type Place, permit } from "../../functions/shared/http/permit.ts";
import { Problem } from "../../functions/shared/http/problem.ts";

const broker = { person: "broker", agency: "office", roles: ["broker"], systems: ["household"], mfa: false };
type Of = Omit<Parameters<typeof sessionPlace>[1], "agency" | "person">;
const CLIENT_VPN = { channel: "vpn", endpoint: "cvpn-endpoint-0123456789abcdef0" } as const;
const OWN = { channel: "vpn", endpoint: "openvpn-household" } as const;
const may = (name: string, of: Of) => {
  return permits(name, sessionPlace("s", { agency: "household-office", person: "a@household", ...of }));
};
const permits = (name: string, place: Place) => {
  const act = {
    name,
    kind: name === "readSession" || name === "listSessions" ? "read" : "write",
    request: "r",
    at: new Date(0),
  } as const;
  try {
    permit(broker, act, place);
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return false;
  }
};

test.each<readonly [string, Of, { askSession: boolean; readSession: boolean; endSession: boolean }]>([
  ["by VDI into its system", { system: "household", channel: "vdi" }, all(true)],
  [
    "by Client VPN into its system",
    { system: "household", ...CLIENT_VPN },
    { ...all(false), askSession: true },
  ],
  ["by the city's own VPN into its system", { system: "household", ...OWN }, all(true)],
  ["by the city's own VPN into another system", { system: "police", ...OWN }, all(false)],
  ["by VDI into another system", { system: "police", channel: "vdi" }, all(false)],
  ["through what serves nothing", {}, { ...all(false), askSession: true }],
])("a session %s", (_, of, expected) => {
  const names = ["askSession", "readSession", "endSession"] as const;
  expect(Object.fromEntries(names.map(name => [name, may(name, of)]))).toEqual(expected);
});

test.each([
  ["its own server", { system: "household", endpoint: OWN.endpoint }, true],
  ["Client VPN", { system: "household", endpoint: CLIENT_VPN.endpoint }, false],
  ["another system", { system: "police", endpoint: OWN.endpoint }, false],
  ["any server", { system: "household" }, false],
  ["a person", { system: "household", endpoint: OWN.endpoint, person: "nobody@household" }, false],
])("it lists what is live of %s: %j", async (_, about, expected) => {
  const asked = { live: "true", ...about } as const;
  expect(
    permits(
      "listSessions",
      "person" in about ? sessionPlace("s", { agency: "", ...about }) : await placeAsked(asked),
    ),
  ).toBe(expected);
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
