// `npm run rehearse` as a person runs it: what it ends with where it was asked wrongly, and where this machine lacks what it takes.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

const RUN = resolve("test/rehearse/run.ts");
const empty = mkdtempSync(join(tmpdir(), "docgate-rehearsing-"));
afterAll(() => rmSync(empty, { recursive: true }));

test.each<[readonly string[], number, RegExp]>([
  [["nothing-of-the-kind"], 2, /no such part: nothing-of-the-kind; there are .*openvpn/],
  [["openvpn", "--fast"], 2, /no such option: --fast/],
  // No program is found on this path, whoever runs it.
  [["openvpn"], 3, /這部機器缺少 this machine lacks: .*(root|ip|Linux)/],
])("rehearse %j ends with %i and leaves nothing behind", (args, status, said) => {
  const env = { ...process.env, PATH: empty, TMPDIR: empty };
  const ran = spawnSync(process.execPath, [RUN, ...args], { env, encoding: "utf8" });
  expect({ status: ran.status, said: ran.stdout + ran.stderr }).toEqual({
    status,
    said: expect.stringMatching(said),
  });
  expect(readdirSync(empty)).toEqual([]);
});
