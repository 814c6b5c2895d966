// How a system is read and changed over HTTP: by whoever may, in one write, and an endpoint only while none of the nine moves.
import type { RangeLimits } from "../shared/address/sanity.ts";
import { type Answer, type Asked, answer } from "../shared/http/http.ts";
import type { Place } from "../shared/http/permit.ts";
import { write } from "../shared/http/write.ts";
import { change, type Draft, type Held } from "../shared/journal/change.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { SYSTEMS, type SystemCode, systemOf } from "../shared/rules/systems.ts";
import * as readying from "./decisions.ts";
import type * as routes from "./routes.ts";
import { type SystemEvent, type SystemState, systemLaw, UNREADY } from "./system.ts";

type About = Pick<Asked<typeof routes.readSystem>, "params" | "person" | "may" | "repeat" | "at">;
type Decide = (own: SystemState | undefined, at: string) => readonly [Draft<SystemEvent>];
type HeldSystem = Held<SystemState> & { readonly system: SystemCode };

export function act(asked: About, decide: Decide): Promise<Answer> {
  const { system } = asked.params;
  return write(asked, async () => {
    const permit = asked.may(placeOf(system));
    const held = await read<SystemState>(stream("SYSTEM", system));
    const changed = change(systemLaw, held, decide(held.state, permit.recordedAt), permit);
    return { changes: [changed], answer: answer(200, systemView(system, changed.next)) };
  });
}

/** An endpoint is one system's alone, and another may be given the same one meanwhile: so none of the nine may move. */
export function claim(asked: Asked<typeof routes.addEndpoint>, limits: RangeLimits): Promise<Answer> {
  const { system } = asked.params;
  return write(asked, async () => {
    const permit = asked.may(placeOf(system));
    const all = await readSystems();
    const others = all.filter(held => held.system !== system);
    const own = all.find(held => held.system === system) as HeldSystem;
    const added = readying.addEndpoint(own.state, others, asked.body, limits);
    const changed = change(systemLaw, own, added, permit);
    return { changes: [changed], unmoved: others, answer: answer(200, systemView(system, changed.next)) };
  });
}

export async function readSystems(): Promise<HeldSystem[]> {
  const held = await readMany(SYSTEMS.map(system => stream("SYSTEM", system)));
  return SYSTEMS.map((system, at) => ({ ...(held[at] as Held<SystemState>), system }));
}

export function placeOf(system: SystemCode): Place {
  return { type: "System", id: system, system, agency: systemOf(system).managingAgency };
}

// A system as the API shows it: what is laid down for it, and what its administrators recorded; pure.

export function systemView(system: SystemCode, { state = UNREADY, version }: Held<SystemState>) {
  const { "zh-TW": zh, en, managingAgency, kinds, sensitivity, criticalService, firewall } = systemOf(system);
  const { plan, remoteTestedAt } = state;
  return {
    system,
    name: { "zh-TW": zh, en },
    managingAgency,
    kinds,
    sensitivity,
    criticalService,
    families: firewall.families,
    drift: firewall.drift,
    ...(plan && { plan }),
    endpoints: endpointsOf(state),
    ...(remoteTestedAt && { remoteTestedAt }),
    version,
  };
}

function endpointsOf({ endpoints }: SystemState) {
  return Object.entries(endpoints)
    .map(([endpoint, facts]) => ({ endpoint, ...facts }))
    .sort((a, b) => (a.endpoint < b.endpoint ? -1 : 1));
}
