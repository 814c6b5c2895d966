// One system with its borrowers: rounds of questions, facts and closings that run into each other, each round judged when all is quiet.

import { handler } from "../../../functions/sessions/connect.lambda.ts";
import type { Session } from "../../../functions/sessions/session.ts";
import { endingRecord } from "../../../functions/sessions/session-records.ts";
import { permitGateway } from "../../../functions/shared/http/permit.ts";
import type { Held } from "../../../functions/shared/journal/change.ts";
import { commit, settle } from "../../../functions/shared/journal/commit.ts";
import { heldOf, read, readItems, stateKeyOf } from "../../../functions/shared/journal/journal.ts";
import {
  PERSON_SEAT,
  type Seat,
  seatKey,
  stream,
  TERMINAL_SEAT,
} from "../../../functions/shared/journal/keys.ts";
import { counterKeys, countsIn, holderOf, takenIn } from "../../../functions/shared/journal/seats.ts";
import { now } from "../../../functions/shared/time/clock.ts";
import type { Random } from "../../bench/measure/random.ts";
import { type City, knock } from "../city.ts";
import type { Closing } from "./closing.ts";
import type { Borrower, Turning } from "./hinges.ts";
import { type Moment, timed } from "./wire.ts";

export const SEATS = 3;

export interface Tally {
  interleavings: number;
  asked: number;
  allowed: number;
  turned: number;
  closed: number;
  readonly violations: string[];
}

export type OpenSession = Held<Session> & { readonly state: Session };
/** Closes what is to be closed of these sessions, as the follower of facts does. */
export type Close = (sessions: readonly OpenSession[]) => Promise<void>;

export interface Seated extends Borrower {
  /** What opens and closes the gate for this borrower, the system's own hinges among it. */
  readonly hinges: readonly Turning[];
}

export interface Means {
  readonly random: Random;
  readonly closing: Closing;
  readonly tally: Tally;
}

export class Lane {
  private readonly city: City;
  private readonly borrowers: readonly Seated[];
  private readonly hinges: readonly Turning[];
  private readonly means: Means;
  /** Sessions let in and not yet found ended, each with whose it is. */
  private readonly open = new Map<string, Seated>();
  /** Those of this round. */
  private readonly let: { id: string; who: Seated; moment: Moment }[] = [];

  constructor(city: City, borrowers: readonly Seated[], means: Means) {
    this.city = city;
    this.borrowers = borrowers;
    this.hinges = [...new Set(borrowers.flatMap(({ hinges }) => hinges))];
    this.means = means;
  }

  async round(): Promise<void> {
    const { random, tally } = this.means;
    const turning = this.turning();
    const asking = Array.from({ length: 1 + random.below(3) }, () => random.pick(this.borrowers));
    const acts = [
      ...turning.map(hinge => () => this.turn(hinge)),
      ...asking.map(who => () => this.ask(who)),
      ...(this.open.size > 0 && random.below(2) === 0 ? [() => this.closing()] : []),
    ];
    await Promise.all(random.shuffled(acts).map(act => act()));
    tally.interleavings++;
    await this.judge();
    for (const hinge of this.hinges) hinge.forget();
  }

  /** Whoever plays here next finds every seat free. */
  async leave(): Promise<void> {
    for (const session of (await this.look()).live) await this.hangUp(session);
  }

  /** One at least, or there would be nothing to run into; what is closed is soon turned on, or nobody would ever be let in. */
  private turning(): readonly Turning[] {
    const { random } = this.means;
    const closed = this.hinges.filter(({ isOpen }) => !isOpen);
    const from = closed.length > 0 && random.below(4) > 0 ? closed : this.hinges;
    return random.shuffled(from).slice(0, 1 + random.below(2));
  }

  private async turn(hinge: Turning): Promise<void> {
    await hinge.turn();
    this.means.tally.turned++;
  }

