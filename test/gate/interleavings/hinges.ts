// Everything that is turned in an interleaving: each hinge opens or closes the gate by one transaction, as the entries would write it.

import { randomUUID } from "node:crypto";
import { type List, listLaw } from "../../../functions/allowlist/lists/list.ts";
import { personLaw } from "../../../functions/people/person.ts";
import { postureLaw } from "../../../functions/posture/posture.ts";
import { keepBlob } from "../../../functions/shared/journal/blob.ts";
import { change } from "../../../functions/shared/journal/change.ts";
import { commit, Moved, settle } from "../../../functions/shared/journal/commit.ts";
import type { Happening, Law } from "../../../functions/shared/journal/event.ts";
import { read } from "../../../functions/shared/journal/journal.ts";
import { type Stream, stream } from "../../../functions/shared/journal/keys.ts";
import { now } from "../../../functions/shared/time/clock.ts";
import { stopLaw } from "../../../functions/stops/stop.ts";
import { terminalLaw } from "../../../functions/terminals/terminal.ts";
import { AGENCY, carriedOut } from "../../house/city.ts";
import { type City, dueOn } from "../city.ts";
import { Hinge } from "./ledger.ts";
import { timed } from "./wire.ts";

export interface Borrower {
  readonly person: string;
  readonly propertyNo: string;
}

let reports = 0;

type Part = readonly [law: unknown, of: Stream, events: readonly object[]];

/** A hinge with what turns it: some need more than one step to open again. */
export class Turning extends Hinge {
  private readonly steps: readonly (() => Promise<void>)[];
  private at = 0;

  /** The first step closes; after the last it is open again. */
  constructor(name: string, ...steps: readonly (() => Promise<void>)[]) {
    super(name);
    this.steps = steps;
  }

  async turn(): Promise<void> {
    const step = this.steps[this.at] ?? (async () => {});
    this.at = (this.at + 1) % this.steps.length;
    const open = this.at === 0;
    const { moment } = await timed(step);
    this.turned(open, moment);
  }
}

export function hingesOf({ person, propertyNo }: Borrower): readonly Turning[] {
  const terminal = stream("TERMINAL", propertyNo);
  const borrower = stream("PERSON", person);
  const of = (...events: object[]): Part => [personLaw, borrower, events];
  const on = (...events: object[]): Part => [terminalLaw, terminal, events];
  const posture = (medium: string) => () => {
    const signedAt = now().toISOString();
    const event = { type: "PostureReported", sequence: ++reports, signedAt, claims: { medium } };
    return record([postureLaw, stream("POSTURE", propertyNo), [event]]);
  };
  let loans = 1;
  return [
    new Turning(
      `custody of ${propertyNo}`,
      () =>
        record(
          on({ type: "ReturnDeclared" }),
          of({ type: "HoldBegun", propertyNo, cause: "return-declared" }),
        ),
      () =>
        record(
          on({ type: "Disinfected", site: "-" }, { type: "Scanned", report: "-" }, { type: "Attested" }),
          of({ type: "HoldEnded", propertyNo }),
        ),
      () => record(on({ type: "LoanClosed" }, ...carriedOut(person, dueOn(), ++loans))),
    ),
    new Turning(
      `recall of ${person}`,
      () => record(of({ type: "Recalled", reason: "-", effectiveAt: now().toISOString() })),
      () => record(of({ type: "RecallLifted" })),
    ),
    new Turning(
      `suspension of ${person}`,
      () => record(of({ type: "Suspended", reason: "-" })),
      () => record(of({ type: "Reinstated" })),
    ),
    new Turning(`link of ${propertyNo}`, posture("wifi"), posture("wired")),
    stopping("terminal", propertyNo),
  ];
}

export async function hingesOfCity(city: City): Promise<readonly Turning[]> {
  const [inbound, outbound] = (["inbound", "outbound"] as const).map(direction =>
    stream("LIST", city.system, "vpn", direction),
  ) as [Stream, Stream];
  const { state } = await read<List>(inbound);
  const held = (await read<List>(outbound)).state?.inForce?.[4]?.confirmed;
  const nothing = await keepBlob("[]");
  const on =
    (event: object, list = inbound) =>
    () =>
      record([listLaw, list, [event]]);
  const applied = { type: "RangesApplied", family: 4, prefixList: "pl-1", version: 1 };
  return [
    new Turning(
      `inbound list of ${city.system}`,
      on({ type: "EntriesRemoved", number: 1, because: "-", gone: nothing, removed: 1, count: 0 }),
      on({ type: "ChangeApproved", number: 1, entries: state?.entries, count: state?.count }),
    ),
    new Turning(
      `outbound rule of ${city.system}`,
      on({ ...applied, ranges: nothing, count: 0 }, outbound),
      on({ ...applied, ranges: held?.ranges, count: held?.count }, outbound),
    ),
    new Turning(
      `report of ${city.system}`,
      () => city.report([{ ...city.reportLine, status: "forwarded" }]),
      () => city.report([city.reportLine]),
    ),
    stopping("system", city.system),
  ];
}

function stopping(kind: "terminal" | "system", id: string): Turning {
  const city = stream("STOP", "city");
  const stop = randomUUID();
  const event = { type: "ConnectionsStopped", stop, scope: { kind, id }, because: "-", agency: AGENCY };
  return new Turning(
    `stop of ${id}`,
    () => record([stopLaw, city, [event]]),
    () => record([stopLaw, city, [{ type: "StopLifted", stop, because: "-" }]]),
  );
}

/** All of it in one transaction, however often the ground moves: six systems stop and lift on one stream. */
async function record(...parts: readonly Part[]): Promise<void> {
  for (;;) {
    try {
      return await recordOnce(parts);
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
    }
  }
}

function recordOnce(parts: readonly Part[]): Promise<void> {
  const by = { person: "somebody", agency: AGENCY, roles: [] };
  return settle(async () => {
    const recordedAt = now().toISOString();
    const facts = { by, action: "interleaving", request: randomUUID(), recordedAt };
    const changes = await Promise.all(
      parts.map(async ([law, of, events]) => {
        const drafts = events.map(event => ({ event: event as Happening }));
        const known = law as Law<unknown, Happening>;
        return change(known, await read(of), drafts as [(typeof drafts)[0]], facts);
      }),
    );
    await commit({ changes });
  });
}
