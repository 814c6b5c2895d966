// A month of working from home under two regulations, played by the script a person would run.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

async function played(name: string): Promise<{ readonly stdout: string; readonly rows: readonly string[] }> {
  const { stdout } = await run(process.execPath, ["infra/local/commands/story.ts", name]).catch(
    failed => failed,
  );
  return { stdout, rows: stdout.split("\n").filter((line: string) => /^2021-07-/.test(line)) };
}

test("npm run story -- ey plays a month under the Executive Yuan's draft to the deleted data", {
  timeout: 900_000,
}, async () => {
  const { stdout, rows } = await played("ey");
  expect(stdout).toContain(`all ${rows.length} steps as written`);
  const denied = rows.filter(row => row.includes("denied")).map(row => row.split("denied  ")[1]);
  expect(denied).toEqual([
    ...["4a 4c 12.3a", "15 2", "4b", "4c", "12.1b", "5b 5b 11b", "10", "6c", "14a"].map(
      clauses => `ey-draft/${clauses}`,
    ),
  ]);
  expect(rows.at(-1)).toContain("ey-draft/12.3b");
});

test("npm run story -- keelung plays a month in pregnancy and 7.2 (4) to the deleted data", {
  timeout: 900_000,
}, async () => {
  const { stdout, rows } = await played("keelung");
  expect(stdout).toContain(`all ${rows.length} steps as written`);
  expect(rows.filter(row => row.includes("7.2 (4)"))).toEqual([
    expect.stringMatching(/denied {2}keelung-pregnancy\/3\.1$/),
    expect.stringMatching(/denied {2}ey-draft\/4c$/),
  ]);
  expect(rows.at(-1)).toContain("keelung-pregnancy/4.2.3");
});
