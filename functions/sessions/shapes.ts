// The shapes of sessions, explanations and stops in and out of the API; schemas only.

import * as v from "valibot";
import { computerNo } from "../devices/computers.ts";
import { BUSINESSES } from "../firm/names.ts";
import { GATE_STATES, type GateState } from "../gate/gate-state.ts";
import { DIFFERENCES, PERSONAS } from "../gate/names.ts";
import { account, instant, key, text } from "../shared/http/schema.ts";
import { foldedAccount } from "../shared/rules/account.ts";
import { COVERAGES, isClause, STANDINGS } from "../shared/rules/clauses.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { AUTHORITIES, STOP_SCOPES } from "../stops/names.ts";
import { network } from "../stops/shapes.ts";
import { END_CAUSES, HOW_CLOSED, SIGNS_OF_LIFE } from "./session-event.ts";

export const words = v.object({ "zh-TW": v.string(), en: v.string() });
export const system = v.picklist(SYSTEMS);
export const channel = v.picklist(["vpn", "vdi"]);
export const clause = v.pipe(
  v.string(),
  v.guard(isClause),
  v.description("A clause, such as tainan-2021/3.4d"),
);

/** A policy of the gate; only what refuses has words, since only a refusal is read by anybody. */
export const policy = v.object({
  policy: v.string(),
  effect: v.picklist(["permit", "forbid"]),
  clause: v.optional(v.string()),
  says: v.optional(words),
  fix: v.optional(words),
  who: v.optional(words),
  /** What it looks at and compares with what, and who changes that and how. */
  conditions: v.array(
    v.object({
      fact: v.string(),
      compared: v.array(
        v.object({
          value: v.optional(v.union([v.string(), v.number(), v.boolean()])),
          parameter: v.optional(v.string()),
          fact: v.optional(v.string()),
        }),
      ),
      deed: v.optional(words),
      who: v.optional(words),
    }),
  ),
  /** Absent where nothing is proved of it: else it never errs, is not dead, and this. */
  proof: v.optional(
    v.object({
      /** Who would get in if it were dropped. */
      opens: v.optional(words),
      /** Those that refuse wherever it does, and why it stays all the same. */
      covers: v.optional(v.array(v.string())),
      stays: v.optional(words),
    }),
  ),
  text: v.string(),
});
const closesAt = v.object({ at: v.string(), reason: words });

/** What may be asked for beyond a way in, where a regulation looks at it. */
const names = v.pipe(v.array(key(64)), v.maxLength(50));
const wishes = {
  business: v.optional(key(64)),
  rights: v.optional(names),
  functions: v.optional(names),
  document: v.optional(v.strictObject({ classification: v.optional(key(32)) })),
  export: v.optional(v.strictObject({ important: v.boolean(), encrypted: v.boolean() })),
  trade: v.optional(v.strictObject({ loggedIn: v.boolean() })),
};

export const question = v.strictObject({
  /** Whoever shows a certificate may leave it to that. */
  terminal: v.optional(computerNo),
  endpoint: key(64),
  person: v.optional(account()),
  address: v.optional(text(64)),
  connection: v.optional(text(128)),
  certificate: v.optional(text(128)),
  factors: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5))),
  loginUntil: v.optional(instant()),
  ...wishes,
});

const number = key(64);
/** One of the three. */
export const askedAct = v.strictObject({
  document: v.optional(v.strictObject({ number, classification: key(32) })),
  export: v.optional(v.strictObject({ number, important: v.boolean(), encrypted: v.boolean() })),
  trade: v.optional(v.strictObject({ business: v.picklist(BUSINESSES), order: number })),
});

const refusal = v.object({
  policy: v.string(),
  clause: v.optional(clause),
  says: words,
  fix: words,
  who: words,
});

export const session = v.object({
  session: v.string(),
  status: v.picklist(["allowed", "refused", "ended"]),
  person: v.string(),
  terminal: v.string(),
  system: v.optional(v.string()),
  channel: v.optional(v.string()),
  agency: v.string(),
  endpoint: v.string(),
  connection: v.string(),
  address: v.string(),
  askedAt: v.string(),
  closesAt: v.optional(closesAt),
  /** Only of one that is open: from then on it is over, unless it is renewed. */
  lease: v.optional(v.object({ until: v.string() })),
  refusals: v.array(refusal),
  ended: v.optional(
    v.object({
      at: v.string(),
      why: v.picklist(END_CAUSES),
      cause: words,
      clause: v.optional(clause),
      by: v.string(),
    }),
  ),
  cut: v.optional(v.string()),
  /** Who is told of its end and has to confirm it; one by VDI or an own VPN server without it ends on record only. */
  broker: v.optional(v.object({ account: v.string(), seconds: v.number() })),
  /** When it was closed, how, and who said so. */
  closed: v.optional(
    v.object({ at: v.string(), how: v.picklist(HOW_CLOSED), by: v.string(), reason: v.optional(v.string()) }),
  ),
  /** Its closing was said and did not hold. */
  seenAfter: v.optional(
    v.object({ at: v.string(), sign: v.picklist(SIGNS_OF_LIFE), closedAt: v.string(), by: v.string() }),
  ),
  /** What was asked to be done in it: how often, how often in vain, and when last. */
  acts: v.optional(v.object({ asked: v.number(), refused: v.number(), at: v.string() })),
  repeats: v.optional(v.number()),
  stray: v.optional(v.literal(true)),
  version: v.number(),
  hash: v.string(),
});

