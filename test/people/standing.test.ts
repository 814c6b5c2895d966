// What is recorded of a person's standing adds up: nothing later makes looser what an earlier record already closed.
import fc from "fast-check";
import { expect, test } from "vitest";
import { standingFacts } from "../../functions/people/gate-part.ts";
import { type Person, type PersonEvent, personLaw } from "../../functions/people/person.ts";
import * as standing from "../../functions/people/standing.ts";
import { change, type Draft } from "../../functions/shared/journal/change.ts";
import { GENESIS } from "../../functions/shared/journal/event.ts";

const FIRST = "2021-06-16T01:00:00.000Z";
const LATER = "2021-06-17T01:00:00.000Z";
const NEVER = "9999-01-01T00:00:00.000Z";

function after(state: Person | undefined, drafts: readonly [Draft<PersonEvent>], recordedAt = FIRST): Person {
  const by = { person: "personnel", agency: "office", roles: [] };
  const held = { stream: "PERSON#p" as const, version: 0, head: GENESIS, state };
  return change(personLaw, held, drafts, { by, action: "test", request: "test", recordedAt }).next.state;
}
const enrolled = after(undefined, standing.enrol(undefined, { agency: "office", status: "civil-servant" }));
const recalled = (person: Person, effectiveAt: string) =>
  after(person, standing.recall(person, { reason: "x", effectiveAt }), LATER);

test("a later recall never puts off an earlier one, and an earlier one brings it forward", () => {
  expect(recalled(recalled(enrolled, FIRST), NEVER).recalled?.effectiveAt).toBe(FIRST);
  expect(recalled(recalled(enrolled, LATER), FIRST).recalled?.effectiveAt).toBe(FIRST);
});

test("who lifts a recall may recall for later", () => {
  const first = recalled(enrolled, FIRST);
  const lifted = after(first, standing.liftRecall(first, "x"));
  expect(recalled(lifted, LATER).recalled?.effectiveAt).toBe(LATER);
});

test("a second suspension goes on with the first: since when, and by which clause where it names none", () => {
  const first = after(enrolled, standing.suspend(enrolled, { reason: "x", clause: "ey-draft/14a" }), FIRST);
  const second = after(first, standing.suspend(first, { reason: "y" }), LATER);
  expect(second.suspended).toEqual({ reason: "y", clause: "ey-draft/14a", since: FIRST });
  const other = after(second, standing.suspend(second, { reason: "z", clause: "ey-draft/14b" }), LATER);
  expect(other.suspended).toEqual({ reason: "z", clause: "ey-draft/14b", since: FIRST });
});

test("what was recorded before it was kept since when folds as it did", () => {
  const suspended = after(enrolled, [{ event: { type: "Suspended", reason: "x" } }], LATER);
  expect(suspended.suspended).toEqual({ reason: "x", since: LATER });
  const twice = after(recalled(enrolled, FIRST), [
    { event: { type: "Recalled", reason: "x", effectiveAt: NEVER } },
  ]);
  expect(twice.recalled?.effectiveAt).toBe(NEVER);
});

test("whatever is recorded without being lifted, the gate never learns of a closed person being less so", () => {
  const moment = fc
    .date({ min: new Date(FIRST), max: new Date(NEVER), noInvalidDate: true })
    .map(at => at.toISOString());
  const acts = fc.oneof(
    moment.map(effectiveAt => (person: Person) => standing.recall(person, { reason: "x", effectiveAt })),
    fc.constant((person: Person) => standing.suspend(person, { reason: "x" })),
    fc
      .tuple(moment, moment)
      .filter(([from, until]) => from < until)
      .map(
        ([from, until]) =>
          (person: Person) =>
            standing.grantLeave(person, { from, until }),
      ),
    fc.constant((person: Person) => standing.enrol(person, { agency: "office", status: "vendor" })),
  );
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 8 }), moment, (sequence, at) => {
      let person = enrolled;
      let before = closedBy(person, at);
      for (const act of sequence) {
        person = after(person, act(person), LATER);
        const now = closedBy(person, at);
        expect(before.filter(name => !now.includes(name))).toEqual([]);
        before = now;
      }
    }),
  );
});

function closedBy(state: Person, at: string): string[] {
  const { known } = standingFacts({ stream: "PERSON#p", version: 1, state }, { at });
  return [
    known.recalled && "recalled",
    known.suspended !== "no" && "suspended",
    known.onLeave && "leave",
  ].filter(each => typeof each === "string");
}
