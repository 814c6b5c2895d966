// `npm run conform` as a person runs it: what it ends with where it was asked wrongly, and where this machine lacks what it takes.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
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

test("of several parts the worst end is the end of all: what differs, before what could not be tried", () => {
  const folder = mkdtempSync(join(tmpdir(), "docgate-parts-"));
  const runner = JSON.stringify(resolve("test/conform/needs/run-parts.ts"));
  const files = {
    "run.ts": `import { runParts } from ${runner}; process.exitCode = await runParts(import.meta.filename, process.argv.slice(2));`,
    ...Object.fromEntries(
      ["conforms", "differs", "wanting"].map(end => [
        `${end}.ts`,
        `export const title = "${end}"; export const run = async () => "${end}";`,
      ]),
    ),
    "differs.test.ts": "throw new Error('a test is no part');",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const ends = (...parts: string[]) =>
    spawnSync(process.execPath, [join(folder, "run.ts"), ...parts], { encoding: "utf8" }).status;
  expect([
    ends(),
    ends("conforms", "wanting"),
    ends("differs", "wanting"),
    ends("wanting", "differs"),
  ]).toEqual([1, 3, 1, 1]);
  expect([ends("conforms"), ends("conforms", "conforms")]).toEqual([0, 0]);
  rmSync(folder, { recursive: true });
}, 120_000);