  private async ask(who: Seated): Promise<void> {
    const { tally } = this.means;
    const question = knock(this.city, who);
    const { result, moment } = await timed(() => handler(question));
    tally.asked++;
    if (!result.allow) return;
    tally.allowed++;
    const id = question["connection-id"];
    this.open.set(id, who);
    this.let.push({ id, who, moment });
  }
  private async closing(): Promise<void> {
    await this.means.closing.close((await this.look()).known);
  }

  /** Who was let in, who of them is in, and how many seats that takes, in one look. */
  private async look() {
    const streams = [...this.open.keys()].map(id => stream("SESSION", id));
    const found = await readItems([...streams.map(stateKeyOf), ...counterKeys(this.city.system, "vpn")]);
    const held = streams.map(of => heldOf<Session>(of, found.get(of)));
    const known = held.filter((each): each is OpenSession => each.state !== undefined);
    const live = known.filter(({ state }) => state.status === "allowed");
    return { known, live, taken: takenIn(countsIn(found, this.city.system, "vpn")) };
  }

  /** All is quiet: who was let in against a closed gate, who is still in behind one, and whether the seats add up. */
  private async judge(): Promise<void> {
    for (const { id, who, moment } of this.let.splice(0))
      this.accuse(
        id,
        "let in",
        who.hinges.filter(hinge => !hinge.canHaveBeenOpen(moment)),
      );
    if (this.open.size === 0) return;
    // Not only once closing has been here: at no moment are there two.
    await this.judgeSeats((await this.look()).live);
    await this.closing();
    const { live, taken } = await this.look();
    const still = new Set(live.map(({ stream }) => stream.slice("SESSION#".length)));
    for (const [id, who] of this.open) {
      if (still.has(id))
        this.accuse(
          id,
          "still open",
          who.hinges.filter(({ isOpen }) => !isOpen),
        );
      else this.closed(id);
    }
    if (taken !== still.size || taken > SEATS)
      this.means.tally.violations.push(`${taken} of ${SEATS} seats taken by ${still.size} sessions`);
    for (const session of live.slice(1)) await this.hangUp(session);
  }

  /** One open session a terminal, one a person and system, and the seat is that one's. */
  private async judgeSeats(live: readonly OpenSession[]): Promise<void> {
    const { violations } = this.means.tally;
    const open = new Map<Seat, string[]>();
    for (const { state } of live)
      for (const seat of [
        `${TERMINAL_SEAT}${state.terminal}`,
        `${PERSON_SEAT}${state.person}#${state.system}`,
      ])
        open.set(seat as Seat, [...(open.get(seat as Seat) ?? []), state.connection]);
    const seats = this.borrowers.flatMap(({ person, propertyNo }): Seat[] => [
      `${TERMINAL_SEAT}${propertyNo}`,
      `${PERSON_SEAT}${person}#${this.city.system}`,
    ]);
    const found = await readItems([...new Set(seats)].map(seatKey));
    for (const seat of seats) {
      const [holder, there = []] = [holderOf(found.get(seat)), open.get(seat)];
      if (there.length > 1) violations.push(`${there.join(" and ")} are open at once: ${seat}`);
      if (holder !== there[0]) violations.push(`${seat} is held by ${holder}, and ${there[0]} is open`);
    }
  }

  private closed(id: string): void {
    const { tally, closing } = this.means;
    this.open.delete(id);
    tally.closed++;
    if (!closing.isCut(id)) tally.violations.push(`${id} ended, and EC2 was not told`);
  }

  private accuse(id: string, what: string, closed: readonly Turning[]): void {
    for (const { name } of closed) this.means.tally.violations.push(`${id} ${what}: ${name} was closed`);
  }

  private async hangUp({ stream: of }: OpenSession): Promise<void> {
    await settle(async () => {
      const session = (await read<Session>(of)) as OpenSession;
      const permit = permitGateway({ name: "hangUp", kind: "write", request: of, at: now() });
      const cause = { "zh-TW": "使用者已離線", en: "whoever was connected left" };
      await commit(endingRecord(session, { why: "hung-up", cause }, permit));
    });
    this.open.delete(of.slice("SESSION#".length));
  }
}
