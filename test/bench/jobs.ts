// What each role's main job costs at the console, counted by a browser that does them all from an empty city by what the screen says.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startGateway } from "../../infra/local/run/gateway.ts";
import { setClock } from "../../infra/local/run/shared-clock.ts";
import { startChromium } from "../browser/chromium.ts";
import { pointer } from "../browser/jobs/driver.ts";
import type { Count } from "../browser/jobs/hand.ts";
import { BEGINS, workEveryJob } from "../browser/jobs/story.ts";
import { logIn } from "../browser/log-in.ts";
import { PATIENCE, PATIENT_MS } from "../patience.ts";
import { type Cost, JOB_GOALS, missedGoals, sumOf, WHOLE, wayOut } from "./measure/job-goals.ts";

export const title = `fields, clicks and refusals per job (goal: register to carried out in ${WHOLE.fields} fields, nothing refused)`;

export async function run(print: (line: string) => void): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), "docgate-bench-"));
  setClock(new Date(BEGINS));
  const gateway = await startGateway({ data, port: 0, mostWarm: 40, patience: PATIENCE });
  const browser = await startChromium();
  try {
    const counts = await workEveryJob({
      endpoints: gateway.endpoints,
      async visit(account) {
        const context = await browser.newContext({ baseURL: gateway.endpoints.api, locale: "zh-TW" });
        context.setDefaultTimeout(PATIENT_MS);
        const page = await context.newPage();
        await logIn(page, account);
        return page;
      },
      driver: pointer,
    });
    tell(counts, print);
  } finally {
    await browser.close();
    await gateway.close();
    await rm(data, { recursive: true });
    setClock(undefined);
  }
}

function tell(counts: readonly Count[], print: (line: string) => void): void {
  print(row("job", "account", ["fields", "goal", "before"], ["clicks", "goal", "before"], "refused"));
  for (const count of counts) print(line(count.job, count.account, count, JOB_GOALS[count.job]));
  print(line("register to carried out", "", sumOf(wayOut(counts)), WHOLE));
  const missed = missedGoals(counts);
  for (const each of missed) print(`missed: ${each}`);
  if (missed.length > 0) process.exitCode = 1;
}

function line(
  job: string,
  account: string,
  count: Cost & { readonly refusals: number },
  goal?: Cost & { readonly before?: Cost },
): string {
  const of = (name: keyof Cost) => [count[name], goal?.[name] ?? 0, goal?.before?.[name] ?? "–"];
  return row(job, account, of("fields"), of("clicks"), count.refusals);
}

function row(job: string, account: string, ...numbers: readonly (unknown[] | unknown)[]): string {
  const cells = numbers.flat().map(each => String(each).padStart(8));
  return `${job.padEnd(37)}${account.padEnd(22)}${cells.join("")}`;
}
