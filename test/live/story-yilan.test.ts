// The month of overtime, played by the script a person would run.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

test("npm run story -- yilan plays a month of overtime to its last minute", {
  timeout: 600_000,
}, async () => {
  const { stdout } = await run(process.execPath, ["infra/local/commands/story.ts", "yilan"]).catch(
    failed => failed,
  );
  const rows = stdout.split("\n").filter((line: string) => /^202[35]-/.test(line));
  expect(stdout).toContain(`all ${rows.length} steps as written`);
  expect(stdout).toMatch(/2023-11-06 09:00 .*拒絕 denied {2}yilan-hours\/2\.1b 2\.5a/);
  expect(stdout).toMatch(/2023-11-20 08:50 .*363 元 dollars/);
  expect(stdout).toMatch(/2023-11-20 09:05 .*3600 分 min/);
});
