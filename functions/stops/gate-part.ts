// The stops at the gate: whether any in force reaches this question; pure.
import { foundIn, type GatePart } from "../gate/part.ts";
import { personOf } from "../people/gate-part.ts";
import { CITY_STOPS, type Stops, stopOn } from "./stop.ts";

export const stopsPart: GatePart = {
  streams: () => [CITY_STOPS],
  touches: { STOP: () => true },
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
