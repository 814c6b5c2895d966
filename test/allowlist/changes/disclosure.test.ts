// What whoever changes a list is told of others': that another system's list is met, and not by which entry; no loan of a terminal
// that is not theirs, and not who left another agency.
import { beforeAll, describe, expect, test } from "vitest";
import { type ListReader, readChangeContext } from "../../../functions/allowlist/changes/change-context.ts";
import { draftEdits } from "../../../functions/allowlist/changes/draft.ts";
import type { Edit } from "../../../functions/allowlist/changes/edit.ts";
import { allEndings } from "../../../functions/allowlist/endings/all-endings.ts";
import { FIREWALLS, placeOfList } from "../../../functions/allowlist/firewalls.ts";
import { type Entry, writeEntries } from "../../../functions/allowlist/lists/entry.ts";
import { type List, listLaw } from "../../../functions/allowlist/lists/list.ts";
import { rangeLimitsHere } from "../../../functions/shared/address/range-limits.ts";
import { permit } from "../../../functions/shared/http/permit.ts";
import { keepBlob } from "../../../functions/shared/journal/blob.ts";
import { stream } from "../../../functions/shared/journal/keys.ts";
import { happened } from "../../gate/city.ts";
import { foreignThings, nobodysNumber, registered } from "../../policies/as-if-none-city.ts";
import { withJournal } from "../../shared/journal/table.ts";
import { MORNING, withFrozenClock } from "../../shared/time/frozen.ts";

withJournal();
withFrozenClock();
const THEIRS = "198.51.102.0/29";
const HOUSEHOLD = { system: "household", channel: "vpn", direction: "inbound" } as const;
const now = MORNING;

function reader(agency: string, systems: readonly string[], roles = ["administrator"]): ListReader {
  const person = { person: "one", agency, systems, roles, mfa: true };
  const act = { name: "listEndings", kind: "read", request: "r", at: new Date(MORNING) } as const;
  return { person, may: place => permit(person, act, place) };
}
const administrator = reader("civil-affairs-bureau", ["household"]);
const ofBoth = { ...administrator, may: (place: object) => place };

let foreign: Awaited<ReturnType<typeof foreignThings>>;
const listed = async (system: string, entries: readonly Partial<Entry>[]) => {
  const facts = { owner: "甲", reason: "r", document: "d", from: now, addedAt: now, addedBy: "a" };
  const whole = entries.map(entry => ({ ...facts, approvedBy: "b", change: 1, ...entry }) as Entry);
  const contents = { entries: await keepBlob(writeEntries(whole)), count: whole.length };
  const event = { type: "ChangeApproved", number: 1, ...contents } as const;
  await happened<List, typeof event>(listLaw as never, stream("LIST", system, "vpn", "inbound"), event);
};
beforeAll(async () => {
  foreign = await foreignThings();
  await listed("police", [{ range: THEIRS }]);
});

const faultsOf = async (raw: Omit<Edit["raw"], "owner">, by?: ListReader) => {
  const context = await readChangeContext(HOUSEHOLD, {
    at: now,
    limits: rangeLimitsHere(),
    ...(by && { reader: by }),
  });
  const edit: Edit = { kind: "add", raw: { owner: "x", ...raw }, pointer: field => `/${field}` };
  const { faults, proposal } = await draftEdits(context, {
    edits: [edit],
    defaults: { reason: "r", document: "d" },
  });
  return { codes: faults.map(({ code }) => code), text: JSON.stringify([faults, proposal]) };
};

describe("an address that another system lists", () => {
  const meet = (by?: ListReader) => faultsOf({ range: "198.51.102.1/32" }, by);

  test("is refused as that, and the other list's entry is not named", async () => {
    for (const by of [administrator, undefined]) {
      const { codes, text } = await meet(by);
      expect(codes).toEqual(["other-system"]);
      expect(text).not.toContain(THEIRS);
      expect(text).not.toContain("警察");
    }
  });

  test("is named to whoever administers that system as well", async () => {
    expect((await meet(ofBoth)).text).toContain(THEIRS);
  });
});

describe("a loan that an entry would depend on", () => {
  const depends = (id: string) =>
    faultsOf({ range: "198.51.103.1/32", dependsOn: "loan", dependsOnId: id }, administrator);

  test("of a terminal of another agency and system is as if there were none", async () => {
    const [lent = ""] = foreign.terminals;
    const none = nobodysNumber();
    const [of, without] = [await depends(lent), await depends(none)];
    expect(of.codes).toEqual(["loan-unknown"]);
    expect(of.text.replaceAll(lent, "ID")).toBe(without.text.replaceAll(none, "ID"));
  });

  test("of a terminal of this system is known with its end", async () => {
    const loan = { type: "LoanRegistered", number: 1, borrower: "b", dueOn: "2099-01-05" };
    const lent = await registered("household-office", "household", [
      { ...loan, purpose: "p", accessories: [], norm: "1", pledgeText: "x" },
    ]);
    const { codes, text } = await depends(lent);
    expect(codes).toEqual([]);
    expect(text).toContain('"until":"2099-01-05T');
  });
});

describe("what ends", () => {
  const lost = async (by: ListReader) => {
    const { withoutReason } = await allEndings({ at: now, within: 7, reader: by });
    return withoutReason.map(({ range, code }) => `${range} ${code}`);
  };

  test("who left another agency is told to the city, and to no administrator", async () => {
    await listed("household", [{ range: "198.51.104.1/32", owner: foreign.people[1] ?? "" }]);
    expect(await lost(administrator)).toEqual([]);
    expect(await lost(reader("city-hall", [], ["center"]))).toEqual(["198.51.104.1/32 person-left"]);
  });

  test("who left the administrator's own agency is told", async () => {
    await listed("police", [{ range: THEIRS, owner: foreign.people[1] ?? "" }]);
    expect(await lost(reader("police-bureau", ["police"]))).toEqual([`${THEIRS} person-left`]);
  });

  test("an entry by a loan of somebody else's terminal reads the same whether that is out or not there", async () => {
    const [lent = ""] = foreign.terminals;
    const by = (id: string) => ({ kind: "loan", id, until: "2099-01-01T00:00:00.000Z" }) as const;
    await listed("household", [
      { range: "198.51.104.1/32", dependsOn: by(lent) },
      { range: "198.51.104.2/32", dependsOn: by(nobodysNumber()) },
    ]);
    expect(await lost(administrator)).toEqual(["198.51.104.1/32 loan-ended", "198.51.104.2/32 loan-ended"]);
  });
});

test("no list shows itself to an administrator of another system of the same agency", () => {
  const places = FIREWALLS.map(placeOfList).filter(({ agency }) => agency === administrator.person.agency);
  for (const place of places) {
    const seen = () => administrator.may(place);
    if (place.system === "household") expect(seen).not.toThrow();
    else expect(seen).toThrow("not-permitted");
  }
});
