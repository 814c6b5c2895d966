// What a run on one machine keeps of what it built: the last few builds, and whatever is not a build.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { forgetOld } from "../../infra/local/run/build.ts";

const cache = mkdtempSync(join(tmpdir(), "docgate-builds-"));
afterAll(() => rmSync(cache, { recursive: true }));

test("the newest four builds stay, older ones go, and nothing else is touched", () => {
  const builds = Array.from({ length: 7 }, (_, age) => String(age).repeat(16));
  for (const [age, name] of builds.entries()) {
    mkdirSync(join(cache, name));
    writeFileSync(join(cache, name, "manifest.json"), "{}");
    utimesSync(join(cache, name), 1_000_000 - age, 1_000_000 - age);
  }
  const draft = `${"0".repeat(16)}.4711`;
  mkdirSync(join(cache, draft));
  writeFileSync(join(cache, "tests.json"), "{}");
  forgetOld(cache);
  expect(readdirSync(cache).sort()).toEqual([...builds.slice(0, 4), draft, "tests.json"].sort());
});
