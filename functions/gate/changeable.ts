// What somebody can change of what the gate knows: who does it, and what it can come to; what is not here nobody changes. Pure.
import type { FactName, Known } from "./facts.ts";
import type { Persona } from "./names.ts";

/** A fact that nobody has to state any more: nothing is taken out, no document opened. */
export const LEFT_OUT: unique symbol = Symbol("left out");
export type Target = Known[FactName] | typeof LEFT_OUT;

export interface Changeable {
  readonly by: Persona | ((known: Known) => Persona);
  /** What it can come to, the likeliest first. */
  readonly to: (known: Known) => readonly Target[];
  /** Where nobody knows the terminal, the person or the system, this is not known either, and comes with it. */
  readonly comesWith?: FactName;
}

const to =
  (...targets: readonly Target[]) =>
  () =>
    targets;
const by = (who: Persona, ...targets: readonly Target[]): Changeable => ({ by: who, to: to(...targets) });
const of = (root: FactName, { by: who, to: targets }: Changeable): Changeable => ({
  by: who,
  to: targets,
  comesWith: root,
});

/** What is done where nobody says what: any business that was approved would do. */
const USUAL_BUSINESS = "documents";
const MOST_FACTORS = 5;
const DAYS_OF_A_WEEK = 7;
const WORKDAYS = 5;
const TIERS: readonly string[] = ["before-28-weeks", "before-36-weeks", "from-36-weeks"];

export const CHANGEABLE: Readonly<Partial<Record<FactName, Changeable>>> = {
  stopped: by("administrator", false),
  loginExpired: by("me", false),
  channel: by("me", "vpn", "vdi"),
  encrypted: by("me", true),
  factors: { by: "me", to: ({ factors = 0 }) => countUp(factors + 1, MOST_FACTORS) },
  login: by("me", "named", "proved"),
  business: { by: "me", to: known => [...(known.approvedBusinesses ?? []), USUAL_BUSINESS] },
  rights: { by: "me", to: known => [within(known.rights, known.approvedRights)] },
  functions: { by: "me", to: known => [within(known.functions, known.approvedFunctions)] },
  document: by("me", { classification: "ordinary" }, LEFT_OUT),
  export: {
    by: "me",
    to: ({ export: out }) => [{ important: out?.important ?? false, encrypted: true }, LEFT_OUT],
  },
  trade: by("me", { loggedIn: true }, LEFT_OUT),

  system: by("administrator", "household"),
  remoteTested: of("system", by("administrator", true)),
  seatsLeft: of("system", by("administrator", 1)),
  endsConfirmed: of("system", by("administrator", true)),
  endpointHours: {
    by: ({ endpointHours }) => (endpointHours === undefined ? "administrator" : "me"),
    to: to("open"),
  },
  terminalSession: by("administrator", "none"),
  personSession: by("me", "none"),

  inService: by("records", true),
  role: of("inService", by("records", "exchange-terminal")),
  ownership: of("inService", by("records", "agency")),
  ofOwnAgency: of("inService", by("records", true)),
  ofThisSystem: of("inService", by("records", true)),
  brand: of("inService", by("records", "allowed")),
  product: of("inService", by("records", "clear")),
  daysInService: of("inService", by("records", 1)),
  deviceTested: of("inService", by("security", true)),
  deviceApproved: of("inService", by("security", true)),
  stage: of("inService", by("records", "out")),
  pledged: by("me", true),
  byBorrower: of("inService", by("records", true)),
  held: of("inService", by("scanner", "no")),

  active: by("personnel", true),
  status: of("active", by("personnel", "civil-servant", "contract", "worker", "temporary")),
  suspended: of("active", by("superior", "no")),
  recalled: of("active", by("superior", false)),
  onLeave: of("active", by("me", false)),

  reviewNamesPerson: of("active", by("officer", true)),
  drill: by("officer", "done"),

  approvedUnder: {
    by: "superior",
    to: ({ approvedUnder: so = [] }) => [
      [...so, "ey-draft"],
      [...so, "keelung-pregnancy"],
      [...so, "ey-draft", "keelung-pregnancy"],
    ],
  },
  approvedBusinesses: {
    by: "security",
    to: known => [together(known.approvedBusinesses, [known.business ?? USUAL_BUSINESS])],
  },
  approvedRights: { by: "security", to: known => [together(known.approvedRights, known.rights)] },
  approvedFunctions: { by: "superior", to: known => [together(known.approvedFunctions, known.functions)] },

  homeDayToday: by("superior", true),
  homeDays: { by: "superior", to: ({ homeDays }) => below(homeDays) },
  workdays: { by: "superior", to: ({ workdays }) => (workdays === undefined ? [WORKDAYS] : []) },
  leaveDays: of("active", { by: "me", to: ({ leaveDays }) => below(leaveDays) }),
  tier: {
    by: "superior",
    // Which it is follows from the days: what can be put right is only that nobody knows it.
    to: ({ tier = "" }) => (TIERS.includes(tier) ? [] : TIERS),
  },

  officeHours: { by: ({ officeHours }) => (officeHours === undefined ? "personnel" : "me"), to: to(true) },
  overtime: by("superior", true),
  dutyHours: by("superior", true),
  tradingHours: by("me", true),

  firmApplied: by("superior", true),
  firmPapers: by("superior", "complete"),
  firmConsent: by("superior", "given"),
  risksAssessed: by("superior", true),
  trained: by("personnel", true),
  supervised: by("superior", true),
  controlsEdition: by("superior", "1"),

  medium: by("me", "wired", "cellular", "wifi"),
  mediumSource: by("me", "declared"),
  postureMinutes: by("me", 0),
  publicWifi: by("me", false),
  sharedDevice: by("me", false),
  antivirus: by("me", true),
  compliant: by("me", true),
  securityAgent: by("me", true),
  appControl: by("me", true),
  servicesOff: by("me", true),

  // What the managing agency has not handed on yet waits for it; from then on, for the archives.
  egress: {
    by: ({ egress }) => (egress === "forwarded" ? "archives" : "administrator"),
    to: to("set-by-archives"),
  },
  source: of("system", by("administrator", "listed")),
  inboundRule: of("system", by("administrator", true)),
  outboundRule: of("system", by("administrator", true)),
};

export function personaOf({ by: who }: Changeable, known: Known): Persona {
  return typeof who === "function" ? who(known) : who;
}

function countUp(from: number, until: number): number[] {
  return Array.from({ length: Math.max(0, until - from + 1) }, (_, at) => from + at);
}

/** From as many as there are downwards: the least change is tried first. */
function below(days: number | undefined): number[] {
  const most = days === undefined ? DAYS_OF_A_WEEK : Math.min(days - 1, DAYS_OF_A_WEEK);
  return countUp(0, most).reverse();
}

function within(wanted: readonly string[] = [], approved: readonly string[] = []): readonly string[] {
  return wanted.filter(each => approved.includes(each));
}

function together(approved: readonly string[] = [], wanted: readonly string[] = []): readonly string[] {
  return [...new Set([...approved, ...wanted])];
}
