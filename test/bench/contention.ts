// A crowd at one system while transactions cancel each other: who is refused for it, how long a yes takes, whether a stop gets
// through, and whether the seats come out exact. Where the machine is the limit, every constant of time is stretched.
import { Agent } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { CONFLICT_TIMES, Conflicts } from "../../infra/local/aws/conflicts.ts";
import type { Database } from "../../infra/local/aws/database.ts";
import { type Doorkeeper, openDoor, pass } from "../../infra/local/aws/database-door.ts";
import type { City } from "../gate/city.ts";
import type { Answered, Knocker } from "../gate/crowd.ts";
import { type OwnJournal, ownJournal } from "../shared/journal/own.ts";
import { Random } from "./measure/random.ts";

export const title =
  "questions a second at one system, each transaction holding its items 12 ms (goals: none refused for it, p99 1 s)";

interface Run {
  readonly name: string;
  readonly perSecond: number;
  readonly count: number;
  readonly seats: number;
  readonly stops: boolean;
}
const PLENTY = 100_000;
const RUNS: readonly Run[] = [
  ...[5, 20, 50, 100].map(perSecond => {
    return { name: `${perSecond}/s`, perSecond, count: perSecond * 10, seats: PLENTY, stops: false };
  }),
  { name: "200/s, a stop a second", perSecond: 200, count: 200 * 20, seats: PLENTY, stops: true },
  { name: "5,000 in a minute", perSecond: 5_000 / 60, count: 5_000, seats: PLENTY, stops: false },
  { name: "2,000 for 500 seats", perSecond: 200, count: 2_000, seats: 500, stops: false },
];
const GOAL_MS = 1_000;
const CONTENTION = /^(moved-too-often|gate-unavailable)$/;
const FULL = "tainan-2021/3.4d";
const MOST_STRETCH = 10;
/** Of the machine's time, with every question at its fastest: what is left is for tries, stops and whoever else is here. */
const SHARE = 0.3;

interface Figures {
  readonly run: Run;
  readonly answers: readonly Answered[];
  readonly stops: readonly Answered[];
  readonly conflicts: number;
  readonly lateMs: number;
  readonly miscounted: number;
}

export async function run(print: (line: string) => void, { stretch: asked }: { stretch?: number } = {}) {
  const journal = await ownJournal();
  const door = await doorBefore(journal);
  const logged = muted();
  try {
    const stretch = asked ?? (await calibrated(door, print));
    const held = CONFLICT_TIMES.holdMs * stretch;
    await asManyFunctions(stretch);
    print(
      `hold, back-off and limits × ${stretch}, rates ÷ ${stretch}, figures ÷ ${stretch}: a transaction has its items for ${held} ms here`,
    );
    const missed: string[] = [];
    for (const each of RUNS) {
      const figures = await measured(door, each, stretch);
      print(lineOf(figures));
      missed.push(...missedBy(figures));
    }
    if (missed.length > 0) throw new Error(`missed: ${missed.join("; ")}`);
  } finally {
    logged.restore();
    await door.close();
    await journal.close();
  }
}

/** A crowd that is refused fills the log with it; the figures say how many. */
function muted(): { restore(): void } {
  const { warn, error } = console;
  Object.assign(console, { warn: () => {}, error: () => {} });
  return { restore: () => void Object.assign(console, { warn, error }) };
}

interface HttpSettings {
  updateHttpClientConfig(name: string, value: unknown): void;
}

/** In the cloud every question has a function to itself, and so a client: here one stands for all, and has the sockets of all. */
async function asManyFunctions(stretch: number): Promise<void> {
  const { database } = await import("../../functions/shared/journal/journal.ts");
  const { requestHandler } = database.config as unknown as { requestHandler: HttpSettings };
  requestHandler.updateHttpClientConfig("httpAgent", new Agent({ keepAlive: true, maxSockets: 10_000 }));
  requestHandler.updateHttpClientConfig("connectionTimeout", 1_000 * stretch);
  requestHandler.updateHttpClientConfig("requestTimeout", 4_000 * stretch);
}

interface Door {
  /** Another table with a city and a crowd in it, made while nobody stands in the door. */
  prepared(of: Pick<Run, "count" | "seats">): Promise<{ city: City; people: readonly Knocker[] }>;
  keptBy(keeper: Doorkeeper): void;
  close(): Promise<void>;
}

/** The journal's client asks where the database is when it is first used, which is after the first table was made. */
async function doorBefore(journal: OwnJournal): Promise<Door> {
  let keeper = pass;
  const behind: Database = { url: journal.url, close: async () => {} };
  const door = await openDoor(behind, passing => keeper(passing));
  return {
    keptBy: next => {
      keeper = next;
    },
    prepared: async ({ count, seats }) => {
      keeper = pass;
      await journal.renew();
      process.env.AWS_ENDPOINT_URL_DYNAMODB = door.url;
      const { cityInOrder } = await import("../gate/city.ts");
      const { crowdOf } = await import("../gate/crowd.ts");
      const city = await cityInOrder({ accounts: seats });
      return { city, people: await crowdOf(city, count) };
    },
    close: () => door.close(),
  };
}

