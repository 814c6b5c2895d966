// The parts of the gate, in the order in which their facts are recorded: what is on this list is read, told and watched.
import { agenciesPart } from "../agencies/gate-part.ts";
import { listsPart } from "../allowlist/lists/gate-part.ts";
import { approvalsPart } from "../approvals/gate-part.ts";
import { devicesPart } from "../devices/gate-part.ts";
import { firmPart } from "../firm/gate-part.ts";
import { hoursPart } from "../hours/gate-part.ts";
import { peoplePart } from "../people/gate-part.ts";
import { posturePart } from "../posture/gate-part.ts";
import { productsPart } from "../products/gate-part.ts";
import { reportsPart } from "../reports/gate-part.ts";
import { rostersPart } from "../rosters/gate-part.ts";
import { sessionsPart } from "../sessions/gate-part.ts";
import type { Recorded } from "../shared/journal/event.ts";
import { kindOf } from "../shared/journal/keys.ts";
import { stopsPart } from "../stops/gate-part.ts";
import { systemsPart } from "../systems/gate-part.ts";
import { terminalsPart } from "../terminals/gate-part.ts";
import { ticketsPart } from "../tickets/gate-part.ts";
import type { KnownChannel } from "./names.ts";
import { deadlineAt, type GatePart, isPast, type Touched } from "./part.ts";

/** Both are encrypted by what they are; nothing is known to be so of any other channel. */
const ENCRYPTED: readonly (KnownChannel | undefined)[] = ["vpn", "vdi"];

const LOGIN_EXPIRES = { "zh-TW": "登入到期", en: "the log-in expires" };

/** What the question itself says. */
const questionPart: GatePart = {
  streams: () => [],
  touches: {},
  facts({ question: { details, through: meant }, through }, { at, activity }) {
    const { loginUntil, login: _, ...said } = details;
    // Where nothing serves what is asked about, it is known by which channel it would be, and not into what.
    const channel = (through ?? meant)?.channel;
    const known = {
      ...said,
      activity,
      ...(channel && { channel }),
      ...(through && { system: through.system }),
      encrypted: ENCRYPTED.includes(channel),
      loginExpired: isPast(loginUntil, at),
    };
    return [{ known, deadlines: deadlineAt(loginUntil, "loginExpired", LOGIN_EXPIRES, { at }) }];
  },
};

export const PARTS: readonly GatePart[] = [
  stopsPart,
  questionPart,
  ticketsPart,
  systemsPart,
  sessionsPart,
  terminalsPart,
  devicesPart,
  peoplePart,
  agenciesPart,
  approvalsPart,
  rostersPart,
  hoursPart,
  posturePart,
  reportsPart,
  listsPart,
  productsPart,
  firmPart,
];

/** Which open sessions may be closed by what was recorded. */
export function touchedBy({ stream, event }: Pick<Recorded, "stream" | "event">): readonly Touched[] {
  const [, ...id] = stream.split("#");
  const kind = kindOf(stream);
  return PARTS.flatMap(({ touches }) => touches[kind]?.({ id, event }) ?? []);
}
