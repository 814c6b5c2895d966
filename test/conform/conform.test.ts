// `npm run conform` as a person runs it: what it ends with where it was asked wrongly, and where this machine lacks what it takes.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

const RUN = resolve("test/conform/run.ts");
const empty = mkdtempSync(join(tmpdir(), "docgate-conform-"));
afterAll(() => rmSync(empty, { recursive: true }));

function conform(...args: string[]) {
  const env = { ...process.env, PYTHON: join(empty, "no-python") };
  const { status, stdout, stderr } = spawnSync(process.execPath, [RUN, ...args], {
    cwd: empty,
    env,
    encoding: "utf8",
  });
  return { status, said: stdout + stderr };
}

test.each<[readonly string[], number, RegExp]>([
  [["nothing-of-the-kind"], 2, /no such part: nothing-of-the-kind; there are .*api/],
  [["api", "--examples", "many"], 2, /--examples and --seed are whole numbers/],
  [["api", "--colour"], 2, /--colour/],
  [["calendar", "--colour"], 2, /--colour/],
  [["api"], 3, /需要 Python 3\.10 以上[\s\S]*PYTHON names another/],
])(
  "conform %j ends with %i",
  (args, status, said) => {
    expect(conform(...args)).toEqual({ status, said: expect.stringMatching(said) });
  },
  120_000,
);
