// Where people are put: nobody over themselves, no circle of superiors or deputies, nobody of elsewhere, left or employed by others.
import { expect, test } from "vitest";
import type { Person, PersonEvent } from "../../functions/people/person.ts";
import { personLaw } from "../../functions/people/person.ts";
import { nameDeputy, post } from "../../functions/people/posting.ts";
import { superiorsOf } from "../../functions/people/superiors.ts";
import { closeUnit, setUnit, type UnitEvent, unitsLaw } from "../../functions/people/units.ts";
import { AGENCY, enrolled, FOREIGN } from "../house/city.ts";
import { decided, Ledger, refusedFor } from "../house/given.ts";

const MORNING = "2021-06-15T00:00:00.000Z";
const NOON = "2021-06-15T04:00:00.000Z";
const EVENING = "2021-06-15T10:00:00.000Z";

class Office {
  readonly #ledger = new Ledger();
  constructor() {
    for (const each of ["ann", "ben", "cai", "dee"]) this.happened(each, enrolled());
    this.happened("foe", enrolled(FOREIGN));
    this.happened("ven", { ...enrolled(), status: "vendor" });
    this.happened("lent", enrolled());
    this.happened("lent", { type: "PersonPosted", employer: "某公司" });
    this.happened("gone", enrolled());
    this.happened("gone", { type: "PersonLeft" });
    this.unit({ type: "UnitSet", unit: "office", name: "本所" });
    this.unit({ type: "UnitSet", unit: "reg", name: "登記課", head: "cai", parent: "office" });
  }
  happened(person: string, event: PersonEvent): void {
    this.#ledger.record(personLaw, person, [event]);
  }
  unit(event: UnitEvent): void {
    this.#ledger.record(unitsLaw, AGENCY, [event]);
  }
  get units() {
    return this.#ledger.of(unitsLaw, AGENCY).state;
  }
  person = (account: string): Person | undefined => this.#ledger.of(personLaw, account).state;
  of = (account: string) => ({ account, state: this.person(account) });
  over = (account: string, at = NOON) =>
    superiorsOf(this.of(account), this, at).map(({ person, as }) => `${person} ${as}`);
}

const code = (decide: () => readonly { event: PersonEvent | UnitEvent }[]) => {
  const made = decided(decide);
  return "code" in made ? made.code : made.events.map(({ type }) => type);
};

test.each([
  ["their own superior", { superior: "ann" }, "superior-is-self"],
  ["a superior of another agency", { superior: "foe" }, "not-of-the-agency"],
  ["a superior who left", { superior: "gone" }, "not-of-the-agency"],
  ["a superior nobody enrolled", { superior: "nobody" }, "not-of-the-agency"],
  ["a vendor as superior", { superior: "ven" }, "outsider-in-charge"],
  ["somebody employed by another as superior", { superior: "lent" }, "outsider-in-charge"],
  ["a unit that there is not", { unit: "nowhere" }, "unit-unknown"],
  ["a unit called like what every object has", { unit: "constructor" }, "unit-unknown"],
])("%s is refused", (_, posting, refusal) => {
  const office = new Office();
  expect(code(() => post(office.of("ann"), posting, office))).toBe(refusal);
});

test("superiors never go round, however long the way; a chain without a circle stands", () => {
  const office = new Office();
  office.happened("ben", { type: "PersonPosted", superior: "cai" });
  office.happened("cai", { type: "PersonPosted", superior: "dee" });
  expect(code(() => post(office.of("ann"), { superior: "ben" }, office))).toEqual(["PersonPosted"]);
  const circle = decided(() => post(office.of("dee"), { superior: "ben" }, office));
  expect(circle).toMatchObject({ code: "superior-circle" });
  // A circle that an older record holds does not keep the walk from ending.
  office.happened("dee", { type: "PersonPosted", superior: "cai" });
  expect(code(() => post(office.of("ann"), { superior: "cai" }, office))).toEqual(["PersonPosted"]);
});

