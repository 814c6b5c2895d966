// The layer below every function that judges: it wakes with the policies read, judges as they are written, and refuses when in doubt.
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { bundle, POLICIES } from "../../infra/bundle.ts";
import { readCases } from "../../infra/local/commands/policy/cases.ts";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "docgate-layer-"));
afterAll(() => rmSync(folder, { recursive: true }));
const policies = join((await bundle([], folder)).layer, POLICIES);
const CASES = readCases("policies/connect");

async function woken(above: string) {
  const env = { ...process.env, NODE_OPTIONS: "", POLICIES: above };
  const { stdout } = await run(process.execPath, ["test/infra/woken.ts"], { env, maxBuffer: 1 << 24 });
  return JSON.parse(stdout) as {
    answers: string[][];
    strangerMay: boolean;
    operateReadAgain?: boolean;
    changedRead?: boolean;
  };
}

test("what the build has read is not read again, and answers every case as its policy says", async () => {
  const { answers, strangerMay, operateReadAgain } = await woken(policies);
  expect(operateReadAgain).toBe(false);
  expect(strangerMay).toBe(false);
  expect(answers).toEqual(CASES.map(({ refused }) => refused.toSorted()));
});

test("other policies under a name that the build has read are read", async () => {
  expect((await woken(policies)).changedRead).toBe(true);
});

test("a layer that changed after its policies were read is judged by as it stands", async () => {
  const changed = join(folder, "changed");
  cpSync(policies, changed, { recursive: true });
  const file = join(changed, "connect.json");
  // Nobody is refused for want of a wire any more.
  const { "tainan-wired-only": _, ...left } = JSON.parse(readFileSync(file, "utf8")) as Record<
    string,
    unknown
  >;
  writeFileSync(file, JSON.stringify(left));
  const before = await woken(policies);
  expect((await woken(changed)).answers).not.toEqual(before.answers);
});

test("a memory that is not whole opens nothing", async () => {
  const broken = join(folder, "broken");
  cpSync(policies, broken, { recursive: true });
  writeFileSync(join(broken, "memory"), readFileSync(join(policies, "memory")).subarray(0, -65_536));
  const { answers, strangerMay } = await woken(broken);
  expect(strangerMay).toBe(false);
  expect(answers).toEqual(CASES.map(() => ["engine-failed"]));
});
