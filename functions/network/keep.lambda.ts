// Timer: keeps of the network what its template cannot say. It opens no gate: whoever is led through an endpoint was let in by the gate.
import { env, envIfAny } from "../shared/env.ts";
import { follower } from "../shared/journal/follower.ts";
import { loadedCalendars } from "../shared/journal/loaded-calendars.ts";
import { keepNetwork } from "./keep-network.ts";
import { networkDoor } from "./network-door.ts";
import { readWantedNetwork } from "./upkeep.ts";

const door = networkDoor({}, envIfAny("STAGE_NAMES"));

export const handler = follower({
  async event() {},
  async timer(at) {
    const wanted = readWantedNetwork(env("WANTED_NETWORK"));
    if (wanted.hours) await loadedCalendars();
    await keepNetwork(wanted, { door, at: at.toISOString() });
  },
});
