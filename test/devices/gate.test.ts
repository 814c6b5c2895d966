// An own device at the gate: whose, how long its test counts, for what it was approved; and a certificate in its name that is not its own.
import { expect, test } from "vitest";
import type { Device } from "../../functions/devices/device.ts";
import { devicesPart } from "../../functions/devices/gate-part.ts";
import type { Known } from "../../functions/gate/facts.ts";
import type { Reads } from "../../functions/gate/part.ts";
import { touchedBy } from "../../functions/gate/parts.ts";
import { readVpnQuestion } from "../../functions/gate/vpn-question.ts";
import { person } from "../approvals/told.ts";
import { approved, NO, NOON, NOW, paper, registered } from "./told.ts";

interface Asked {
  readonly device?: Device | undefined;
  readonly by?: string;
  readonly system?: string;
  readonly certificate?: string;
  readonly at?: string;
}

function told({
  device = approved.state,
  by = "ann",
  system = "household-dm",
  certificate,
  at = NOW,
}: Asked = {}) {
  const held = (of: string) => ({
    ...{
      stream: of,
      version: 1,
      head: "",
      state: of.startsWith("PERSON") ? person() : of.startsWith("DEVICE") ? device : undefined,
    },
  });
  const question = { person: by, terminal: NO, certificate };
  const reads = { question, held, agency: "", through: { system, channel: "vpn" } } as unknown as Reads;
  const facts = devicesPart.facts(reads, { at, profiles: [], activity: "document-management" }, undefined);
  const known: Partial<Known> = Object.assign({}, ...facts.map(each => each.known));
  return {
    known,
    ends: facts.flatMap(({ deadlines = [] }) => deadlines.map(({ at: end, fact }) => [end, fact])),
  };
}

test("one that is tested and approved is its owner's, for the systems it was approved for, until the test ends", () => {
  const { known, ends } = told();
  expect(known).toMatchObject({
    ...{ inService: true, role: "own-device", ownership: "personal", ofOwnAgency: true, ofThisSystem: true },
    ...{ byBorrower: true, deviceTested: true, deviceApproved: true, held: "no" },
  });
  expect(ends).toEqual([[NOON, "deviceTested"]]);
});

test.each<[string, Asked, Partial<Known>]>([
  ["the test ran out at noon", { at: NOON }, { deviceTested: false, deviceApproved: true }],
  ["a colleague has it", { by: "bob" }, { byBorrower: false }],
  ["it was approved for another system", { system: "police-dm" }, { ofThisSystem: false }],
  [
    "nobody approved it",
    { device: registered.state },
    { deviceApproved: false, ofThisSystem: false, deviceTested: false },
  ],
  ["it leads into exchange", { system: "household" }, { ofThisSystem: false }],
])("where %s, that is known", (_, asked, facts) => {
  expect(told(asked).known).toMatchObject(facts);
  if (asked.at) expect(told(asked).ends).toEqual([]);
});

test("another certificate in its name tells nothing", () => {
  expect(told({ certificate: paper.certificateName }).known.inService).toBe(true);
  expect(told({ certificate: `${NO}.elsewhere` }).known).toEqual({});
});

test("a VPN's question bears its number, and a change of it touches the sessions on it", () => {
  const asked = { "common-name": paper.certificateName, "connection-id": "c", "schema-version": "v3" };
  expect(readVpnQuestion(asked, "saml").question).toMatchObject({ terminal: NO, certificate: NO });
  expect(touchedBy({ stream: `DEVICE#${NO}`, event: { type: "DeviceTested" } })).toEqual([{ terminal: NO }]);
});
