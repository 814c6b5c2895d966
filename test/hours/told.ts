// Somebody's hours as a test tells them: an agency that follows the slides on hours, office hours from eight to five, a month of work.
import { type Agency, UNPREPARED } from "../../functions/agencies/agency.ts";
import { assign } from "../../functions/hours/assigning.ts";
import { claim, confirm } from "../../functions/hours/claiming.ts";
import { type CompLeave, type CompLeaveEvent, compLeaveLaw } from "../../functions/hours/comp-leave.ts";
import { type HoursBook, type HoursBookEvent, hoursBookLaw } from "../../functions/hours/hours-book.ts";
import { type Known, rulesOn } from "../../functions/hours/known.ts";
import { officeOn } from "../../functions/hours/office.ts";
import { type OvertimeEvent, overtimeLaw } from "../../functions/hours/overtime.ts";
import type { Planned } from "../../functions/hours/piece.ts";
import { earn } from "../../functions/hours/taking.ts";
import type { Draft } from "../../functions/shared/journal/change.ts";
import type { ProfileId } from "../../functions/shared/rules/clauses.ts";
import { dayOf, endOfDay, instantOf } from "../../functions/shared/time/calendar.ts";
import { addDays, type Day } from "../../functions/shared/time/day.ts";
import { AGENCY } from "../house/city.ts";
import { type Acting, Ledger } from "../house/given.ts";
import { person } from "../rosters/told.ts";

export const ANN = "ann@household";
export const BOSS = "boss@household";
/** A Monday. */
export const MONDAY = "2026-03-02";
export const at = (day: Day, time: string) => instantOf(day, time);
export const evening = (day: Day, until = "20:00") => ({ from: at(day, "18:00"), until: at(day, until) });

const SAID = { by: "personnel", at: "2023-01-01T00:00:00.000Z" };

export function agency(...profiles: readonly ProfileId[]): Agency {
  const adoptions = Object.fromEntries(
    profiles.map(profile => [
      `hours-${profile}`,
      {
        ...{ profile, version: 1, activity: "hours" as const, from: "2021-01-01", document: "d" },
        ...{ proposed: SAID, confirmed: SAID },
      },
    ]),
  );
  return { ...UNPREPARED, adoptions };
}

/** One person's hours, each decision taken on all that was recorded before it. */
export class Hours {
  readonly #ledger = new Ledger();
  readonly #agency: Agency;
  book: HoursBook | undefined;

  constructor(profiles: readonly ProfileId[] = ["yilan-hours"]) {
    this.#agency = agency(...profiles);
  }

  get known(): Known {
    const { state: overtime } = this.#ledger.of(overtimeLaw, ANN);
    return {
      person: person({ leaves: [] }),
      agency: this.#agency,
      overtime,
      book: this.book,
      office: day => officeOn(day),
    };
  }

  get leave(): CompLeave | undefined {
    return this.#ledger.of(compLeaveLaw, ANN).state;
  }

  /** Folded anew from the events that had been recorded by the end of a day. */
  asOf(day: Day): Hours {
    const then = new Hours();
    for (const { stream: of, event, recordedAt, by } of this.#ledger.recorded) {
      if (recordedAt >= endOfDay(day)) continue;
      const acting = { by: by.person, at: recordedAt };
      if (of.startsWith("OVERTIME#")) then.record([{ event: event as OvertimeEvent }], acting);
      if (of.startsWith("COMPLEAVE#")) then.recordLeave([{ event: event as CompLeaveEvent }], acting);
    }
    return then;
  }

  rules(on: Day) {
    return rulesOn(this.#agency, on);
  }

  record(drafts: readonly Draft<OvertimeEvent>[], acting: Acting): void {
    this.#ledger.record(overtimeLaw, ANN, drafts, acting);
  }

  recordLeave(drafts: readonly Draft<CompLeaveEvent>[], acting: Acting = {}): void {
    this.#ledger.record(compLeaveLaw, ANN, drafts, acting);
  }

  booked(event: HoursBookEvent, when: string) {
    this.book = this.#ledger.record(hoursBookLaw, AGENCY, [event], { at: when });
  }

  planned(more: Partial<Planned> & Pick<Planned, "from" | "until">): Planned {
    return { agency: AGENCY, category: "general", task: "t", ...more };
  }

  /** In the morning of its day. */
  assign(more: Partial<Planned> & Pick<Planned, "from" | "until">, by = BOSS): string {
    const day = dayOf(more.from);
    const when = at(addDays(day, -1), "09:00");
    const planned = this.planned(more);
    const drafts = assign({ planned, findings: WEIGHED, known: this.known, at: when });
    this.record(drafts, { by, at: when });
    return (drafts[0].event as { readonly piece: string }).piece;
  }

  claim(
    piece: string,
    wanted: "pay" | "leave" = "leave",
    more: { from?: string; until?: string; at?: string } = {},
  ) {
    const found = this.known.overtime?.pieces[piece];
    const { from = found?.from ?? "", until = found?.until ?? "" } = more;
    const when = more.at ?? at(dayOf(until), "23:50");
    this.record(
      claim({ ...{ piece, from, until, wanted, isOwn: true, evidence: PROOF }, known: this.known, at: when }),
      { by: ANN, at: when },
    );
  }

  confirm(piece: string, by = BOSS) {
    const found = this.known.overtime?.pieces[piece];
    const when = at(addDays(dayOf(found?.until ?? ""), 1), "10:00");
    const confirming = { piece, by, assignerLeft: false, isSuperior: true, sessions: [], known: this.known };
    this.record(confirm(confirming), { by, at: when });
    const { claim: claimed, confirmed } = this.known.overtime?.pieces[piece] ?? {};
    if (claimed?.wanted !== "leave" || !confirmed) return;
    this.recordLeave(earn({ lot: piece, agency: AGENCY, ...confirmed }, this.rules(confirmed.day)), {
      at: when,
    });
  }

  /** Assigned, worked, claimed and confirmed. */
  worked(
    more: Partial<Planned> & Pick<Planned, "from" | "until">,
    wanted: "pay" | "leave" = "leave",
  ): string {
    const piece = this.assign(more);
    this.claim(piece, wanted);
    this.confirm(piece);
    return piece;
  }
}

export const WEIGHED = { urgency: "u", necessity: "n", reasonableness: "r" };
export const PROOF = [{ kind: "delivered-file", reference: "x" }] as const;