/** To whom a question is answered no: in one line, short enough for any client of a VPN. */
export const answered = v.object({ ...session.entries, message: v.optional(v.string()) });

const answeredAct = { act: v.string(), allowed: v.boolean(), refusals: v.array(refusal) };
export const act = v.object({ ...answeredAct, session: v.string(), message: v.optional(v.string()) });
/** As it is on record. */
export const actAsked = v.object({ ...answeredAct, ...askedAct.entries, at: v.string(), by: v.string() });

const fact = v.object({
  name: v.string(),
  value: v.optional(v.unknown()),
  record: v.optional(
    v.object({ stream: v.string(), version: v.number(), saidAgainAt: v.optional(v.string()) }),
  ),
});

/** What somebody would have to change, and who that is. */
const way = v.object({
  changes: v.array(v.object({ fact: v.string(), to: v.optional(v.unknown()), by: v.picklist(PERSONAS) })),
  deed: words,
  who: words,
});
/** One way of each step opens the gate; of several, all are as small. */
const step = v.object({
  policies: v.array(v.string()),
  ways: v.array(way),
  /** Who could do it without anybody else, and the least that takes. */
  alone: v.array(v.object({ by: v.picklist(PERSONAS), who: words, ways: v.array(way) })),
});

/** Facts supposed instead of those on record. */
export const whatIf = v.pipe(
  text(2_000),
  v.description('Facts supposed instead of those on record, as JSON: {"medium":"wired"}; null is not known'),
);

export const explanation = v.object({
  person: v.string(),
  terminal: v.string(),
  system,
  channel,
  address: v.string(),
  at: v.string(),
  moment: v.picklist(["past", "present", "future"]),
  allowed: v.boolean(),
  gate: v.object({ state: v.picklist(Object.keys(GATE_STATES) as [GateState, ...GateState[]]), words }),
  closesAt: v.optional(closesAt),
  profiles: v.array(v.string()),
  /** Of each of them, that of the moment. */
  versions: v.record(v.string(), v.number()),
  /** Through which of the system's endpoints it could be asked for; none where the reader may know of none. */
  endpoints: v.array(v.string()),
  steps: v.array(step),
  /** Asked for with `until`: how it stands from then on, as far as is known now. */
  spans: v.optional(
    v.array(
      v.object({
        from: v.string(),
        until: v.string(),
        state: v.picklist(Object.keys(GATE_STATES) as [GateState, ...GateState[]]),
        refusals: v.array(v.object({ policy: v.string(), clause: v.optional(v.string()) })),
      }),
    ),
  ),
  /** What `whatIf` can say of each fact that is looked at; null is not known. */
  supposable: v.array(v.object({ fact: v.string(), values: v.array(v.unknown()) })),
  rows: v.array(
    v.object({
      ...refusal.entries,
      cause: v.optional(words),
      verdict: v.picklist(["holds", "refuses"]),
      facts: v.array(fact),
    }),
  ),
});

const told = v.optional(v.array(v.string()));
/** How far a clause is kept here, and what shows it. */
export const covered = v.object({
  clause: v.string(),
  standing: v.picklist(STANDINGS),
  coverage: v.picklist(COVERAGES),
  acts: told,
  page: v.optional(v.string()),
  policies: told,
  refusals: told,
  cases: told,
  tests: told,
  lacks: v.optional(words),
});

/** The first event of a session: everything its answer rested on. */
export const decision = v.object({
  facts: v.unknown(),
  versions: v.record(v.string(), v.number()),
  held: v.array(v.string()),
  refusals: v.array(v.object({ policy: v.string(), clause: v.optional(v.string()) })),
  closesAt: v.optional(closesAt),
  shadow: v.optional(
    v.object({ kind: v.picklist(DIFFERENCES), before: v.array(v.string()), after: v.array(v.string()) }),
  ),
});

export const counts = v.object({
  days: v.array(
    v.object({
      day: v.string(),
      system: v.string(),
      allowed: v.number(),
      refused: v.number(),
      ended: v.number(),
    }),
  ),
  refusals: v.array(
    v.object({ policy: v.string(), clause: v.optional(clause), says: words, count: v.number() }),
  ),
});

export const scope = v.pipe(
  v.strictObject({ kind: v.picklist(STOP_SCOPES), id: key(128) }),
  v.transform(({ kind, id }) => ({ kind, id: kind === "person" ? foldedAccount(id) : id })),
);
export const stop = v.object({
  stop: v.string(),
  scope: v.object({ kind: v.picklist(STOP_SCOPES), id: v.string() }),
  reason: v.string(),
  at: v.string(),
  by: v.string(),
  authority: v.picklist(AUTHORITIES),
  drill: v.optional(v.literal(true)),
  mayLift: v.boolean(),
  /** Only of a stop that cuts networks. */
  networks: v.optional(v.array(network)),
});
