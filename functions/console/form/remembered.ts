// What was typed last and is mostly typed again: the scan's tool and pattern, the norm of the pledge, who answers for a report. It lies
// sealed in the browser, not in the journal: a form asks nobody for it, and it says nothing of a person.
import { cookieOf, setCookie } from "../door/cookies.ts";
import { seal, unseal } from "../door/sealed.ts";
import type { Typed } from "../door/typed.ts";
import type { Visit } from "../door/visit.ts";

const COOKIE = "__Host-docgate-remembered";
const HALF_A_YEAR = 182 * 24 * 60 * 60;
/** What one browser would hold of it at most. */
const LONGEST = 120;

const REMEMBERED: Readonly<Record<string, readonly string[]>> = {
  lendTerminal: ["purpose", "norm"],
  scanTerminal: ["tool", "toolVersion", "patternVersion", "patternDate", "mode", "network"],
  cleanUpTerminal: ["method"],
  registerTerminal: ["system", "role", "ownership", "brand"],
  disinfectTerminal: ["site"],
  recordRemoteTest: ["document"],
  draftReport: ["contact.office", "contact.role", "contact.extension"],
  proposeChange: ["owner"],
  relayNotice: ["relayedTo"],
  addEndpoint: ["channel"],
  proposePurpose: ["business", "rights", "functions"],
};

/** Of many at once is remembered what is remembered of one. */
const OF_ONE: Readonly<Record<string, string>> = {
  lendTerminals: "lendTerminal",
  scanTerminals: "scanTerminal",
  disinfectTerminals: "disinfectTerminal",
};

export function ofOne(act: string): string {
  return OF_ONE[act] ?? act;
}

type Kept = Readonly<Record<string, string>>;

/** Of one agency alone: whoever sits at this browser next may be of another. */
export async function rememberedFor(visit: Visit, act: string): Promise<Kept> {
  const all = await rememberedIn(visit);
  return Object.fromEntries(
    (REMEMBERED[ofOne(act)] ?? []).flatMap(name => {
      const kept = all[`${ofOne(act)}.${name}`];
      return kept === undefined ? [] : [[name, kept] as const];
    }),
  );
}

/** The cookie that remembers it from now on; undefined where the act leaves nothing to remember. */
export async function remembering(visit: Visit, act: string, typed: Typed): Promise<string | undefined> {
  const names = REMEMBERED[ofOne(act)] ?? [];
  const given = names.map(
    name => [`${ofOne(act)}.${name}`, typed.one(name).trim().slice(0, LONGEST)] as const,
  );
  if (given.length === 0) return undefined;
  const agency = visit.person?.agency ?? "";
  const kept = { ...(await rememberedIn(visit)), ...Object.fromEntries(given), agency };
  return setCookie(COOKIE, await seal("remembered", kept), HALF_A_YEAR);
}

async function rememberedIn({ event, person }: Visit): Promise<Kept> {
  const sealed = cookieOf(event.cookies, COOKIE);
  const kept = sealed === undefined ? undefined : ((await unseal("remembered", sealed)) as Kept | undefined);
  return kept && kept.agency === person?.agency ? kept : {};
}
