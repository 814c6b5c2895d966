// Every bundle as it is uploaded: alone in an empty folder, with an empty environment, it loads.
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { ENTRIES } from "../../functions/entries.ts";
import { bundle } from "../../infra/bundle.ts";

const run = promisify(execFile);
// Not below this project: Node would find its node_modules on the way up.
const folder = mkdtempSync(join(tmpdir(), "docgate-alone-"));
afterAll(() => rmSync(folder, { recursive: true }));

const names = ENTRIES.map(({ path }) => path);
const { codeOf } = await bundle(names, join(folder, "built"));
const PROGRAM = "process.stdout.write(typeof require('./index.cjs').handler)";

describe("alone in an empty folder", () => {
  // Starting a process may take long on a busy machine.
  test.each(names)("%s", async name => {
    const place = join(folder, "alone");
    cpSync(codeOf(name), place, { recursive: true });
    const { stdout } = await run(process.execPath, ["-e", PROGRAM], { cwd: place, env: {} });
    rmSync(place, { recursive: true });
    expect(stdout).toBe("function");
  });
});

/** Their first page waits for all of it. */
test.each(names.filter(name => name.startsWith("console/")))("%s is no heavier than 450 KB", name => {
  expect(statSync(join(codeOf(name), "index.cjs")).size).toBeLessThanOrEqual(450 * 1024);
});
