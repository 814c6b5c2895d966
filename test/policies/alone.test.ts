// No sequence of acts by one person alone undoes what stops that person, in whatever roles: policies and laws together, without a server.

import fc from "fast-check";
import { expect, test } from "vitest";
import {
  confirmAdoption,
  confirmRepeal,
  proposeAdoption,
  proposeRepeal,
} from "../../functions/agencies/adoption.ts";
import { liftOverlay } from "../../functions/agencies/overlay.ts";
import * as preparation from "../../functions/agencies/preparation.ts";
import * as standing from "../../functions/people/standing.ts";
import { Problem } from "../../functions/shared/http/problem.ts";
import { AUTHORITIES, type Authority, type StopScope } from "../../functions/stops/names.ts";
import { FRIDAY } from "../gate/given.ts";
import { AGENCY } from "../house/city.ts";
import { EARLIER, ME, OnePerson, ofStop, SCOPES } from "./one-person.ts";

/** Whoever works from home; every other role may come on top. */
const MORE = ["records", "property", "scan", "supervisor", "personnel", "administrator", "center"] as const;
const COULD_THROW: Readonly<Record<StopScope, readonly Authority[]>> = {
  session: AUTHORITIES,
  terminal: AUTHORITIES,
  person: AUTHORITIES.filter(role => role !== "administrator"),
  agency: AUTHORITIES.filter(role => role !== "administrator"),
  system: ["center", "administrator"],
  city: ["center"],
};

const NEVER = "9999-01-01T00:00:00.000Z";
type Act = (world: OnePerson) => void;
const reason = "x";
const REVIEW = {
  hardware: { fit: true, note: "" },
  software: { fit: true, note: "" },
  planRef: "plan",
  drillRequired: false,
};
const DRAFT = {
  profile: "ey-draft",
  version: 1,
  activity: "exchange",
  from: "2021-06-11",
  document: "x",
} as const;
const REPEAL = { from: "2021-06-11", document: "x" };
const LIFT = { activity: "exchange", parameter: "bannedBrands", reason } as const;
const ACTS: readonly (readonly [string, Act])[] = [
  [
    "enrol",
    world =>
      world.standing(
        "enrolPerson",
        person => standing.enrol(person, { agency: AGENCY, status: "civil-servant" }),
        AGENCY,
      ),
  ],
  ["leave", world => world.standing("leavePerson", standing.leaveAgency)],
  ["suspend", world => world.standing("suspendPerson", person => standing.suspend(person, { reason }))],
  ["reinstate", world => world.standing("reinstatePerson", person => standing.reinstate(person, reason))],
  [
    "recall for never",
    world =>
      world.standing("recallPerson", person => standing.recall(person, { reason, effectiveAt: NEVER })),
  ],
  ["lift the recall", world => world.standing("liftRecall", person => standing.liftRecall(person, reason))],
  [
    "grant leave",
    world =>
      world.standing("grantLeave", person => standing.grantLeave(person, { from: EARLIER, until: FRIDAY })),
  ],
  ["cancel leave", world => world.standing("cancelLeave", person => standing.cancelLeave(person, EARLIER))],
  [
    "review",
    world =>
      world.prepares("reviewReadiness", agency =>
        preparation.reviewReadiness(agency, { ...REVIEW, people: [ME] }, FRIDAY),
      ),
  ],
  [
    "review without oneself",
    world =>
      world.prepares("reviewReadiness", agency =>
        preparation.reviewReadiness(agency, { ...REVIEW, people: [] }, FRIDAY),
      ),
  ],
  [
    "hold the drill",
    world =>
      world.prepares("recordDrill", agency =>
        preparation.recordDrill(agency, { doneAt: EARLIER, participants: [ME] }, FRIDAY),
      ),
  ],
  [
    "adopt the draft",
    world => world.prepares("proposeAdoption", a => proposeAdoption(a, DRAFT, { at: FRIDAY })),
  ],
  [
    "confirm it",
    world => world.prepares("confirmAdoption", a => confirmAdoption(a, "1", { person: ME, at: FRIDAY })),
  ],
  [
    "ask to repeal it",
    world => world.prepares("proposeRepeal", a => proposeRepeal(a, "1", REPEAL, { at: FRIDAY })),
  ],
  [
    "repeal it",
    world => world.prepares("confirmRepeal", a => confirmRepeal(a, "1", { person: ME, at: FRIDAY })),
  ],
  [
    "lift the ban on a brand",
    world => world.prepares("liftOverlay", a => liftOverlay(a, LIFT, { person: ME, at: FRIDAY })),
  ],
  ...(Object.keys(SCOPES) as StopScope[]).flatMap(kind => [
    [`throw ${kind}`, (world: OnePerson) => world.throws(kind)] as const,
    [`lift own ${kind}`, (world: OnePerson) => world.lifts(`own-${kind}`)] as const,
    [`lift theirs ${kind}`, (world: OnePerson) => world.lifts(`their-${kind}`)] as const,
  ]),
];

