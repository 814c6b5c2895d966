// From the recorded fact to the disconnect asked of EC2, in the running gateway: one after the other, many at once, a whole city.
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { startGateway } from "../../infra/local/run/gateway.ts";
import { type RunningCity, runningCity } from "../gate/running-city.ts";
import type { CityStop, CityStopTimes } from "./closing/city-stop.ts";

export const title =
  "from a recorded fact to the session ended on record, and to the disconnect asked of EC2 (p99 5 s)";

/**
 * A transaction has its items for 12 ms, and EC2 takes fifty calls and five a second. Two cores serve the database and whoever is
 * let in besides, so of the greater city all constants of time but EC2's are stretched fourfold.
 */
const HOLD_MS = 12;
const CITIES = [
  { open: 300, stretch: 1 },
  { open: 3_000, stretch: 4 },
] as const;
const CUTTING_MS = 20_000;
/** Cut while it was watched, of what EC2's bucket had for that. */
const LEAST_CUT = 0.8;

const SESSIONS = 140;
const ONE_BY_ONE = 60;
/** Fewer than EC2 takes at once, when it has been left alone for a while. */
const AT_ONCE = 40;
const ALONE_MS = 10_000;
const LIMIT_MS = 5_000;
/** How long the stand-in takes to end a connection once it was asked to. */
const SETTLE_MS = 300;

interface AtWork {
  readonly propertyNo: string;
  readonly id: string;
}

export async function run(print: (line: string) => void): Promise<void> {
  const stops: boolean[] = [];
  for (const { open, stretch } of CITIES) {
    const stop = await inAnotherThread(open, { holdMs: HOLD_MS * stretch, cuttingMs: CUTTING_MS });
    stops.push(reportStop(print, stop, stretch));
  }
  await inTheGateway(print);
  if (stops.includes(false)) throw new Error("closing a city falls short");
}

/** The clients of a function stay with the database and the EC2 that they asked first: each city has functions of its own. */
async function inAnotherThread(open: number, times: CityStopTimes): Promise<CityStop> {
  const thread = new Worker(new URL("./closing/city-stop.ts", import.meta.url), {
    workerData: { open, times },
  });
  const [stop] = (await once(thread, "message")) as [CityStop];
  await once(thread, "exit");
  return stop;
}

/** Whether it is as it has to be. */
function reportStop(print: (line: string) => void, stop: CityStop, stretch: number): boolean {
  const { open, letIn, endedMs, busyMs, conflicts, transactions, cut, cutMs, bucket } = stop;
  const name = `${open} open, the city stopped: ended on record`;
  const ended = report(print, stretch === 1 ? name : `${name} (time × ${stretch})`, [...endedMs]);
  print(
    `  goal: p99 ${LIMIT_MS * stretch} ms; busy for ${busyMs.toFixed(0)} ms of one processor, the door before the database included`,
  );
  print(`  by ${transactions} transactions, ${conflicts} more cancelled; ${letIn} let in after the stop`);
  print(
    `  cut in ${(cutMs / 1000).toFixed(1)} s: ${cut}; by what EC2 documents it takes ${bucket} in that time`,
  );
  return endedMs.length === open && ended <= LIMIT_MS * stretch && letIn === 0 && cut >= bucket * LEAST_CUT;
}

async function inTheGateway(print: (line: string) => void): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), "docgate-bench-"));
  const gateway = await startGateway({ data, port: 0 });
  try {
    const city = await runningCity(gateway.endpoints, { accounts: SESSIONS });
    const workers: AtWork[] = [];
    for (let at = 0; at < SESSIONS; at++) {
      const who = await city.borrower();
      const outcome = await city.connect(who);
      if (!outcome.allowed) throw new Error(outcome.message);
      workers.push({ propertyNo: who.propertyNo, id: outcome.connectionId });
    }
    await city.control("drain");
    print(`${SESSIONS} sessions open`);
    const spreads = [
      report(print, "returns declared one by one", await oneByOne(city, workers.splice(0, ONE_BY_ONE))),
      report(print, `${AT_ONCE} returns declared at once`, await atOnce(city, workers.splice(0, AT_ONCE))),
      report(print, `a stop of the whole city, ${workers.length} open`, await stopped(city, workers)),
    ];
    if (Math.max(...spreads) > LIMIT_MS) throw new Error("closing falls short");
  } finally {
    await gateway.close();
    await rm(data, { recursive: true });
  }
}

async function oneByOne(city: RunningCity, workers: readonly AtWork[]): Promise<number[]> {
  const times: number[] = [];
  for (const worker of workers) times.push(...(await cutAfter(city, [worker], () => declare(city, worker))));
  return times;
}

function atOnce(city: RunningCity, workers: readonly AtWork[]): Promise<number[]> {
  return cutAfter(city, workers, () => Promise.all(workers.map(worker => declare(city, worker))));
}

function stopped(city: RunningCity, workers: readonly AtWork[]): Promise<number[]> {
  const whole = {
    scope: { kind: "city", id: "city" },
    because: "bench",
    agency: "",
    system: "",
    person: "",
  } as const;
  return cutAfter(city, workers, () => city.stops({ type: "ConnectionsStopped", stop: "bench", ...whole }));
}

async function declare(city: RunningCity, { propertyNo }: AtWork): Promise<void> {
  await city.terminals(propertyNo, { type: "ReturnDeclared" });
}

/** Counted from before the fact was recorded, so a little more than the truth. */
async function cutAfter(
  city: RunningCity,
  workers: readonly AtWork[],
  happen: () => Promise<unknown>,
): Promise<number[]> {
  if (workers.length > 1) await setTimeout(ALONE_MS);
  const wanted = new Set(workers.map(({ id }) => id));
  const began = Date.now();
  await happen();
  for (;;) {
    const theirs = (await city.connections()).filter(({ id }) => wanted.has(id));
    const asked = theirs.flatMap(({ status }) => {
      if (status.code === "terminating") return [status.until - SETTLE_MS - began];
      return status.code === "terminated" ? [status.at - SETTLE_MS - began] : [];
    });
    if (asked.some(ms => ms < 0)) throw new Error("a session was cut before anything had happened");
    if (asked.length === wanted.size) return asked;
    if (Date.now() - began > 60_000)
      throw new Error(`${wanted.size - asked.length} were not cut in a minute`);
    await setTimeout(100);
  }
}

function report(print: (line: string) => void, name: string, times: number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  print(
    `${name.padEnd(48)} p50 ${at(0.5).toFixed(0)} ms, p99 ${at(0.99).toFixed(0)} ms, n = ${sorted.length}`,
  );
  return at(0.99);
}
