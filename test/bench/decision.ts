// A whole decision of the gate, as it is deployed, through the embedded database beside its own two requests; then ten thousand at once.
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { handler as fromSource } from "../../functions/sessions/connect.lambda.ts";
import { bundle } from "../../infra/bundle.ts";
import { ownJournal } from "../shared/journal/own.ts";
import { spreadOf } from "./measure/contest.ts";

export const title =
  "a whole decision through the database (goal: at most 1.15 × its two requests), and 10,000 at once";

const ROUNDS = 200;
const WARM_UP = 40;
const CROWD = 10_000;
/** A terminal has one session, so a crowd at one terminal would only wait for itself. */
const PEOPLE = 200;
const PLANNED = 1_000_000;
/** Beside its two requests by the client library. */
const GOAL = 1.15;
const CONNECT = "sessions/connect";

export async function run(print: (line: string) => void): Promise<void> {
  const journal = await ownJournal();
  const folder = mkdtempSync(join(tmpdir(), "docgate-decision-"));
  try {
    const { cityInOrder, knock } = await import("../gate/city.ts");
    const source = await import("../../functions/sessions/connect.lambda.ts");
    const handler = await deployed(folder);
    const { another, bare, byLibrary, sentDuring } = await import("./decision/requests.ts");
    const city = await cityInOrder({ accounts: PLANNED });
    const who = await city.borrower();
    const question = () => knock(city, who);
    const id = (asked: ReturnType<typeof question>) => asked["connection-id"];
    for (const ask of [source.handler, handler]) {
      const warm = question();
      await ask(warm);
      await city.hungUp(id(warm));
    }
    const first = question();
    const sent = await sentDuring(() => source.handler(first));
    await city.hungUp(id(first));
    print(`one decision sends ${sent.map(([name]) => name).join(" and ")}`);
    if (sent.length !== 2) throw new Error("a decision is one read and one write");
    const works: Record<string, (asked: ReturnType<typeof question>) => Promise<unknown>> = {
      "the whole decision": handler,
      "its two requests, by the client library": asked => byLibrary(another(sent, id(first), id(asked))),
      "its two requests, bare and unsigned": asked => bare(journal.url, another(sent, id(first), id(asked))),
    };
    const times = new Map(Object.keys(works).map(name => [name, [] as number[]]));
    for (let round = 0; round < WARM_UP + ROUNDS; round++)
      for (const [name, work] of Object.entries(works)) {
        const asked = question();
        const start = performance.now();
        await work(asked);
        if (round >= WARM_UP) times.get(name)?.push(performance.now() - start);
        await city.hungUp(id(asked));
      }
    const library = spreadOf(times.get("its two requests, by the client library") ?? []).median;
    const whole = spreadOf(times.get("the whole decision") ?? []).median;
    for (const [name, each] of times) {
      const { median } = spreadOf(each);
      print(
        `${name.padEnd(42)} ${median.toFixed(2)} ms; the decision takes ${(whole / median).toFixed(2)} ×`,
      );
    }
    const people = [who];
    while (people.length < PEOPLE) people.push(await city.borrower());
    await Promise.all(people.map(({ propertyNo }) => city.wired(propertyNo)));
    await crowd(print, at => handler(knock(city, people[at % PEOPLE] ?? who)));
    if (whole > GOAL * library) throw new Error(`a decision takes more than ${GOAL} × its two requests`);
  } finally {
    await journal.close();
    rmSync(folder, { recursive: true });
  }
}

/** The bundle that AWS would run. */
async function deployed(folder: string): Promise<typeof fromSource> {
  const { codeOf } = await bundle([CONNECT], folder);
  return createRequire(import.meta.url)(join(codeOf(CONNECT), "index.cjs")).handler;
}

async function crowd(print: (line: string) => void, ask: (at: number) => Promise<object>): Promise<void> {
  // Each of those that come too late is logged, as it should be, and not for whoever reads this.
  const aloud = console.error;
  console.error = () => {};
  const start = performance.now();
  const times: number[] = [];
  const answers = await Promise.all(
    Array.from({ length: CROWD }, async (_, at) => {
      const answer = await ask(at);
      times.push(performance.now() - start);
      return answer as { allow: boolean; "posture-compliance-statuses": readonly string[] };
    }),
  );
  console.error = aloud;
  const why = new Map<string, number>();
  for (const { allow, "posture-compliance-statuses": statuses } of answers) {
    const said = allow ? "allowed" : (statuses.at(-1) ?? "refused");
    why.set(said, (why.get(said) ?? 0) + 1);
  }
  const { median, most } = spreadOf(times);
  print(
    `${CROWD} at once: ${[...why].map(([said, count]) => `${count} ${said}`).join(", ")}; median ${(median / 1000).toFixed(1)} s, last ${(most / 1000).toFixed(1)} s`,
  );
}
