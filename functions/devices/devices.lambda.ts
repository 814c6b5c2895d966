// HTTP: an own device is registered by its owner, tested and decided on by the agency, taken out of use, and its data said to be deleted.
import { randomInt } from "node:crypto";
import { agencyLaw, UNPREPARED } from "../agencies/agency.ts";
import { approvalLaw } from "../approvals/approval.ts";
import { personLaw } from "../people/person.ts";
import { enrolledPerson } from "../people/standing.ts";
import { CITY_PRODUCTS } from "../products/products.ts";
import { command } from "../shared/http/command.ts";
import { http } from "../shared/http/http.ts";
import type { Permit, Place } from "../shared/http/permit.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { countOn } from "../shared/journal/board.ts";
import { type Change, change, type Held } from "../shared/journal/change.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { devicesOwnedBy } from "./boards.ts";
import * as law from "./deciding.ts";
import { type Device, deviceLaw, deviceNoOf, deviceView } from "./device.ts";
import { DEVICE_PROBLEM } from "./problems.ts";
import * as routes from "./routes.ts";

/** Withdrawn ones counted too. */
const MOST = 20;

const OF_ONE = {
  reads: ({ params }: { readonly params: { readonly device: string } }) =>
    read(stream(deviceLaw, params.device)),
  place: (_: unknown, held: Held<Device>) => placeOf(held.state),
  view: ({ changes: [{ next }] }: Done) => deviceView(next),
};
type Done = { readonly changes: readonly [Change<Device>]; readonly unmoved?: readonly Held<unknown>[] };

export const handler = http(
  command(routes.registerDevice, {
    reads: async ({ params: { person } }) => {
      const number = String(randomInt(10 ** 8)).padStart(8, "0");
      return readMany([stream(personLaw, person), stream(deviceLaw, `OD-${number}`)]);
    },
    place: ({ params }, [{ state }]) =>
      placeOf({ agency: state?.active ? state.agency : "", owner: params.person }),
    decide: async ({ asked: { params, body }, held: [person, device], permit }) => {
      const { agency } = enrolledPerson(person.state);
      const { board, partition } = devicesOwnedBy(params.person);
      if ((await countOn(board, partition, MOST)) >= MOST)
        throw new Problem(DEVICE_PROBLEM["devices-too-many"]);
      const certificateName = deviceNoOf(device.stream);
      const { deviceKind: kind, ...described } = body;
      const registration = { ...described, kind, agency, owner: params.person, certificateName };
      return { ...done(device, law.register(device.state, registration), permit), unmoved: [person] };
    },
    view: OF_ONE.view,
    location: ({ changes: [{ next }] }) => `/v1/devices/${deviceView(next).device}`,
  }),
  command(routes.testDevice, {
    ...OF_ONE,
    decide: ({ asked: { body }, held, permit }) =>
      done(held, law.test(existing(held), body, permit.recordedAt), permit),
  }),
  command(routes.decideDevice, {
    ...OF_ONE,
    alsoReads: readAround,
    decide: ({ asked: { body, params }, held, also: [agency, approvals, products], permit }) => {
      const at = permit.recordedAt;
      const around = { agency: agency.state ?? UNPREPARED, products: products.state, at };
      const drafts = body.approved
        ? law.approve(existing(held), params.device, body.systems, around)
        : law.refuse(existing(held), { reason: body.reason, approvals: approvals.state, at });
      return { ...done(held, drafts, permit), unmoved: [agency, products].filter(each => each.version > 0) };
    },
  }),
  command(routes.withdrawDevice, {
    ...OF_ONE,
    insists: true,
    alsoReads: readAround,
    decide: ({ asked: { body }, held, also: [, approvals], permit }) => {
      const ending = { ...body, approvals: approvals.state, at: permit.recordedAt };
      return done(held, law.withdraw(existing(held), ending), permit);
    },
  }),
  command(routes.attestDeletion, {
    ...OF_ONE,
    decide: ({ asked: { body, person }, held, permit }) => {
      const device = existing(held);
      const as = isSameAccount(person.person, device.owner) ? "owner" : "agency";
      const said = { method: body.deletionMethod, note: body.note, as } as const;
      return done(held, law.attestDeletion(device, said), permit);
    },
  }),
);

function readAround(_: unknown, { state }: Held<Device>) {
  const { agency = "none", owner = "none" } = state ?? {};
  return readMany([stream(agencyLaw, agency), stream(approvalLaw, owner), CITY_PRODUCTS]);
}

function existing({ state }: Held<Device>): Device {
  if (!state) throw new Problem(PROBLEM["not-found"]);
  return state;
}

function done(held: Held<Device>, drafts: law.Drafts, permit: Permit): Done {
  return { changes: [change(deviceLaw, held, drafts, permit)] };
}

/** One that nobody registered is of no agency, and refused like one of another. */
function placeOf(of: Pick<Device, "agency" | "owner"> | undefined): Place {
  const { agency = "", owner: person = "" } = of ?? {};
  return { type: "Worker", id: person, agency, person, superiors: [] };
}
