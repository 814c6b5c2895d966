// Closes by the closer itself; EC2 is only told, and what it was told is remembered.

import { closeAll } from "../../../functions/closing/closing.ts";
import type { Vpn } from "../../../functions/closing/vpn.ts";
import { now } from "../../../functions/shared/time/clock.ts";
import type { Close } from "./lane.ts";

export interface Closing {
  readonly close: Close;
  /** Whether EC2 was asked to cut this connection. */
  isCut(connection: string): boolean;
}

export function closing(): Closing {
  const cut = new Set<string>();
  const vpn: Vpn = {
    connections: async () => [],
    end: async (_, connection) => {
      cut.add(connection);
      return "gone";
    },
  };
  return {
    close: sessions => closeAll(sessions, { vpn, now }),
    isCut: connection => cut.has(connection),
  };
}

/** A planted bug: facts are followed by nobody. */
export const NO_CLOSING: Closing = { close: async () => {}, isCut: () => true };