/** What somebody else has done, and the facts by one of which the gate is closed from then on. */
const CLOSINGS: readonly (readonly [string, Act, string])[] = [
  ["recalled", world => world.happened({ type: "Recalled", reason, effectiveAt: EARLIER }), "recalled"],
  ["suspended", world => world.happened({ type: "Suspended", reason }), "suspended"],
  ["let go", world => world.happened({ type: "PersonLeft" }), "active"],
  [
    "of a status that may not",
    world => world.happened({ type: "PersonEnrolled", agency: AGENCY, status: "vendor" }),
    "status",
  ],
  [
    "held for another terminal",
    world => world.happened({ type: "HoldBegun", propertyNo: "HH-02", cause: "lost" }),
    "held",
  ],
  [
    "found unsuitable",
    world => world.prepared({ type: "ReadinessReviewed", ...REVIEW, people: [] }),
    "reviewNamesPerson",
  ],
  [
    "due for a drill",
    world => world.prepared({ type: "ReadinessReviewed", ...REVIEW, people: [ME], drillRequired: true }),
    "drill reviewNamesPerson",
  ],
  [
    "of a banned brand",
    world =>
      world.prepared({
        type: "OverlaySet",
        activity: "exchange",
        parameter: "bannedBrands",
        value: ["Acer"],
        document: "x",
      }),
    "brand",
  ],
  ...(Object.keys(SCOPES) as StopScope[]).flatMap(kind =>
    [...COULD_THROW[kind], undefined].flatMap(authority =>
      // A terminal may have been stopped before it was borrowed.
      (kind === "terminal" ? [ME, ""] : [ME]).map(
        person =>
          [
            `stopped: ${kind} by ${authority ?? "nobody knows whose"} authority`,
            (world: OnePerson) =>
              world.stopped({
                type: "ConnectionsStopped",
                stop: `their-${kind}`,
                scope: { kind, id: SCOPES[kind] },
                because: "x",
                ...ofStop(kind, person),
                ...(authority && { authority }),
              }),
            "stopped",
          ] as const,
      ),
    ),
  ),
];

test.each(CLOSINGS)(
  "%s: nothing one does alone opens the gate again",
  { timeout: 60_000 },
  (_, close, facts) => {
    const isClosed = (world: OnePerson) => world.closedBy().some(name => facts.split(" ").includes(name));
    const roles = fc.subarray([...MORE]);
    const sequence = fc.array(fc.constantFrom(...ACTS), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(roles, sequence, (more, acts) => {
        const world = new OnePerson(more);
        close(world);
        expect(isClosed(world)).toBe(true);
        const theirs = Object.keys(world.stops.active);
        for (const [, act] of acts) attempt(() => act(world));
        expect(isClosed(world)).toBe(true);
        expect(Object.keys(world.stops.active)).toEqual(expect.arrayContaining(theirs));
      }),
      { numRuns: 60, examples: ACTS.map(act => [[...MORE], [act]]) },
    );
  },
);

test("the same acts by somebody else do open it again, so that the test would notice", () => {
  const world = new OnePerson([]);
  world.happened({ type: "Suspended", reason });
  expect(world.closedBy()).toEqual(["suspended"]);
  world.happened({ type: "Reinstated", reason });
  expect(world.closedBy()).toEqual([]);
});

function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}