/** How often the machine could answer in a second if nothing ever met, one question after the other; 200 have to fit into a share. */
async function calibrated(door: Door, print: (line: string) => void): Promise<number> {
  const { knocks } = await import("../gate/crowd.ts");
  const [WARM_UP, COUNT] = [20, 100];
  const { city, people } = await door.prepared({ count: WARM_UP + COUNT, seats: PLENTY });
  for (const who of people.slice(0, WARM_UP)) await knocks(city, who);
  const start = performance.now();
  for (const who of people.slice(WARM_UP)) await knocks(city, who);
  const each = (performance.now() - start) / COUNT;
  const stretch = Math.min(MOST_STRETCH, Math.max(1, Math.ceil((200 * each) / 1_000 / SHARE)));
  print(`${each.toFixed(2)} ms a question on this machine when nothing meets`);
  return stretch;
}

async function measured(door: Door, each: Run, stretch: number): Promise<Figures> {
  const { holdMs, cancelAfterMs } = CONFLICT_TIMES;
  const conflicts = new Conflicts({ holdMs: holdMs * stretch, cancelAfterMs: cancelAfterMs * stretch });
  const { city, people } = await door.prepared(each);
  door.keptBy(conflicts.keeper);
  const { arriving, knocks, stopping } = await import("../gate/crowd.ts");
  const { seatsMiscounted } = await import("../../functions/audit/seats-audit.ts");
  const random = new Random(20_260_105);
  const late = monitorEventLoopDelay({ resolution: 5 });
  late.enable();
  const stops: Promise<Answered>[] = [];
  const stopper = setInterval(() => void (each.stops && stops.push(stopping(stretch))), 1_000 * stretch);
  const answers = await arriving(each.count, each.perSecond / stretch, {
    chance: () => random.below(1_000_000) / 1_000_000,
    act: at => knocks(city, people[at] as Knocker, stretch),
  });
  clearInterval(stopper);
  const stopped = await Promise.all(stops);
  late.disable();
  const miscounted = (await seatsMiscounted([city.system], ["vpn"])).length;
  const lateMs = late.percentile(99) / 1e6 / stretch;
  return { run: each, answers, stops: stopped, conflicts: conflicts.refused, lateMs, miscounted };
}

function lineOf({ run: { name, count }, answers, stops, conflicts, lateMs }: Figures): string {
  const outcomes = [...Map.groupBy(answers, ({ outcome }) => outcome)];
  const told = outcomes.map(([outcome, all]) => `${outcome} ${all.length}`).join(", ");
  const written = stops.filter(({ outcome }) => outcome === "written");
  const stopped =
    stops.length > 0 &&
    `; stops: slowest ${slowest(written).toFixed(0)} ms, given up ${stops.length - written.length} of ${stops.length}`;
  const times = `p50 ${at(answers, 0.5).toFixed(0)}, p99 ${at(answers, 0.99).toFixed(0)} ms`;
  const met = `${(conflicts / count).toFixed(2)} conflicts a question`;
  return `${name.padEnd(23)} ${times}, ${met}; ${told}${stopped || ""} (event loop late by ${lateMs.toFixed(0)} ms)`;
}

function missedBy({ run: { name, count, seats }, answers, stops, miscounted }: Figures): string[] {
  const number = (test: (outcome: string) => boolean) =>
    answers.filter(({ outcome }) => test(outcome)).length;
  const contended = number(outcome => CONTENTION.test(outcome));
  const allowed = number(outcome => outcome === "allowed");
  const others = number(outcome => outcome !== "allowed" && outcome !== FULL && !CONTENTION.test(outcome));
  const givenUp = stops.filter(({ outcome, ms }) => outcome !== "written" || ms > GOAL_MS).length;
  const p99 = at(answers, 0.99);
  return [
    contended > 0 && `${contended} refused for contention`,
    p99 >= GOAL_MS && `p99 ${p99.toFixed(0)} ms`,
    allowed !== Math.min(count, seats) && `${allowed} let in where ${Math.min(count, seats)} should be`,
    others > 0 && `${others} refused for something else`,
    givenUp > 0 && `${givenUp} of ${stops.length} stops given up or later than a second`,
    miscounted > 0 && "seats miscounted",
  ].flatMap(each => (each ? [`${name}: ${each}`] : []));
}

function at(answers: readonly Answered[], share: number): number {
  const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function slowest(all: readonly Answered[]): number {
  return Math.max(0, ...all.map(({ ms }) => ms));
}
