// The seats against the open sessions: a count too few lets one in above the plan, one too many shuts one out, in whichever shard; and
// the one seat of a terminal or a person is that of a session that is open there, and of no other.
import { openInto } from "../sessions/boards.ts";
import { seatsOf } from "../sessions/gate-part.ts";
import type { Session } from "../sessions/session.ts";
import { everyRow } from "../shared/journal/board.ts";
import { type Item, readItems } from "../shared/journal/journal.ts";
import {
  EVENT,
  isSeat,
  isStream,
  kindOf,
  SEATS,
  type Seat,
  STATE,
  seatsKey,
  stream,
} from "../shared/journal/keys.ts";
import { counterKeys, holderOf, openSeats } from "../shared/journal/seats.ts";
import type { Finding } from "./finding.ts";
import { partition } from "./partitions.ts";

/** Sessions come and go while the table is walked: what differs is looked at again before anything is said of it. */
const LOOKS = 3;

export class SeatsAudit {
  readonly #counted = new Map<string, number>();
  readonly #live = new Map<string, number>();
  readonly #held = new Map<Seat, string>();
  /** Open sessions that have a seat, or should: those let in before there were any need none. */
  readonly #due = new Map<Seat, string[]>();

  see(pk: string, items: readonly Item[]): void {
    if (isSeat(pk)) this.#seeSeat(pk, items);
    else if (pk.startsWith(SEATS)) this.#counted.set(pk, openSeats(stateOf(items)));
    else if (isStream(pk) && kindOf(pk) === "SESSION") this.#seeSession(pk, items);
  }

  async findings(): Promise<Finding[]> {
    const found: Finding[] = [];
    for (const pk of new Set([...this.#counted.keys(), ...this.#live.keys()])) {
      const isRight = (this.#counted.get(pk) ?? 0) === (this.#live.get(pk) ?? 0);
      if (!isRight && (await isMiscounted(pk))) found.push({ flaw: "seats-miscounted", pk, sk: STATE });
    }
    for (const pk of new Set([...this.#held.keys(), ...this.#due.keys()])) {
      const [holder, due = []] = [this.#held.get(pk), this.#due.get(pk)];
      const isRight = due.length === 1 && due[0] === holder;
      if (!isRight && (await isMisheld(pk, due))) found.push({ flaw: "seat-misheld", pk, sk: STATE });
    }
    return found;
  }

  #seeSeat(seat: Seat, items: readonly Item[]): void {
    const holder = holderOf(stateOf(items));
    if (holder !== undefined) this.#held.set(seat, holder);
  }

  #seeSession(pk: string, items: readonly Item[]): void {
    const session = sessionIn(items);
    if (session?.status !== "allowed") return;
    const counter = counterOf(session);
    this.#live.set(counter, (this.#live.get(counter) ?? 0) + 1);
    if (!wasSeated(items)) return;
    for (const seat of seatsOf(session))
      this.#due.set(seat, [...(this.#due.get(seat) ?? []), pk.slice("SESSION#".length)]);
  }
}

/** Every counter there can be, by itself. */
export async function seatsMiscounted(
  systems: readonly string[],
  channels: readonly string[],
): Promise<readonly Finding[]> {
  const wrong = await Promise.all(
    systems.map(async system => {
      const all = channels.flatMap(channel => counterKeys(system, channel));
      const [found, live] = await Promise.all([readItems(all), liveIn(system)]);
      const suspect = all.filter(({ pk }) => openSeats(found.get(pk.S)) !== (live.get(pk.S) ?? 0));
      return Promise.all(suspect.map(async ({ pk }) => ((await isMiscounted(pk.S)) ? [pk.S] : [])));
    }),
  );
  return wrong.flat(2).map(pk => ({ flaw: "seats-miscounted", pk, sk: STATE }));
}

async function isMiscounted(pk: string): Promise<boolean> {
  const [system = ""] = pk.slice(SEATS.length).split("#");
  for (let look = 0; look < LOOKS; look++) {
    const [counter, live] = await Promise.all([partition(pk), liveIn(system)]);
    if (openSeats(stateOf(counter)) === (live.get(pk) ?? 0)) return false;
  }
  return true;
}

/** How many are open there, by the counter of each. */
async function liveIn(system: string): Promise<ReadonlyMap<string, number>> {
  const live = new Map<string, number>();
  for await (const { state } of everyRow<Session>(openInto(system)))
    live.set(counterOf(state), (live.get(counterOf(state)) ?? 0) + 1);
  return live;
}

/** Whoever has it must be open there, and whoever is to have it must have it or be gone. */
async function isMisheld(seat: Seat, due: readonly string[]): Promise<boolean> {
  for (let look = 0; look < LOOKS; look++) {
    const holder = holderOf(stateOf(await partition(seat)));
    const others = due.filter(each => each !== holder);
    const open = await Promise.all(others.map(each => isOpenOn(each, seat)));
    const isHeldRightly = holder === undefined || (await isOpenOn(holder, seat));
    if (isHeldRightly && !open.includes(true)) return false;
  }
  return true;
}

async function isOpenOn(session: string, seat: Seat): Promise<boolean> {
  const state = sessionIn(await partition(stream("SESSION", session)));
  return state?.status === "allowed" && seatsOf(state).includes(seat);
}

/** It was let in by a gate that asked for them. */
function wasSeated(items: readonly Item[]): boolean {
  const first = items.find(({ sk }) => sk?.S?.startsWith(EVENT));
  const body = JSON.parse(first?.body?.S ?? "{}") as { event?: { facts?: { known?: object } } };
  return "terminalSession" in (body.event?.facts?.known ?? {});
}

function sessionIn(items: readonly Item[]): Session | undefined {
  const body = stateOf(items)?.body?.S;
  return body === undefined ? undefined : (JSON.parse(body) as Session);
}

function stateOf(items: readonly Item[]): Item | undefined {
  return items.find(({ sk }) => sk?.S === STATE);
}

function counterOf({ system, channel, shard }: Pick<Session, "system" | "channel" | "shard">): string {
  return seatsKey(`${system}`, `${channel}`, shard).pk.S;
}
