// The counters of open sessions against the sessions themselves: a seat too many lets one in above the plan, one too few shuts one out.
import type { Session } from "../sessions/session.ts";
import { board } from "../shared/journal/board.ts";
import type { Item } from "../shared/journal/journal.ts";
import { isStream, kindOf, SEATS, STATE } from "../shared/journal/keys.ts";
import type { Finding } from "./finding.ts";
import { partition } from "./partitions.ts";

/** Sessions come and go while the table is walked: what differs is looked at again before anything is said of it. */
const LOOKS = 3;

export class SeatsAudit {
  readonly #counted = new Map<string, number>();
  readonly #live = new Map<string, number>();

  see(pk: string, items: readonly Item[]): void {
    if (pk.startsWith(SEATS)) this.#counted.set(pk, openOf(items));
    if (!isStream(pk) || kindOf(pk) !== "SESSION") return;
    const state = items.find(({ sk }) => sk?.S === STATE);
    const session = state && (JSON.parse(state.body?.S ?? "{}") as Partial<Session>);
    if (session?.status !== "allowed") return;
    const seat = seatOf(session);
    this.#live.set(seat, (this.#live.get(seat) ?? 0) + 1);
  }

  async findings(): Promise<Finding[]> {
    const all = new Set([...this.#counted.keys(), ...this.#live.keys()]);
    const found: Finding[] = [];
    for (const pk of all) {
      const isRight = (this.#counted.get(pk) ?? 0) === (this.#live.get(pk) ?? 0);
      if (!isRight && (await isMiscounted(pk))) found.push({ flaw: "seats-miscounted", pk, sk: STATE });
    }
    return found;
  }
}

/** Every counter there can be, by itself. */
export async function seatsMiscounted(
  systems: readonly string[],
  channels: readonly string[],
): Promise<readonly Finding[]> {
  const all = systems.flatMap(system =>
    channels.map(channel => seatOf({ system, channel } as Partial<Session>)),
  );
  const wrong = await Promise.all(all.map(isMiscounted));
  return all.filter((_, at) => wrong[at]).map(pk => ({ flaw: "seats-miscounted", pk, sk: STATE }));
}

async function isMiscounted(pk: string): Promise<boolean> {
  for (let look = 0; look < LOOKS; look++) {
    const [counter, live] = await Promise.all([partition(pk), liveNow(pk)]);
    if (openOf(counter) === live) return false;
  }
  return true;
}

async function liveNow(pk: string): Promise<number> {
  const system = pk.slice(SEATS.length).split("#")[0] ?? "";
  let count = 0;
  let start: Item | undefined;
  do {
    const page = await board<Session>({ board: "board1", partition: `LIVE#${system}`, limit: 1_000, start });
    count += page.rows.filter(({ state }) => state && seatOf(state) === pk).length;
    start = page.next;
  } while (start);
  return count;
}

function seatOf({ system, channel }: Partial<Session>): string {
  return `${SEATS}${system}#${channel}`;
}

function openOf(items: readonly Item[]): number {
  return Number(items.find(({ sk }) => sk?.S === STATE)?.open?.N ?? 0);
}
