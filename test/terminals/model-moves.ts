// What each step means to the model of custody: when it is granted, and what is then so; in the model's own words.
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LATE = HOUR / 2;

/** A request as a clerk makes it; every time is a number of milliseconds, every day a number of days. */
export interface Request {
  readonly step: string;
  readonly terminal: number;
  readonly by: string;
  readonly at: number;
  /** When it is said to have happened, begun, ended. */
  readonly from: number;
  readonly to: number;
  readonly excused: boolean;
  readonly borrower: string;
  readonly day: number;
  /** Everything else about the request is as it should be: text, site, tool, mode, network. */
  readonly sound: boolean;
  readonly dirty: boolean;
  readonly loan: number;
  readonly report: string;
}

export interface Trip {
  readonly borrower: string;
  readonly number: number;
  readonly begun: number;
  due: number;
  approved?: { until: number; at: number };
  pledged?: number;
  left?: number;
  declared?: number;
  disinfected?: number;
  scanned?: { to: number; report: string; dirty: boolean };
  cleaned?: number;
  clean?: number;
  inside?: boolean;
  lost?: number;
  signed: Record<string, string>;
}

export interface ModelTerminal {
  trips: number;
  trip?: Trip;
  gone?: boolean;
  incident?: boolean;
  usedReport?: string;
}

export const dayOfTaipei = (ms: number) => Math.floor((ms + 8 * HOUR) / DAY);
export const endOf = (day: number) => (day + 1) * DAY - 8 * HOUR;

type Move = (trip: Trip, request: Request, terminal: ModelTerminal) => boolean;
const timely = ({ at, excused }: Request, happened: number) =>
  happened <= at && (at - happened <= LATE || excused);
const outside = (trip: Trip) => trip.left !== undefined && trip.lost === undefined;
const infected = (trip: Trip) => trip.scanned?.dirty === true;

export const MOVES: Readonly<Record<string, Move>> = {
  approve(trip, { by, day, at }) {
    if (
      trip.declared !== undefined ||
      trip.lost !== undefined ||
      by === trip.borrower ||
      endOf(day) < trip.due
    )
      return false;
    trip.approved = { until: day, at };
    return true;
  },
  extend(trip, { day, at }) {
    const mayStill = trip.declared === undefined && trip.lost === undefined && at < trip.due;
    if (!mayStill || endOf(day) <= trip.due || !trip.approved || trip.approved.until < day) return false;
    trip.due = endOf(day);
    return true;
  },
  cancel(trip, _, terminal) {
    if (trip.left !== undefined) return false;
    delete terminal.trip;
    return true;
  },
  pledge(trip, { by, sound, at }) {
    if (trip.left !== undefined || by !== trip.borrower || !sound || trip.pledged !== undefined) return false;
    trip.pledged = at;
    return true;
  },
  carryOut(trip, request) {
    const { at, to } = request;
    if (trip.left !== undefined || !trip.approved || trip.pledged === undefined || !timely(request, to))
      return false;
    if (to < Math.max(trip.begun, trip.approved.at, trip.pledged)) return false;
    if (at >= trip.due || dayOfTaipei(at) > trip.approved.until) return false;
    trip.left = to;
    return true;
  },
  declareReturn(trip, request) {
    if (!outside(trip) || trip.declared !== undefined || !timely(request, request.to)) return false;
    if (request.to < (trip.left ?? 0)) return false;
    trip.declared = request.to;
    return true;
  },
  disinfect(trip, request) {
    const { from, to, sound } = request;
    if (!outside(trip) || trip.declared === undefined || trip.clean !== undefined || infected(trip))
      return false;
    if (!sound || !timely(request, to) || from < trip.declared || to < from) return false;
    trip.disinfected = to;
    delete trip.scanned;
    delete trip.cleaned;
    return true;
  },
  scan(trip, request, terminal) {
    const { from, to, sound, dirty, report } = request;
    const ready = trip.disinfected !== undefined && trip.clean === undefined && trip.lost === undefined;
    if (!ready || (infected(trip) && trip.cleaned === undefined) || !sound || !timely(request, to))
      return false;
    if (from < Math.max(trip.disinfected ?? 0, trip.cleaned ?? 0) || to <= from) return false;
    if (report === terminal.usedReport || (infected(trip) && report === trip.scanned?.report)) return false;
    trip.scanned = { to, report, dirty };
    if (dirty) {
      delete trip.cleaned;
      terminal.incident = true;
    }
    return true;
  },
  cleanUp(trip, request) {
    if (trip.lost !== undefined || !infected(trip) || !timely(request, request.to)) return false;
    if (request.to < (trip.scanned?.to ?? 0)) return false;
    trip.cleaned = request.to;
    return true;
  },
  attest(trip, { by, loan, report, at }, terminal) {
    if (trip.lost !== undefined || trip.clean !== undefined || !trip.scanned || infected(trip)) return false;
    const officer = (by === "scan" || by === "scan2") && by !== trip.borrower;
    if (!officer || loan !== trip.number || report !== trip.scanned.report) return false;
    trip.clean = at;
    terminal.usedReport = report;
    return true;
  },
  release(trip, request) {
    if (trip.lost !== undefined || trip.clean === undefined || trip.inside || request.by === trip.borrower)
      return false;
    if (!timely(request, request.to) || request.to < trip.clean) return false;
    trip.inside = true;
    return true;
  },
  sign: (trip, { by }, terminal) =>
    signs(trip, { by, side: by === trip.borrower ? "borrower" : "records" }, terminal),
  signForBorrower: (trip, { by }, terminal) => signs(trip, { by, side: "borrower" }, terminal),
  reportLoss(trip, request, terminal) {
    if (!outside(trip) || !timely(request, request.to) || request.to < (trip.left ?? 0)) return false;
    trip.lost = request.to;
    terminal.incident = true;
    return true;
  },
  reportFound(trip, request) {
    if (trip.lost === undefined || !timely(request, request.to) || request.to < trip.lost) return false;
    trip.declared = request.to;
    for (const fact of ["lost", "disinfected", "scanned", "cleaned", "clean", "inside"] as const)
      delete trip[fact];
    trip.signed = {};
    return true;
  },
  writeOff(trip, { by }, terminal) {
    if (trip.lost === undefined || by === trip.borrower) return false;
    terminal.gone = true;
    delete terminal.trip;
    delete terminal.incident;
    return true;
  },
  closeIncident(trip, _, terminal) {
    if (trip.lost !== undefined || trip.clean === undefined || !terminal.incident) return false;
    delete terminal.incident;
    return true;
  },
};

function signs(trip: Trip, { by, side }: { by: string; side: string }, terminal: ModelTerminal): boolean {
  if (trip.lost !== undefined || !trip.inside || terminal.incident || trip.signed[side]) return false;
  if (Object.values(trip.signed).includes(by)) return false;
  trip.signed[side] = by;
  if (Object.keys(trip.signed).length === 2) delete terminal.trip;
  return true;
}
