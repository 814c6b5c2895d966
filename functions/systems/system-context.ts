// How a system is read, changed and shown over HTTP: changed by whoever may in one write, and an endpoint only while none of the nine
// moves.
import type { RangeLimits } from "../shared/address/sanity.ts";
import { type Answer, type Asked, answer } from "../shared/http/http.ts";
import type { Place } from "../shared/http/permit.ts";
import { write } from "../shared/http/write.ts";
import { change, type Draft, type Held } from "../shared/journal/change.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { SYSTEMS, type SystemCode, systemOf } from "../shared/rules/systems.ts";
import * as decisions from "./decisions.ts";
import type * as routes from "./routes.ts";
import { type SystemEvent, type SystemState, systemLaw, UNREADY } from "./system.ts";

type About = Pick<Asked<typeof routes.readSystem>, "params" | "person" | "may" | "repeat" | "at">;
type Deciding = (own: SystemState | undefined, at: string) => readonly [Draft<SystemEvent>];
type HeldSystem = Held<SystemState> & { readonly system: SystemCode };

export function changeSystem(asked: About, decide: Deciding): Promise<Answer> {
  const { system } = asked.params;
  return write(asked, async () => {
    const permit = asked.may(placeOfSystem(system));
    const held = await read(stream(systemLaw, system));
    const changed = change(systemLaw, held, decide(held.state, permit.recordedAt), permit);
    return { changes: [changed], answer: answer(200, systemView(system, changed.next)) };
  });
}

/** An endpoint is one system's alone, and another may be given the same one meanwhile: so none of the nine may move. */
export function addEndpointAlone(
  asked: Asked<typeof routes.addEndpoint>,
  limits: RangeLimits,
): Promise<Answer> {
  const { system } = asked.params;
  return write(asked, async () => {
    const permit = asked.may(placeOfSystem(system));
    const all = await readSystems();
    const others = all.filter(held => held.system !== system);
    const own = all.find(held => held.system === system) as HeldSystem;
    const added = decisions.endpointAdded(own.state, others, asked.body, limits);
    const changed = change(systemLaw, own, added, permit);
    return { changes: [changed], unmoved: others, answer: answer(200, systemView(system, changed.next)) };
  });
}

export async function readSystems(): Promise<HeldSystem[]> {
  const held = await readMany(SYSTEMS.map(system => stream(systemLaw, system)));
  return held.map((each, at) => ({ ...each, system: SYSTEMS[at] as SystemCode }));
}

export function placeOfSystem(system: SystemCode): Place {
  return { type: "System", id: system, system, agency: systemOf(system).managingAgency };
}

/** What is laid down for a system, and what its administrators recorded. */
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
