// The stops at the gate: whether any in force reaches this question; pure.
import { foundIn, type GatePart, type Touched } from "../gate/part.ts";
import { personOf } from "../people/gate-part.ts";
import { CITY_STOPS, isUnjudged, type StopEvent, type Stops, stopOn } from "./stop.ts";

export const stopsPart: GatePart = {
  streams: () => [CITY_STOPS],
  touches: { STOP: ({ event }) => stoppedBy(event as StopEvent) },
  doubt(reads) {
    const doubt = foundIn<Stops>(reads, "STOP", "city")?.state.doubt;
    return doubt && (isUnjudged(doubt) ? "unjudged" : "engines-differ");
  },
  facts(reads) {
    const { session, terminal, person } = reads.question;
    const theirs = personOf(reads)?.state.agency;
    const stops = foundIn<Stops>(reads, "STOP", "city");
    const stop =
      stops &&
      stopOn(stops.state, {
        ...{ session, terminal, person },
        agencies: [reads.agency, ...(theirs ? [theirs] : [])],
        ...(reads.through && { system: reads.through.system }),
      });
    return [{ known: { stopped: stop !== undefined }, ...(stop && { from: stops }) }];
  },
};

/**
 * What is lifted closes nobody. A stop of an agency reaches its people on another's terminal as well, and that no session says. Where
 * the engines differ, or the second is not heard, every open session may have been let in wrongly.
 */
function stoppedBy(event: StopEvent): Touched | undefined {
  if (event.type === "YesesStopped" || event.type === "YesesUnjudged") return {};
  if (event.type !== "ConnectionsStopped") return undefined;
  const { kind, id } = event.scope;
  return kind === "city" || kind === "agency" ? {} : { [kind]: id };
}
