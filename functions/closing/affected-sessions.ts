// Which open sessions a recorded fact may close: those whose question reads it. Too many are only asked again; too few is a hole.

import type { Session } from "../sessions/session.ts";
import type { Recorded } from "../shared/journal/event.ts";
import { kindOf } from "../shared/journal/keys.ts";
import { isSameAccount } from "../shared/rules/account.ts";

/** `SESSION` events say themselves which session they are about: one that is taken over is ended together with it. */
export function isTouched(session: Session, { stream }: Pick<Recorded, "stream">): boolean {
  const [, id, channel] = stream.split("#");
  const kind = kindOf(stream);
  switch (kind) {
    case "TERMINAL":
    case "POSTURE":
      return session.terminal === id;
    case "PERSON":
      return isSameAccount(session.person, id);
    // The one agency whose state the decision reads.
    case "AGENCY":
      return session.agency === id;
    case "STOP":
      return true;
    case "SYSTEM":
    case "REPORT":
      return session.system === id;
    case "LIST":
      return session.system === id && session.channel === channel;
    case "SESSION":
    case "PACK":
    case "ACCOUNT":
    case "SCAN":
    case "POSTURE_KEY":
      return false;
    default:
      throw new Error(`an unknown kind: ${kind satisfies never}`);
  }
}
