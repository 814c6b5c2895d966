// Our own tests against somebody else's implementation: what failed is held against the list of its known faults.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import * as v from "valibot";
import type { Print, Verdict } from "../needs/part.ts";
import { FAULTS, type Fault, type Implementation } from "./faults.ts";

export interface Suite {
  readonly of: Implementation;
  readonly files: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Where the report is written to. */
  readonly folder: string;
}

const shape = v.object({
  testResults: v.array(
    v.object({
      name: v.string(),
      assertionResults: v.array(v.object({ fullName: v.string(), status: v.string() })),
      message: v.optional(v.string(), ""),
    }),
  ),
});
type Report = v.InferOutput<typeof shape>;

export async function runSuite(suite: Suite, print: Print): Promise<Verdict> {
  const report = join(suite.folder, "tests.json");
  await vitest(suite, report);
  const read = v.parse(shape, JSON.parse(readFileSync(report, "utf8")));
  return judged(suite.of, read, print);
}

/** What did not even load counts as one failed test of that file: it hides all of its own. */
export function judged(of: Implementation, { testResults }: Report, print: Print): Verdict {
  const tests = testResults.flatMap(({ name, assertionResults, message }) => {
    const file = relative(resolve("."), name);
    const own = assertionResults.map(({ fullName, status }) => ({ name: `${file}: ${fullName}`, status }));
    return own.length > 0 ? own : [{ name: `${file}: ${message || "no test"}`, status: "failed" }];
  });
  const named = (status: string) => tests.filter(each => each.status === status).map(({ name }) => name);
  const [passed, failed] = [named("passed"), new Set(named("failed"))];
  const files = new Set(testResults.map(({ name }) => relative(resolve("."), name)));
  const known = FAULTS.filter(
    fault => fault.of === of && Object.keys(fault.tests).some(file => files.has(file)),
  ).map(fault => ({ ...fault, names: namesOf(fault) }));
  const unknown = [...failed].filter(name => !known.some(({ names }) => names.includes(name)));
  const mended = known.flatMap(({ names, sometimes }) =>
    sometimes ? [] : names.filter(name => !failed.has(name)),
  );
  print(
    `${of}: ${passed.length} of ${tests.length} tests pass, ${failed.size - unknown.length} fail by its known faults`,
  );
  for (const { names, because, proof } of known) {
    const shown = names.filter(name => failed.has(name)).length;
    if (shown > 0) print(`  known (${shown}): ${because}: ${proof}`);
  }
  for (const name of unknown) print(`  FAILED: ${name}`);
  for (const name of mended) print(`  MENDED, take it off the list: ${name}`);
  return unknown.length + mended.length > 0 || passed.length === 0 ? "differs" : "conforms";
}

function namesOf({ tests }: Fault): string[] {
  return Object.entries(tests).flatMap(([file, names]) => names.map(name => `${file}: ${name}`));
}

function vitest({ files, environment }: Suite, report: string): Promise<void> {
  const command = resolve("node_modules/vitest/vitest.mjs");
  const args = ["run", "--config", "test/vitest.config.ts", "--project", "unit"];
  const child = spawn(process.execPath, [command, ...args, ...files], {
    env: { ...process.env, ...environment, TESTS_REPORT: report },
    stdio: ["ignore", "ignore", "ignore"],
  });
  return new Promise(done => child.once("exit", () => done()));
}