test("deputies go round only at different times", () => {
  const office = new Office();
  office.happened("ben", { type: "DeputyNamed", deputy: "ann", from: MORNING, until: NOON });
  const named = (from: string, until: string, deputy = "ben") =>
    code(() => nameDeputy(office.of("ann"), { deputy, from, until }, office));
  expect(named(MORNING, EVENING)).toBe("deputy-circle");
  expect(named(NOON, EVENING)).toEqual(["DeputyNamed"]);
  expect(named(NOON, NOON)).toBe("deputy-order");
  expect(named(NOON, EVENING, "ann")).toBe("deputy-is-self");
  expect(named(NOON, EVENING, "ven")).toBe("outsider-in-charge");
  expect(named(NOON, EVENING, "foe")).toBe("not-of-the-agency");
});

test("who may act on somebody: superior, heads up to the top, and whoever stands in at that moment", () => {
  const office = new Office();
  expect(office.over("ann")).toEqual([]);
  office.happened("ann", { type: "PersonPosted", unit: "reg", superior: "ben" });
  expect(office.over("ann")).toEqual(["ben superior", "cai unit-head"]);
  office.unit({ type: "UnitSet", unit: "office", name: "本所", head: "dee" });
  expect(office.over("ann")).toEqual(["ben superior", "cai unit-head", "dee unit-head"]);
  office.happened("ben", { type: "DeputyNamed", deputy: "lent", from: MORNING, until: EVENING });
  expect(office.over("ann", NOON)).toContain("lent deputy");
  expect(office.over("ann", EVENING)).not.toContain("lent deputy");
  office.happened("ben", { type: "PersonLeft" });
  expect(office.over("ann", NOON)).toEqual(["cai unit-head", "dee unit-head"]);
  // The head of a unit is not their own superior by it.
  office.happened("cai", { type: "PersonPosted", unit: "reg" });
  expect(office.over("cai")).toEqual(["dee unit-head"]);
});

test("whoever comes to another agency has no place there yet, and whoever comes back to their own keeps theirs", () => {
  const office = new Office();
  office.happened("ann", { type: "PersonPosted", unit: "reg", superior: "ben" });
  office.happened("ann", { type: "PersonLeft" });
  office.happened("ann", enrolled());
  expect(office.person("ann")?.posting).toEqual({ unit: "reg", superior: "ben" });
  office.happened("ann", { type: "PersonLeft" });
  office.happened("ann", enrolled(FOREIGN));
  expect(office.person("ann")?.posting).toBeUndefined();
});

test("units: no circle, no parent or head from nowhere, none closed while others belong to it", () => {
  const office = new Office();
  const set = (unit: string, more: object) =>
    code(() => {
      const wanted = { name: "x", ...more } as { name: string; head?: string; parent?: string };
      const head = wanted.head ? office.person(wanted.head) : undefined;
      return setUnit(office.units, { agency: AGENCY, unit, wanted, head });
    });
  expect(set("office", { parent: "reg" })).toBe("unit-circle");
  expect(set("reg", { parent: "reg" })).toBe("unit-circle");
  expect(set("new", { parent: "nowhere" })).toBe("unit-unknown");
  expect(set("new", { head: "foe" })).toBe("not-of-the-agency");
  expect(set("new", { head: "ven" })).toBe("outsider-in-charge");
  expect(set("new", { head: "ann", parent: "reg" })).toEqual(["UnitSet"]);
  expect(code(() => closeUnit(office.units, "office"))).toBe("unit-has-units");
  expect(code(() => closeUnit(office.units, "reg"))).toEqual(["UnitClosed"]);
});

test("a posting to no unit under somebody of elsewhere says both; of oneself as deputy too late says both", () => {
  const office = new Office();
  expect(refusedFor(() => post(office.of("ann"), { unit: "none", superior: "foe" }, office))).toEqual([
    "unit-unknown",
    "not-of-the-agency",
  ]);
  const named = { deputy: "ann", from: EVENING, until: MORNING };
  expect(refusedFor(() => nameDeputy(office.of("ann"), named, office))).toEqual([
    "deputy-order",
    "deputy-is-self",
  ]);
});
